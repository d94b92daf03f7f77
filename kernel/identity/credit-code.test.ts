import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCreditCode, newCreditCode } from './credit-code.ts'

test.each(['91350100M000100Y43', '91110000802100433B', '91440300708461136T'])('%s is a valid unified social credit code (GB 32100)', (code) => {
  expect(isCreditCode(code)).toBe(true)
})

test.each(['91310115MA1H8R7C6D', '91350100M000100Y4Z', '91350100M000100Y4', '', '91350100M000100I43', '91350100m000100y43'])('%s is not', (code) => {
  expect(isCreditCode(code)).toBe(false)
})

test('any one wrong character is noticed', () => {
  const right = '91110000802100433B'
  for (let n = 0; n < 18; n += 1) expect(isCreditCode(right.slice(0, n) + (right[n] === '7' ? '8' : '7') + right.slice(n + 1))).toBe(false)
})

test('a new code has both digits right, and no two running numbers make one code', () => {
  const code = (serial: number) => newCreditCode({ kind: '91', region: '370202', serial })
  expect(code(1)).toMatch(/^91370202MA000001..$/)
  expect(code(31)).toMatch(/^91370202MA000010..$/)
  fc.assert(fc.property(fc.nat(31 ** 6 - 1), fc.nat(31 ** 6 - 1), fc.constantFrom('91', '92', '93'), (one, other, kind) => {
    expect(isCreditCode(newCreditCode({ kind, region: '370202', serial: one }))).toBe(true)
    expect(code(one) === code(other)).toBe(one === other)
  }))
})
