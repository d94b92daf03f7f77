import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit } from '#kernel/case/case-number.ts'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { shinanApprovals } from '../testing/shinan-approvals.ts'
import { codedIn } from './data-lines.ts'
import { numberFrom, PLAIN_NUMBER } from './numbers.ts'

const given = { year: '2026', region: '370202', serial: 1, credit: null }

test.each(['JY23701020190003', 'JY23701020073753', 'JY11108071215650', 'JY11105050876919'])('%s, a real licence, has the digit that we would give it', (number) => {
  const digits = number.slice(2)
  expect(numberFrom('JY{year}{check}', { ...given, year: digits.slice(0, 13) })).toBe(number)
})

test('the old registration number 110108000000016 has the same digit', () => {
  expect(checkDigit('11010800000001')).toBe(6)
})

test('a food licence: trade, region, six digits that count on, and a check digit', () => {
  const number = numberFrom('JY2{region}{n6}{check}', { ...given, serial: 4827 })
  expect(number).toMatch(/^JY2370202004827\d$/)
  fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), (serial) => {
    expect(numberFrom('JY2{region}{n6}{check}', { ...given, serial })).toHaveLength(16)
  }))
})

test.each([['sale', 'JY1'], ['catering', 'JY2'], ['canteen', 'JY3']])('市南区: the number of a food permit for %s begins with %s, by the kind of business that was applied for', (body, begin) => {
  const { library } = shinanApprovals('2026-11-23')
  const number = (matter: string, answers: Record<string, string>) => numberFrom(library.matters.get(matter)!.result!.number!, { ...given, said: codedIn(library.elements, answers) })
  expect(number('food-permit', { 'food.body': body })).toMatch(new RegExp(`^${begin}370202000001\\d$`))
  // 食品经营许可和备案管理办法: changed, renewed or replaced, it keeps its number.
  for (const matter of ['food-permit-rename', 'food-permit-change', 'food-permit-renew', 'food-permit-reissue']) expect(number(matter, { 'held.food': `${begin}3702020190003` })).toBe(`${begin}3702020190003`)
})

test('the check digit counts the digit of the business, too', () => {
  const number = numberFrom('JY{food.body}{region}{n6}{check}', { ...given, said: () => '3' })
  expect(number).toBe(numberFrom('JY3{region}{n6}{check}', given))
  expect(number.at(-1)).not.toBe(numberFrom('JY2{region}{n6}{check}', given).at(-1))
})

test('documents are counted in four digits, and in more when four do not do', () => {
  expect(numberFrom('青南审〔{year}〕第{n}号', given)).toBe('青南审〔2026〕第0001号')
  expect(numberFrom(PLAIN_NUMBER, { ...given, serial: 12_345 })).toBe('370202〔2026〕第12345号')
})

test('a holder’s own credit code stays, and one who has none gets one that is right', () => {
  expect(numberFrom('{credit}', { ...given, credit: '91110000802100433B' })).toBe('91110000802100433B')
  expect(isCreditCode(numberFrom('{credit}', given))).toBe(true)
})

test('a pattern with a slip in it is a defect', () => {
  expect(() => numberFrom('青南审〔{yaer}〕第{n}号', given)).toThrow(/\{yaer\}/)
})
