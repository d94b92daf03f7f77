import { expect, test } from 'vitest'
import { hashPassword, oneTimePassword, passwordMatches, requireGoodPassword } from './password.ts'

test('a hash carries its parameters and its own salt, and fits its password alone', async () => {
  const [one, two] = await Promise.all([hashPassword('Warm-hearts-2026'), hashPassword('Warm-hearts-2026')])
  expect(one).toMatch(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(two)
  expect(await passwordMatches('Warm-hearts-2026', one)).toBe(true)
  expect(await passwordMatches('Warm-hearts-2027', one)).toBe(false)
})

test('a hash of older parameters still fits', async () => {
  const { scryptSync } = await import('node:crypto')
  const salt = Buffer.from('0123456789abcdef')
  const old = ['scrypt', 12, 8, 1, salt.toString('base64url'), scryptSync('old', salt, 32, { N: 2 ** 12, r: 8, p: 1 }).toString('base64url')].join('$')
  expect(await passwordMatches('old', old)).toBe(true)
})

test('no hash fits nothing, not even the empty password', async () => {
  expect(await passwordMatches('', undefined)).toBe(false)
  expect(await passwordMatches('x', null)).toBe(false)
})

test.each(['short-1', 'zhang.san2026', '1234567890', 'aaaaaaaaaa1', 'abcdefghij'])('%s is not a good password for zhang.san', (password) => {
  expect(() => requireGoodPassword(password, 'zhang.san')).toThrow()
})

test('a one-time password is readable and never the same', () => {
  const many = Array.from({ length: 200 }, oneTimePassword)
  expect(new Set(many).size).toBe(200)
  expect(many.every((one) => /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/.test(one))).toBe(true)
})
