import { expect, test } from 'vitest'
import { isIdentityNumber } from './identity-number.ts'

test('GB 11643-1999: published samples are right, and one changed place is found out', () => {
  for (const number of ['11010519491231002X', '440524188001010014', '34052419800101001X']) {
    expect(isIdentityNumber(number)).toBe(true)
    expect(isIdentityNumber(`${number.slice(0, 16)}${(Number(number[16]) + 1) % 10}${number[17]}`)).toBe(false)
  }
})

test('a day of birth that is no day is refused though the digit is right', () => {
  expect(isIdentityNumber('110105194913310029')).toBe(false)
})
