import fc from 'fast-check'
import { sm2, sm3 } from 'sm-crypto-v2'
import { expect, test } from 'vitest'
import { base64url, qrText, readSealed, type Sealed, type Statement, verify } from './statement.ts'

const { privateKey, publicKey } = sm2.generateKeyPairHex()
const KEY = '0123456789abcdef'
const keys = new Map([[KEY, publicKey]])
const data = JSON.stringify([{ key: 'a', name: '经营场所', value: '太平路', says: '太平路' }])
const said: Statement = {
  title: '食品经营许可证', identifier: '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9', number: 'JY23701020190003', version: 1, status: 'valid', holder: '青岛栈桥海鲜餐饮有限公司', authority: '局', issued: '2026-11-23', since: '2026-11-23', data: sm3(data),
}
const sign = (text: string, key = privateKey) => base64url(Uint8Array.from(Buffer.from(sm2.doSignature(text, key, { hash: true, der: true }), 'hex')))
const sealedAs = (statement: Statement): Sealed => ({ statement: JSON.stringify(statement), signature: sign(JSON.stringify(statement)), key: KEY })

test('the text of a code is the whole statement: nothing else is needed to verify it', () => {
  const text = qrText('https://office.example', sealedAs(said))
  expect(text).toMatch(/^https:\/\/office\.example\/verify#/)
  expect(verify(readSealed(text)!, keys)).toEqual({ statement: said, signature: 'right', identifier: expect.objectContaining({ verdict: 'standard' }) as unknown })
})

test('any statement comes through a code unchanged, whatever its letters', () => {
  fc.assert(fc.property(fc.record({ holder: fc.string({ unit: 'grapheme' }), number: fc.string({ unit: 'binary' }) }), (odd) => {
    fc.pre(odd.holder.isWellFormed() && odd.number.isWellFormed())
    const sealed = { ...sealedAs(said), statement: JSON.stringify({ ...said, ...odd }) }
    expect(readSealed(`  ${qrText('http://x', sealed)}\n`)).toEqual(sealed)
  }))
})

test('one changed letter anywhere in the statement is a wrong signature', () => {
  const sealed = sealedAs(said)
  fc.assert(fc.property(fc.constantFrom(...Object.keys(said)) as fc.Arbitrary<keyof Statement>, fc.string({ minLength: 1 }), (field, value) => {
    fc.pre(said[field] !== value)
    expect(verify({ ...sealed, statement: JSON.stringify({ ...said, [field]: value }) }, keys).signature).toBe('wrong')
  }), { numRuns: 30 })
})

test('another’s key, and a key that nobody knows, sign nothing here', () => {
  const text = JSON.stringify(said)
  const other = sm2.generateKeyPairHex()
  expect(verify({ statement: text, signature: sign(text, other.privateKey), key: KEY }, keys).signature).toBe('wrong')
  expect(verify({ statement: text, signature: sign(text, other.privateKey), key: 'f'.repeat(16) }, keys).signature).toBe('unknown_key')
})

test('a signature that OpenSSL made (SM2 over SM3, user 1234567812345678) verifies here', () => {
  const theirs = { statement: '{"number":"JY23701020190003","title":"食品经营许可证"}', key: KEY, signature: 'MEYCIQCpIg-yb_zsbIps8F_yjteaUSONxgAb2S_hmRpcrvvuUQIhAPlA1DDJFFc22t_X2c_oLxzaBHVfoLL9R0bkMw3B2gM4' }
  const openssl = new Map([[KEY, '049f8d7167cdd09fa717c43f3f9f26ad0ff2f8c8fffaadd6706233b005d7b875034a324b46ad039fe8442d89d3fea0a763197fef6abe4b79d4bba5e48c06e319fc']])
  expect(verify(theirs, openssl).signature).toBe('right')
  expect(verify({ ...theirs, statement: theirs.statement.replace('3"', '4"') }, openssl).signature).toBe('wrong')
})

test('data that came along is compared with what was signed', () => {
  const sealed = sealedAs(said)
  expect(verify({ ...sealed, data }, keys).data).toEqual(JSON.parse(data))
  expect(verify({ ...sealed, data: data.replace('太平路', '太平街') }, keys)).toMatchObject({ signature: 'right', data: 'changed' })
})

test('what is no certificate is none, and nothing falls over', () => {
  for (const text of ['', 'null', '{}', '[]', '1', '{"statement":"1","signature":"","key":""}', '{"statement":{},"signature":"","key":""}', `#${'A'.repeat(60)}.${'A'.repeat(96)}.${KEY}`, 'http://x/verify#abc']) expect(readSealed(text), text).toBeUndefined()
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const sealed = readSealed(text)
    if (sealed) verify(sealed, keys)
  }))
  expect(verify({ statement: '{}', signature: '!!', key: KEY }, keys).signature).toBe('wrong')
})
