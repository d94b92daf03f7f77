import { expect, test } from 'vitest'
import { newTotpSecret, otpauthUri, toBase32, totpCode, totpStep } from './totp.ts'

const SECRET = toBase32(Buffer.from('12345678901234567890'))

test.each([
  [59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'], [2000000000, '69279037'], [20000000000, '65353130'],
])('the code at second %i is the one of RFC 6238, appendix B', (second, code) => {
  expect(totpCode(SECRET, Math.floor(second / 30), 8)).toBe(code)
})

test('a code counts for its own half minute and one to either side, and no longer', () => {
  const now = new Date(1_111_111_111_000)
  const step = Math.floor(1_111_111_111 / 30)
  const found = [-2, -1, 0, 1, 2].map((off) => totpStep(SECRET, totpCode(SECRET, step + off), now, null))
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined])
})

test('a code that was used, or one before it, is refused', () => {
  const now = new Date(1_111_111_111_000)
  const step = Math.floor(1_111_111_111 / 30)
  expect(totpStep(SECRET, totpCode(SECRET, step), now, step)).toBeUndefined()
  expect(totpStep(SECRET, totpCode(SECRET, step - 1), now, step)).toBeUndefined()
  expect(totpStep(SECRET, totpCode(SECRET, step + 1), now, step)).toBe(step + 1)
})

test('secrets have 160 bits, and the address for the app names office and account', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(Array.from({ length: 50 }, newTotpSecret)).size).toBe(50)
  const uri = new URL(otpauthUri(SECRET, 'wang.li', '暖办 市南区'))
  expect(decodeURIComponent(uri.pathname)).toContain('暖办 市南区:wang.li')
  expect(uri.searchParams.get('secret')).toBe(SECRET)
})
