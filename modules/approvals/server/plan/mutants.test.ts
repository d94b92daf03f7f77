import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import type { DefinitionTest, OneThing } from '../definitions/one-thing.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { libraryOf } from './library.ts'
import { mutants, unnoticed } from './mutants.ts'

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

test('each part of a rule and each of its options is left out once, but not what no answers would tell apart', () => {
  const changesOf = (greenChannel: NonNullable<OneThing['greenChannel']>) => {
    const { plan } = compile({ ...teaHouse, greenChannel }, library, '2026-03-04', calendar)
    return mutants(plan).flatMap(({ what }) => (what.startsWith(`规则 ${JSON.stringify(greenChannel)} `) ? [what.slice(JSON.stringify(greenChannel).length + 4)] : []))
  }
  const [exists, large, smaller] = [{ element: 'ent.exists', is: true }, { element: 'shop.area', above: 300 }, { element: 'shop.area', above: 500 }]
  expect(changesOf({ all: [exists, { not: { any: [large] } }] })).toEqual(['取反', ...[[{ not: { any: [large] } }], [exists], [exists, { not: { any: [{ element: 'shop.area', atLeast: 300 }] } }]].map((all) => `改为 ${JSON.stringify({ all })}`)])
  expect(changesOf({ element: 'shop.address', in: ['甲', '乙', '丙'] })).toEqual(['取反', ...[['乙', '丙'], ['甲', '丙'], ['甲', '乙']].map((options) => `改为 ${JSON.stringify({ element: 'shop.address', in: options })}`)])
  expect(changesOf({ any: [large, smaller] })).toEqual(['取反', ...[[smaller], [{ element: 'shop.area', atLeast: 300 }, smaller]].map((any) => `改为 ${JSON.stringify({ any })}`)])
})

test('a visit is taken out of a joint one, and only a test that says which matters are looked at together notices', () => {
  const members = [{ matter: 'food' }, { matter: 'fire' }]
  const cold = (one: DefinitionTest['given']) => ({ ...one, 'shop.sells': ['cold'] })
  const left = (expect: DefinitionTest['expect'], of: OneThing['members'] = members) => {
    const tests = given.map((one, n) => ({ name: `${n}`, given: cold(one), expect }))
    return unnoticed(compile({ ...teaHouse, members: of, tests }, library, '2026-03-04', calendar).plan, tests).filter((what) => what.endsWith('不与其他事项一同踏勘'))
  }
  expect(left({ onSite: ['bureau-env', 'bureau-housing'], days: 5 })).toHaveLength(2)
  expect(left({ joint: ['food', 'fire'] })).toEqual([])
  // Where the two never come together, there is no joint visit to be lost.
  expect(left({ days: 5 }, [{ matter: 'food', when: { element: 'shop.sign', is: true } }, { matter: 'fire', when: { element: 'shop.sign', is: false } }])).toEqual([])
})
