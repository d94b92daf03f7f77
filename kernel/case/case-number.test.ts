import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit, isCaseNumber } from './case-number.ts'

const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }).map((digits) => digits.join(''))

test('a number read with one wrong digit, or with two neighbours swapped, is noticed', () => {
  fc.assert(fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
    const whole = digits + checkDigit(digits)
    expect(isCaseNumber(whole)).toBe(true)
    const wrong = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1)
    expect(isCaseNumber(wrong)).toBe(false)
  }))
})

test('ISO 7064 MOD 11,10: the published example 0794 has the check digit 5', () => {
  expect(checkDigit('0794')).toBe(5)
})

test('spaces and dashes are forgiven, letters are not', () => {
  const number = `261123-004827-${checkDigit('261123004827')}`
  expect([isCaseNumber(number), isCaseNumber(number.replaceAll('-', ' ')), isCaseNumber(`x${number}`)]).toEqual([true, true, false])
})
