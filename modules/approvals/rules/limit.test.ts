import { expect, test } from 'vitest'
import { limitOf } from './limit.ts'
import type { Member } from './plan.ts'

const visited = { element: 'visit', is: true }
const large = { element: 'area', atLeast: 300 }
const member = (matter: string, promised: number, more: Partial<Member> = {}): Member =>
  ({ matter, name: matter, en: matter, type: 'licence', authority: 'u', basis: [], steps: [], clock: { statutory: 20, promised }, forms: [], visits: 0, fee: 0, delegable: false, ...more })
const byCase = { limit: { rule: 'days' as const, days: 4, cases: [{ when: visited, days: 10 }, { when: large, days: 7 }] } }
const days = (answers: Parameters<typeof limitOf>[2]) => limitOf(byCase, [], answers)

test('the first case that holds gives the days, and where none does it is the number for all others', () => {
  expect(days({ visit: true, area: 500 })).toEqual({ days: 10, open: [] })
  expect(days({ visit: false, area: 300 })).toEqual({ days: 7, open: [] })
  expect(days({ visit: false, area: 299 })).toEqual({ days: 4, open: [] })
})

test('what is not known yet counts as the longest that it may come to, and says which answer is lacking', () => {
  expect(days({})).toEqual({ days: 10, open: ['visit', 'area'] })
  expect(days({ visit: false })).toEqual({ days: 7, open: ['area'] })
  expect(days({ area: 300 })).toEqual({ days: 10, open: ['visit'] })
  // Nothing is lacking where every way comes to the same.
  expect(limitOf({ limit: { rule: 'days', days: 10, cases: [{ when: visited, days: 10 }] } }, [], {})).toEqual({ days: 10, open: [] })
})

test('one number for every case, the shortest and the longest member stay what they were', () => {
  const members = [member('a', 3), member('b', 8)]
  const by = (limit: Parameters<typeof limitOf>[0]['limit']) => limitOf({ limit }, members, {}).days
  expect([by({ rule: 'days', days: 6 }), by({ rule: 'shortest' }), by({ rule: 'longest' })]).toEqual([6, 3, 8])
  expect(limitOf({ limit: { rule: 'shortest' } }, [], {})).toEqual({ days: 0, open: [] })
})

test('当场办结: a menu promises what may be decided at once in no time, and the rest in its ordinary days', () => {
  const members = [member('a', 5, { delegable: true, delegableWhen: { element: 'area', atMost: 50 } })]
  const menu = (answers: Parameters<typeof limitOf>[2], onTheSpot = true) => limitOf({ limit: { rule: 'longest' }, onTheSpot }, members, answers)
  expect(menu({ area: 50 })).toEqual({ days: 0, open: [] })
  expect(menu({ area: 51 })).toEqual({ days: 5, open: [] })
  expect(menu({})).toEqual({ days: 5, open: ['area'] })
  expect(menu({ area: 50 }, false)).toEqual({ days: 5, open: [] })
})
