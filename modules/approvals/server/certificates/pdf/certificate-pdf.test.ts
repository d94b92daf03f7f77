import { inflateSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { newPrivateKey, signerOf } from '#kernel/ledger/signer.ts'
import { readSealed, verify } from '../../../rules/statement.ts'
import type { CertificateRow } from '../certificate-row.ts'
import { someRow } from '../certificates.fixtures.ts'
import { sealedOf, sealRow } from '../seal.ts'
import { certificatePdf } from './certificate-pdf.ts'
import { printable } from './sheet.ts'

const signer = signerOf(newPrivateKey())
const keys = new Map([[signer.keyId, signer.publicKey]])
const printing = { base: 'https://office.example', sample: false }
const FORMS = ['certificate', 'approval', 'receipt'] as const
const row = (change: Partial<CertificateRow> = {}) => sealRow(someRow(change), signer)
const print = async (given: CertificateRow, how = printing) => (await certificatePdf(given, how)).toString('latin1')
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/g)!.length
const long = Array.from({ length: 60 }, (_, n) => ({ key: `k${n}`, name: `许可事项第${n}项`, value: n, says: '热食类食品制售、冷食类食品制售、生食类食品制售、糕点类食品制售（含裱花蛋糕）'.repeat(1 + (n % 3)) }))

// Reading the typefaces is done once in the life of a server.
beforeAll(async () => void (await print(row())))

test.each(FORMS)('the same %s always gives the same bytes', async (form) => {
  const one = row({ form })
  expect(await print(one)).toBe(await print(one))
})

test.each(FORMS)('Chinese in a %s needs no font of the reader’s: ours is in it, and only the characters that it uses', async (form) => {
  const pdf = await print(row({ form }))
  expect(pdf).toMatch(/\/FontFile2/)
  expect(pdf).toMatch(/\+NotoSerifSC-Regular/)
  expect(pdf).not.toMatch(/Helvetica/)
  expect(pdf.length).toBeLessThan(250_000)
})

test.each(FORMS)('a look at the bytes of a %s verifies it, and its signed data is attached', async (form) => {
  const given = row({ form })
  const pdf = await print(given)
  expect(verify(readSealed(pdf)!, keys)).toMatchObject({ signature: 'right', statement: { number: given.number } })
  const attached = [...pdf.matchAll(/\/Type \/EmbeddedFile[\s\S]*?stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => inflateSync(Buffer.from(body!, 'latin1')).toString())
  expect(attached.map((text) => JSON.parse(text) as unknown)).toEqual([sealedOf(given)])
})

test.each(FORMS)('sixty long lines of a %s go on to further pages, and fewer stay on one', async (form) => {
  expect(pagesOf(await print(row({ form })))).toBe(1)
  const pages = pagesOf(await print(row({ form, data: long })))
  if (form === 'receipt') expect(pages).toBe(1)
  else expect(pages).toBeGreaterThan(1)
})

test('one endless line, an endless title and an endless authority are drawn nevertheless', async () => {
  for (const form of FORMS) {
    const says = '长'.repeat(3000)
    expect(pagesOf(await print(row({ form, data: [{ key: 'k', name: '内容', value: says, says }] })))).toBeLessThan(5)
    await print(row({ form, data: [], title: '证'.repeat(80), authority: '局'.repeat(60), holder_name: '司'.repeat(200) }))
  }
})

test('what is valid no more, and what is only a sample, look different', async () => {
  const given = row()
  const all = await Promise.all([print(given), print(given, { ...printing, sample: true }), ...(['suspended', 'revoked', 'cancelled'] as const).map((status) => print(row({ status })))])
  expect(new Set(all).size).toBe(all.length)
})

test('rare names are in the typeface, and a character that is not has its place kept', () => {
  expect(printable('欧阳镕㛃䶮堃𬭎')).toBe('欧阳镕㛃䶮堃𬭎')
  expect(printable('𠮷野\u0007')).toBe('〓野〓')
})

test('a certificate is drawn in less than 300 ms', async () => {
  const given = row()
  const took: number[] = []
  for (let n = 0; n < 5; n += 1) {
    const began = performance.now()
    await print(given)
    took.push(performance.now() - began)
  }
  expect(took.toSorted((a, b) => a - b)[2]).toBeLessThan(300)
})
