import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { compile } from '../server/plan/compile.ts'
import { libraryOf } from '../server/plan/library.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../server/testing/small-approvals.ts'
import { awaitedStep } from './awaited-step.ts'
import { papersLeft } from './papers-left.ts'
import type { Plan } from './plan.ts'
import { answersUnder, isSame, planDifference } from './plan-difference.ts'
import { questionPath } from './question-path.ts'
import { situationOf } from './situation.ts'

function planOf(change: { elements?: (element: (typeof vocabulary.elements)[number]) => object; matters?: object; members?: typeof teaHouse.members } = {}): Plan {
  const elements = vocabulary.elements.map((e) => ({ ...e, ...change.elements?.(e) }))
  const library = libraryOf({ vocabularies: [{ ...vocabulary, elements }], materials: [materials] as never, matters: Object.values({ ...matters, ...change.matters }) as never, registers: [registers], units: smallDistrict['units'] as never })
  return compile({ ...teaHouse, members: change.members ?? teaHouse.members }, library, '2026-03-04', calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'newest')).plan
}

test('the same definitions differ in nothing', () => {
  expect(isSame(planDifference(planOf(), planOf()))).toBe(true)
})

test('what is new, gone and changed is named: matters, fields, materials', () => {
  const food = { ...matters['food']!, asks: [...matters['food']!.asks.filter((a) => a.element !== 'shop.area'), { element: 'sign.text', on: ['a'] }], materials: [{ material: 'form' }, { material: 'photo' }] }
  const difference = planDifference(planOf(), planOf({ matters: { food }, members: teaHouse.members.filter((m) => m.matter !== 'fire'), elements: (e) => (e.key === 'shop.address' ? { name: '详细地址' } : {}) }))
  expect(difference.matters).toMatchObject({ added: [], removed: [{ key: 'fire', name: '消防安全检查' }], changed: [] })
  expect(difference.fields.changed).toEqual(expect.arrayContaining([{ key: 'shop.address', name: '详细地址', en: 'shop.address', what: ['meaning'] }, expect.objectContaining({ key: 'sign.text', what: expect.arrayContaining(['rule']) })]))
  expect(difference.materials.removed.map((m) => m.key)).toEqual(['licence', 'plan'])
  expect(isSame(difference)).toBe(false)
})

test('a limit that became shorter is told of its matter', () => {
  const sign = { ...matters['sign']!, clock: { statutory: 20, promised: 3 } }
  expect(planDifference(planOf(), planOf({ matters: { sign } })).matters.changed).toMatchObject([{ key: 'sign', what: ['days'] }])
})

test('answers are kept; what they no longer fit, or what now means something else, is asked again', () => {
  const before = planOf()
  const after = planOf({ elements: (e) => (e.key === 'shop.address' ? { name: '详细地址（含门牌）' } : e.key === 'shop.area' ? { most: 50 } : {}), members: teaHouse.members.filter((m) => m.matter !== 'sign') })
  const answers = { 'shop.address': '中山路', 'shop.area': 80, 'person.name': '李海燕', 'sign.text': '茶', 'shop.sells': ['tea'] }
  const under = answersUnder(after, answers, planDifference(before, after))
  expect([...under.again].sort()).toEqual(['shop.address', 'shop.area'])
  expect(under.answers).toEqual({ 'person.name': '李海燕', 'shop.sells': ['tea'] })
})

test('questions lead one to the next, and an answer off the way counts for nothing', () => {
  const plan = planOf()
  expect(questionPath(plan, {}).questions.map((q) => q.element.key)).toEqual(['ent.exists'])
  const path = questionPath(plan, { 'ent.exists': true, 'shop.area': 80, 'shop.sign': false })
  expect([path.questions.at(-1)!.element.key, path.isOver]).toEqual(['shop.sells', false])
  expect(path.answers).not.toHaveProperty('shop.sign')
  expect(questionPath(plan, { 'ent.exists': true, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false }).isOver).toBe(true)
  expect(questionPath(plan, { 'ent.exists': true, 'shop.area': 80, 'shop.sells': [], 'shop.sign': false }).isOver).toBe(true)
})

test('only papers that nothing else satisfies are left, each with what may be done about it', () => {
  const none = { uploads: {}, promises: [], later: [], certificates: new Set<string>(), vouched: new Set<string>() }
  const answers = { 'ent.exists': false, 'shop.area': 300, 'shop.sells': ['tea'], 'shop.sign': true, 'person.name': '李', 'shop.address': '路' }
  const { left, satisfied } = papersLeft(planOf(), answers, none)
  expect(left.map(({ material: { key }, may, done }) => [key, may, done])).toEqual([['lease', ['promise', 'upload'], undefined], ['plan', ['upload'], undefined], ['photo', ['upload', 'later'], undefined]])
  expect(satisfied.map(({ material: { key }, way }) => [key, way.by])).toEqual([['form', 'form'], ['licence', 'result']])
  const after = papersLeft(planOf(), answers, { ...none, promises: ['lease', 'plan'], later: ['photo', 'plan'] })
  expect(after.left.map(({ done }) => done)).toEqual(['promise', undefined, 'later'])
  // Without a licence made by this application one’s own does, or what a register vouches for.
  const own = { ...answers, 'ent.exists': true, 'shop.sign': false, 'shop.area': 80 }
  expect(papersLeft(planOf(), own, none).left.map(({ material }) => material.key)).toEqual(['licence'])
  expect(papersLeft(planOf(), own, { ...none, vouched: new Set(['licence']) }).left).toEqual([])
  expect(papersLeft(planOf(), own, { ...none, certificates: new Set(['business_licence']) }).left).toEqual([])
})

test('everybody waits for the open step on the longest way that is left', () => {
  const { schedule: { steps } } = situationOf(planOf(), { 'ent.exists': false, 'shop.area': 300, 'shop.sells': ['tea'], 'shop.sign': true })
  const after = (...done: string[]) => awaitedStep(steps, ({ id }) => ['pre_review', ...done].includes(id))
  expect(after()).toBe('food.review')
  expect(after('food.review')).toBe('joint:site')
  expect(after('food.review', 'joint:site', 'food.decide', 'fire.decide')).toBe('registration.review')
})

test('a plan that comes back from the database with its keys in another order is the same plan', () => {
  const turned = (value: unknown): unknown => (Array.isArray(value) ? value.map(turned) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).toReversed().map(([key, part]) => [key, turned(part)])) : value)
  expect(isSame(planDifference(planOf(), turned(planOf()) as Plan))).toBe(true)
})
