import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import type { Element } from '../../rules/element.ts'
import { definitionKinds } from '../definition-kinds.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { libraryOf } from './library.ts'

/** Whatever contradicts itself in a definition has an answer that names what, and where. */

const calendar = calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test')
const compiled = (one: Partial<OneThing> = {}, changed: Record<string, Matter> = {}, elements: readonly Element[] = vocabulary.elements, asOf = '2026-03-04') =>
  compile({ ...teaHouse, ...one }, libraryOf({ vocabularies: [{ ...vocabulary, elements: [...elements] }], materials: [materials], matters: Object.values({ ...matters, ...changed }), registers: [registers], units: smallDistrict['units'] as never }), asOf, calendar)
const lintsOf = (name: string, ...given: Parameters<typeof compiled>) => compiled(...given).lints.filter((l) => l.name === name).map(({ level, at, says }) => `${level} ${at} ${says.zh}`)

const never = { all: [{ element: 'shop.area', below: 10 }, { element: 'shop.area', above: 20 }] }
const steps = (...after: [id: string, kind: 'review' | 'decision', after: string[], when?: object][]): Matter['steps'] => after.map(([id, kind, before, when]) => ({ id, name: id, en: id, kind, days: 1, after: before, ...(when ? { when: when as never } : {}) }))

test('a condition that can never hold is named with its place, wherever it stands', () => {
  const words = '面积不足 10 平方米，并且面积超过 20 平方米'
  const food = matters['food']!
  expect(lintsOf('contradiction', { members: [{ matter: 'food', when: never }] })).toContain(`error food “${words}”自相矛盾，不可能成立`)
  expect(lintsOf('contradiction', { greenChannel: never })).toEqual([`error greenChannel “${words}”自相矛盾，不可能成立`])
  expect(lintsOf('contradiction', {}, { food: { ...food, delegable: true, delegableWhen: never } })).toEqual([`error food/delegableWhen “${words}”自相矛盾，不可能成立`])
  expect(lintsOf('contradiction', {}, { food: { ...food, steps: food.steps.map((s) => (s.id === 'visit' ? { ...s, when: never } : s)) } })).toEqual([`error food/visit “${words}”自相矛盾，不可能成立`])
  expect(lintsOf('contradiction', { limit: { rule: 'days', days: 10, cases: [{ when: never, days: 3 }] } })).toEqual([`error limit/1 “${words}”自相矛盾，不可能成立`])
  const sourced = vocabulary.elements.map((one) => (one.key === 'ent.name' ? { ...one, source: { ...one.source!, when: never } } : one))
  expect(lintsOf('contradiction', {}, {}, sourced)).toEqual(['error ent.name “名称”的数据来源的条件自相矛盾，不可能成立'])
})

test('a case of the limit that an earlier one always takes is named: its days would never be used', () => {
  const cases = [{ when: { element: 'shop.area', atLeast: 100 }, days: 10 }, { when: { element: 'shop.area', atLeast: 300 }, days: 3 }]
  expect(lintsOf('contradiction', { limit: { rule: 'days', days: 10, cases } })).toEqual(['error limit/2 前面几种情形都不成立时，“面积达到 300 平方米”不可能成立，这一时限永远用不上'])
  expect(lintsOf('contradiction', { limit: { rule: 'days', days: 10, cases: cases.toReversed() } })).toEqual([])
})

test('cases of a limit that follows the matters, and more days than the law gives, are errors', () => {
  const cases = [{ when: { element: 'shop.area', atLeast: 300 }, days: 46 }]
  expect(lintsOf('limit_cases_unused', { limit: { rule: 'shortest', cases } })).toEqual(['error tea-house 按最短或最长事项计算时限的，不能再分情形规定天数'])
  expect(lintsOf('joint_too_long', { limit: { rule: 'days', days: 10, cases } })).toEqual(['error tea-house 联合办理不得超过 45 个工作日（行政许可法第四十二条）'])
})

test('a case that is promised less than its own steps take is named by the test that shows it, though the longest limit would do', () => {
  const limit = (days: number) => ({ limit: { rule: 'days' as const, days: 10, cases: [{ when: { element: 'shop.area', below: 100 }, days }] } })
  expect(lintsOf('plan_over_limit', limit(2))).toEqual([`error tea-house “${teaHouse.tests[0]!.name}”：关键路径 3 个工作日，超过承诺的 2 个工作日（按本方案规定）：联合预审 → 食品经营许可·审查 → 食品经营许可·许可决定 → 统一出件`])
  expect(lintsOf('plan_over_limit', limit(3))).toEqual([])
})

