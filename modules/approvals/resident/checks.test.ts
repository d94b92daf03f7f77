import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { isIdentityNumber } from '../server/identity-number.ts'
import { CHECKS } from './checks.ts'

test('what the office takes, the phone takes', () => {
  for (const code of ['91350100M000100Y43', '91110000802100433B', '91440300708461136T']) expect([isCreditCode(code), CHECKS.credit_code!(code)]).toEqual([true, true])
  for (const number of ['11010519491231002X', '440524188001010014', '34052419800101001X']) expect([isIdentityNumber(number), CHECKS.identity_number!(number)]).toEqual([true, true])
})

test('a place that is wrong is found on the phone as at the office, and the phone refuses nothing that the office takes', () => {
  fc.assert(fc.property(fc.constantFrom('91350100M000100Y43', '91110000802100433B'), fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (code, at, letter) => {
    const typed = code.slice(0, at) + letter + code.slice(at + 1)
    if (typed !== code) expect(CHECKS.credit_code!(typed)).toBe(false)
    if (isCreditCode(typed)) expect(CHECKS.credit_code!(typed)).toBe(true)
  }))
  fc.assert(fc.property(fc.nat(17), fc.constantFrom(...'0123456789X'), (at, letter) => {
    const typed = '34052419800101001X'.slice(0, at) + letter + '34052419800101001X'.slice(at + 1)
    if (isIdentityNumber(typed)) expect(CHECKS.identity_number!(typed)).toBe(true)
  }))
})
