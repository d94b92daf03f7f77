import type { Checks } from '../rules/answer-faults.ts'

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const PERSON_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const weighed = (weights: readonly number[], valueAt: (n: number) => number): number => weights.reduce((sum, weight, n) => sum + weight * valueAt(n), 0)

/** Check digits, told while somebody types. What the office refuses besides, it says when it is sent. */
export const CHECKS: Checks = {
  /** GB 32100-2015 */
  credit_code: (text) => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && CREDIT[(31 - (weighed(CREDIT_WEIGHTS, (n) => CREDIT.indexOf(text.charAt(n))) % 31)) % 31] === text.charAt(17),
  /** GB 11643-1999 */
  identity_number: (text) => /^\d{17}[\dX]$/.test(text) && '10X98765432'.charAt(weighed(PERSON_WEIGHTS, (n) => Number(text.charAt(n))) % 11) === text.charAt(17),
}

/** From this length on it can be told whether it is right; nobody is scolded half way. */
export const LONG_ENOUGH = { credit_code: 18, identity_number: 18, phone: 11, postcode: 6 } as const