test('what may be delegated and yet always needs a visit is named with the visit', () => {
  expect(lintsOf('delegable_in_vain', {}, { fire: { ...matters['fire']!, delegable: true } })).toEqual(['warning fire/delegableWhen “消防安全检查”可授权当场决定，但总要“消防检查”，永远不能当场办'])
  expect(lintsOf('delegable_in_vain', {}, { food: { ...matters['food']!, delegable: true } })).toEqual([])
})

test('steps that wait for each other are named as a circle, whether by order, within a matter, by results or by a joint visit, and nothing is tried on them', () => {
  const circle = (...given: Parameters<typeof compiled>) => {
    const { all, lints } = compiled(...given)
    expect(all).toBeUndefined()
    return lints.find((l) => l.name === 'circle')!.says.zh.replace('环节互相等待，谁也不能先办：', '').split(' → ')
  }
  const sign = matters['sign']!
  expect(circle({ order: [['food', 'sign'], ['sign', 'food']] })).toContain('店招备案·备案')
  expect(circle({}, { sign: { ...sign, steps: steps(['a', 'review', ['b']], ['b', 'review', ['a']], ['c', 'decision', ['b']]) } })).toEqual(expect.arrayContaining(['店招备案·a', '店招备案·b']))
  // Left out where its condition does not hold, a step still stands in its circle.
  expect(circle({}, { sign: { ...sign, steps: steps(['a', 'review', ['b'], { element: 'shop.sign', is: true }], ['b', 'review', ['a'], { element: 'shop.sign', is: true }], ['c', 'decision', ['b']]) } })).toHaveLength(3)
  expect(circle({}, { sign: { ...sign, steps: steps(['a', 'review', ['a']], ['c', 'decision', ['a']]) } })).toEqual(['店招备案·a', '店招备案·a'])
  // Food waits for the licence; the registration is made to look at the place together with it, after that.
  const visit = { id: 'visit', name: 'visit', en: 'visit', kind: 'inspection' as const, days: 1, joint: 'site', after: ['review'] }
  const food = matters['food']!
  const late = { ...food, materials: [{ material: 'licence', before: 'visit' }] }
  const looking = { ...matters['registration']!, steps: matters['registration']!.steps.flatMap((s) => (s.kind === 'decision' ? [visit, { ...s, after: ['visit'] }] : [s])) }
  expect(circle({}, { food: late, registration: looking })).toEqual(expect.arrayContaining(['联合踏勘', '个体工商户登记·准予登记']))
})

test('a cyclic definition is refused at publication by its circle, and its tests are not run', () => {
  const kind = definitionKinds.find((one) => one.name === 'one_thing')!
  const bodies: Record<string, unknown> = { ...smallDistrict, 'elements:small': vocabulary, 'materials:small': materials, 'registers:small': registers, ...Object.fromEntries(Object.entries(matters).map(([key, body]) => [`matter:${key}`, body])) }
  const faults = kind.also!({ ...teaHouse, order: [['food', 'sign'], ['sign', 'food']] }, (name) => bodies[name] as never, { kind: 'one_thing:tea-house', documentsOf: (family: string) => Object.keys(bodies).filter((name) => name.startsWith(`${family}:`)) } as never)
  expect(faults).toEqual([expect.stringMatching(/^circle tea-house: 环节互相等待，谁也不能先办：/)])
})

test('a deadline beyond the calendar is said with the last day that is known, and is reckoned all the same', () => {
  expect(lintsOf('calendar_provisional')).toEqual([])
  const { lints, all } = compiled({}, {}, vocabulary.elements, '2026-12-01')
  expect(lints.filter((l) => l.name === 'calendar_provisional').map((l) => `${l.level} ${l.at} ${l.says.zh}`)).toEqual([`note tea-house 节假日安排只公布到 ${calendar.known_until}，之后的到期日为暂定`])
  expect(all!.schedule.days).toBe(5)
})

test('a number that is made of what nobody says, or of a choice without codes, is an error that names both', () => {
  const numbered = (number: string, elements = vocabulary.elements as readonly Element[]) => lintsOf('number_without_source', {}, { food: { ...matters['food']!, result: { ...matters['food']!.result!, number } } }, elements)
  expect(numbered('JY{shop.sells}{n6}')).toHaveLength(1)
  expect(numbered('JY{no.such}{n6}')).toEqual([expect.stringMatching(/^error food\/result\/no\.such “食品经营许可证”的编号用到 no\.such/)])
  expect(numbered('{shop.address}-{n6}')).toEqual([])
})
