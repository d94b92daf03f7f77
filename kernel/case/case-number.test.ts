import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit } from './case-number.ts'

const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }).map((digits) => digits.join(''))

test('a number read with one wrong digit is noticed', () => {
  fc.assert(fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
    const wrong = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
    expect(checkDigit(wrong)).not.toBe(checkDigit(digits))
  }))
})

test('ISO 7064 MOD 11,10: the published example 0794 has the check digit 5', () => {
  expect(checkDigit('0794')).toBe(5)
})
