import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import type { Matter } from '../definitions/matter.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { testDefinition } from './definition-tests.ts'
import { libraryOf } from './library.ts'

const calendar = calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test')
const onTheSpot: Matter = { ...matters['food']!, delegable: true, delegableWhen: { element: 'shop.area', atMost: 50 } }
const library = libraryOf({ vocabularies: [vocabulary], materials: [materials], matters: Object.values({ ...matters, food: onTheSpot }), registers: [registers], units: smallDistrict['units'] as never })
const { plan } = compile(teaHouse, library, '2026-03-04', calendar)
const shop = { 'ent.exists': false, 'shop.area': 50, 'shop.sells': ['tea'], 'shop.sign': false }
const wrong = (given: typeof shop, expected: object) => testDefinition(plan, [{ name: 'x', given, expect: expected }])[0]!.wrong

test('an official can say which matters the chief representative may decide on the spot, up to the bound of their rule', () => {
  expect(wrong(shop, { delegable: ['registration', 'food'] })).toEqual([])
  expect(wrong({ ...shop, 'shop.area': 51 }, { delegable: ['registration', 'food'] })).toEqual([{ what: 'delegable', expected: ['food', 'registration'], got: ['registration'] }])
  expect(wrong({ ...shop, 'ent.exists': true }, { delegable: ['food'] })).toEqual([])
})

test('and how many documents are needed, those included that nobody has to hand in', () => {
  expect(wrong(shop, { documents: 3, uploads: 0 })).toEqual([])
  expect(wrong(shop, { documents: 2 })).toEqual([{ what: 'documents', expected: 2, got: 3 }])
})

test('which matters are looked at in one visit, none where only one needs a visit', () => {
  const large = { ...shop, 'shop.area': 300 }
  expect(wrong(large, { joint: ['fire', 'food'] })).toEqual([])
  expect(wrong(large, { joint: [] })).toEqual([{ what: 'joint', expected: [], got: ['fire', 'food'] }])
  expect(wrong({ ...shop, 'shop.sells': ['cold'] }, { joint: [], onSite: ['bureau-env'] })).toEqual([])
})

test('and what today’s forms ask all together, one by one', () => {
  expect(wrong(shop, { fieldsToday: 10, fields: 6 })).toEqual([])
  expect(wrong(shop, { fieldsToday: 6 })).toEqual([{ what: 'fieldsToday', expected: 6, got: 10 }])
})
