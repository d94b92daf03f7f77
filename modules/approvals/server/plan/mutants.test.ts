import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import type { DefinitionTest, OneThing } from '../definitions/one-thing.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { libraryOf } from './library.ts'
import { unnoticed } from './mutants.ts'

const calendar = calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test')
const small = { element: 'shop.area', atMost: 80 }
const elements = vocabulary.elements.map((one) => (one.key === 'ent.name' ? { ...one, source: { ...one.source!, when: { element: 'ent.exists', is: true } } } : one))
const food = { ...matters['food']!, delegable: true, delegableWhen: small, asks: [...matters['food']!.asks, { element: 'ent.code', on: ['a'] }, { element: 'ent.name', on: ['a'] }] }
const library = libraryOf({ vocabularies: [{ ...vocabulary, elements }], materials: [materials], matters: Object.values({ ...matters, food }), registers: [registers], units: smallDistrict['units'] as never })

const shop = { 'ent.exists': true, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false }
const given: DefinitionTest['given'][] = [shop, { ...shop, 'shop.area': 81 }, { ...shop, 'ent.exists': false }]
/** Survivors of these changes, where the tests expect of each situation only what is named. */
function survivors(change: Partial<OneThing>, expected: (given: DefinitionTest['given']) => DefinitionTest['expect'], about: RegExp) {
  const tests = given.map((one, n) => ({ name: `${n}`, given: one, expect: expected(one) }))
  const one: OneThing = { ...teaHouse, members: [{ matter: 'food' }], limit: { rule: 'days', days: 10 }, ...change, tests }
  return unnoticed(compile(one, library, '2026-03-04', calendar).plan, one.tests).filter((what) => about.test(what))
}
const isSmall = (one: DefinitionTest['given']) => (one['shop.area'] as number) <= 80
const rule = /^规则 .*shop\.area.*atMost/

test('the condition under which a matter may be delegated is turned round, moved and struck out, and only a test that says who may be decided at once notices', () => {
  expect(survivors({}, () => ({ matters: ['food'] }), rule)).toEqual([`规则 ${JSON.stringify(small)} 取反`, `规则 ${JSON.stringify(small)} 改为 {"element":"shop.area","below":80}`])
  expect(survivors({}, () => ({ matters: ['food'] }), /不得当场办/)).toEqual(['“食品经营许可”不得当场办'])
  expect(survivors({}, (one) => ({ delegable: isSmall(one) ? ['food'] : [] }), /不得当场办|^规则 .*shop\.area.*atMost/)).toEqual([])
})

test('so is the condition of the green channel', () => {
  const greenChannel = { element: 'shop.area', atMost: 80 } as const
  const without = { ...teaHouse, members: [{ matter: 'sign' }], questions: teaHouse.questions }
  expect(survivors({ ...without, greenChannel }, () => ({ matters: ['sign'] }), rule)).toHaveLength(2)
  expect(survivors({ ...without, greenChannel }, (one) => ({ greenChannel: isSmall(one) }), rule)).toEqual([])
})

test('and what is promised: each number of days, and the case to which it belongs', () => {
  const change: Partial<OneThing> = { members: [{ matter: 'sign' }], limit: { rule: 'days', days: 10, cases: [{ when: small, days: 3 }] } }
  expect(survivors(change, () => ({ matters: ['sign'] }), /时限|^规则 .*shop\.area.*atMost/)).toHaveLength(4)
  expect(survivors(change, (one) => ({ limit: isSmall(one) ? 3 : 10 }), /时限|^规则 .*shop\.area.*atMost/)).toEqual([])
})

test('and in which cases a source serves', () => {
  const exists = /^规则 .*ent\.exists/
  expect(survivors({}, () => ({ matters: ['food'] }), exists)).toHaveLength(1)
  expect(survivors({}, (one) => ({ fetched: one['ent.exists'] ? 1 : 0 }), exists)).toEqual([])
})
