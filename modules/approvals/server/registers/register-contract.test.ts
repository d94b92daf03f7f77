import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy, signatureOf } from './register-contract.ts'

const signed = { register: 'market', timestamp: '2026-03-04T02:00:00.000Z', nonce: 'n-1', body: '{"value":"名称"}' }

test('HMAC-SM3 is the standard’s: the example of GM/T 0042', () => {
  const key = Buffer.from('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', 'hex')
  const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)
  expect(createHmac('sm3', key).update(text).digest('hex')).toBe('ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a')
})

test('a signature is HMAC-SM3 over method, path, time, nonce and the digest of the body, as docs/registers.md says', () => {
  const text = `POST\n/market/query\n2026-03-04T02:00:00.000Z\nn-1\n${createHash('sm3').update(signed.body).digest('hex')}`
  expect(signatureOf(signed, 'hush')).toBe(createHmac('sm3', 'hush').update(text).digest('hex'))
  expect(isSignedBy(signatureOf(signed, 'hush'), signed, 'hush')).toBe(true)
})

test.each(['register', 'timestamp', 'nonce', 'body'] as const)('whoever changes the %s on the way breaks the signature', (part) => {
  expect(isSignedBy(signatureOf(signed, 'hush'), { ...signed, [part]: `${signed[part]} ` }, 'hush')).toBe(false)
})

test('another secret, a shorter signature and none at all are refused', () => {
  expect(isSignedBy(signatureOf(signed, 'other'), signed, 'hush')).toBe(false)
  expect(isSignedBy(signatureOf(signed, 'hush').slice(1), signed, 'hush')).toBe(false)
  expect(isSignedBy('', signed, 'hush')).toBe(false)
})
