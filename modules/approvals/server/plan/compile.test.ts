import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { answerFaults } from '../../rules/answer-faults.ts'
import { evaluate } from '../../rules/expr.ts'
import { nextQuestion, situationOf } from '../../rules/situation.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { answers } from '../testing/approvals-office.ts'
import { materials, matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { compile } from './compile.ts'
import { testDefinition } from './definition-tests.ts'
import { libraryOf } from './library.ts'
import { mutants, unnoticed } from './mutants.ts'

const calendar = calendarOf(smallDistrict['calendar'] as never, { closes: '18:00' }, 'test')
const shelf = (changed: Record<string, Matter> = {}) => libraryOf({ vocabularies: [vocabulary], materials: [materials], matters: Object.values({ ...matters, ...changed }), registers: [registers], units: smallDistrict['units'] as never })
const compiled = (oneThing: Partial<OneThing> = {}, changed: Record<string, Matter> = {}) => compile({ ...teaHouse, ...oneThing }, shelf(changed), '2026-03-04', calendar)
const lints = (oneThing: Partial<OneThing>, changed: Record<string, Matter> = {}) => compiled(oneThing, changed).lints.filter((l) => l.level === 'error').map((l) => `${l.name} ${l.at}`)

test('the tea house compiles without errors, its tests hold, and every change of it is noticed by one of them', () => {
  const { plan, lints: found } = compiled()
  expect(found.filter((l) => l.level !== 'note')).toEqual([])
  expect(testDefinition(plan, teaHouse.tests).flatMap((t) => t.wrong)).toEqual([])
  expect(unnoticed(plan, teaHouse.tests)).toEqual([])
})

test('what several matters ask is one field that knows who wants it, on which of their forms, and when', () => {
  const field = compiled().plan.fields.find((f) => f.element.key === 'person.name')!
  expect(field.askedBy).toEqual([{ matter: 'registration', forms: ['a', 'b'] }, { matter: 'food', forms: ['a'] }, { matter: 'sign', forms: ['a'] }])
  expect(field.when).toBeUndefined()
})

test('a licence that the same application brings is not asked for, and its decision comes first', () => {
  const { plan } = compiled()
  const { materials: needed, schedule } = situationOf(plan, answers['small']!)
  expect(needed.find((m) => m.material.key === 'licence')?.way).toEqual({ by: 'result', of: ['registration'], certificate: 'business_licence' })
  expect(schedule.steps.find((s) => s.id === 'food.decide')?.after).toEqual(['food.review', 'registration.decide'])
  expect(situationOf(plan, { ...answers['small'], 'ent.exists': true }).materials.find((m) => m.material.key === 'licence')?.way.by).toBe('certificate')
})

test('what only the result of the same application brings into being is asked of nobody, and counts as said', () => {
  const code = { element: 'ent.code', on: ['a'] }
  const changed = {
    registration: { ...matters['registration']!, result: { ...matters['registration']!.result!, fields: ['ent.name', 'ent.code'], makes: ['ent.code'] } },
    food: { ...matters['food']!, asks: [...matters['food']!.asks, code] },
  }
  const saysCode = { materials: [{ ...materials.materials[0]!, satisfiedBy: [{ elements: ['person.name', 'ent.code'] }, { upload: true as const }] }, ...materials.materials.slice(1)] }
  const library = libraryOf({ vocabularies: [vocabulary], materials: [saysCode], matters: Object.values({ ...matters, ...changed }), registers: [registers], units: smallDistrict['units'] as never })
  const { plan, lints: found } = compile(teaHouse, library, '2026-03-04', calendar)
  expect(found.filter((l) => l.level === 'error')).toEqual([])
  const asked = (has: boolean) => situationOf(plan, { ...answers['small'], 'ent.exists': has })
  expect(asked(false).fields.map((f) => f.element.key)).not.toContain('ent.code')
  expect(asked(true).fields.map((f) => f.element.key)).toContain('ent.code')
  expect(asked(false).materials.find((m) => m.material.key === 'form')?.way.by).toBe('form')
  const always = compile({ ...teaHouse, members: teaHouse.members.map(({ matter }) => ({ matter })) }, library, '2026-03-04', calendar)
  expect(always.plan.fields.map((f) => f.element.key)).not.toContain('ent.code')
})

test('what follows from another answer is asked of nobody and counts as said; no rule may rest on it', () => {
  const owner = { ...vocabulary.elements[0]!, key: 'owner.name', follows: [{ when: { not: { element: 'ent.exists', is: true } }, as: 'person.name' }] }
  const saying = (follows = owner.follows, when?: object) => {
    const elements = { ...vocabulary, elements: [...vocabulary.elements, { ...owner, follows }] }
    const asks = [...matters['food']!.asks, { element: 'owner.name', on: ['a'] }, ...(when ? [{ element: 'sign.text', on: ['a'], when: when as never }] : [])]
    const library = libraryOf({ vocabularies: [elements], materials: [materials], matters: Object.values({ ...matters, food: { ...matters['food']!, asks } }), registers: [registers], units: smallDistrict['units'] as never })
    return compile(teaHouse, library, '2026-03-04', calendar)
  }
  const { plan } = saying()
  const asked = (has: boolean) => situationOf(plan, { ...answers['small'], 'ent.exists': has })
  expect(asked(false).fields.map((f) => f.element.key)).not.toContain('owner.name')
  expect([...asked(false).follows.keys()]).toEqual(['owner.name'])
  expect(asked(true).fields.map((f) => f.element.key)).toContain('owner.name')
  expect(asked(false).figures.before.fields).toBe(situationOf(compiled().plan, { ...answers['small'], 'ent.exists': false }).figures.before.fields + 1)
  const wrong = (...given: Parameters<typeof saying>) => saying(...given).lints.filter((l) => l.level === 'error').map((l) => `${l.name} ${l.at}`)
  expect(wrong(owner.follows, { element: 'owner.name', is: '李海燕' })).toContain('follows_in_rule owner.name')
  expect(wrong([{ ...owner.follows[0]!, as: 'shop.area' }])).toContain('follows_nothing owner.name')
  expect(mutants(plan).map((m) => m.what)).toContain(`规则 ${JSON.stringify(owner.follows[0]!.when)} 取反`)
})

test('the report counts today’s forms, fields, papers, visits and days against what is left of them', () => {
  expect(compiled().all!.figures).toEqual({
    before: { matters: 4, forms: 5, fields: 14, fetched: 0, materials: 6, visits: 8, days: 75, promised: 36 },
    after: { matters: 4, forms: 2, fields: 7, fetched: 0, materials: 2, visits: 0, days: 5, promised: 5 },
  })
})

test('the next question is one whose answer can still change something, and in the end there is none', () => {
  const { plan } = compiled()
  expect(nextQuestion(plan, {})?.element.key).toBe('ent.exists')
  expect(nextQuestion(plan, { 'ent.exists': true, 'shop.area': 300 })?.element.key).toBe('shop.sells')
  expect(nextQuestion(plan, { 'ent.exists': true, 'shop.area': 80, 'shop.sells': [], 'shop.sign': false })).toBeUndefined()
})

test('steps that wait for each other in a circle are named, and nothing is promised of them', () => {
  const result = compiled({ order: [['food', 'registration']] })
  expect(result.all).toBeUndefined()
  expect(result.lints.find((l) => l.name === 'circle')?.says.zh).toMatch(/食品经营许可·许可决定 → 个体工商户登记·审核 → 个体工商户登记·准予登记 → 食品经营许可·许可决定|个体工商户登记·审核 → /)
})

test('a rule that can never hold, by itself or where its matter is needed, is a contradiction', () => {
  const never = { all: [{ element: 'shop.area', below: 10 }, { element: 'shop.area', above: 20 }] }
  expect(lints({ members: [{ matter: 'food', when: never }] })).toContain('contradiction food')
  const inside = { ...matters['fire']!, asks: [...matters['fire']!.asks, { element: 'sign.text', on: ['a'], when: { element: 'shop.area', below: 100 } }] }
  expect(lints({}, { fire: inside })).toContain('contradiction fire/sign.text')
})

test('what is named and not there is an error that says where', () => {
  expect(lints({ members: [{ matter: 'nothing' }] })).toContain('unknown_matter nothing')
  expect(lints({}, { food: { ...matters['food']!, asks: [{ element: 'no.such', on: ['a'] }] } })).toContain('unknown_element food/no.such')
  expect(lints({}, { food: { ...matters['food']!, authority: 'bureau-nowhere' } })).toContain('unknown_unit food/bureau-nowhere')
  expect(lints({}, { food: { ...matters['food']!, effectiveTo: '2020-01-01' } })).toContain('not_in_force food')
})

test('行政许可法 art. 32, 42, 44: limits beyond the law are errors that name the article', () => {
  expect(lints({ preReview: { unit: 'district-office', days: 6 } })).toContain('pre_review_too_long tea-house')
  expect(lints({ issue: { mode: 'all', days: 11, unit: 'district-office' } })).toContain('delivery_too_long tea-house')
  const slow = (clock: Matter['clock']) => lints({}, { food: { ...matters['food']!, clock } })
  expect(slow({ statutory: 20, promised: 21 })).toContain('promise_over_statute food')
  expect(slow({ statutory: 60, promised: 10 })).toContain('statute_without_basis food')
  expect(slow({ statutory: 60, promised: 10, statutoryBasis: { law: '消防法' } })).toEqual([])
  expect(slow({ statutory: 20, promised: 10, extendBy: 11 })).toContain('extension_too_long food')
})

test('国办发〔2020〕42号: what concerns life and health is not decided on a promise', () => {
  expect(lints({}, { registration: { ...matters['registration']!, risks: ['life_and_health'] } })).toContain('promise_excluded registration')
})

test('what decides a matter is not tolerated to be missing', () => {
  expect(lints({}, { food: { ...matters['food']!, tolerance: { materials: ['plan'], days: 5, basis: { law: '容缺规定' } } } })).toContain('tolerance_of_main food/plan')
})

test('鲁政办字〔2020〕58号: a plan that takes longer than its shortest member promises is not published', () => {
  const slow = { ...matters['food']!, steps: matters['food']!.steps.map((s) => ({ ...s, days: 5 })) }
  expect(lints({}, { food: slow })).toContain('plan_over_limit tea-house')
  expect(lints({ limit: { rule: 'days', days: 20 } }, { food: slow })).not.toContain('plan_over_limit tea-house')
})

const anyMatters = fc.array(fc.record({
  asks: fc.uniqueArray(fc.record({ element: fc.constantFrom(...vocabulary.elements.map((e) => e.key)), optional: fc.boolean(), when: fc.option(fc.record({ element: fc.constant('shop.area'), atLeast: fc.integer({ min: 1, max: 5 }) }), { nil: undefined }) }), { selector: (a) => a.element, minLength: 1, maxLength: 8 }),
  when: fc.option(fc.record({ element: fc.constant('ent.exists'), is: fc.boolean() }), { nil: undefined }),
}), { minLength: 1, maxLength: 6 })

test('the merged form asks nothing twice and loses nothing that any matter needs', () => {
  fc.assert(fc.property(anyMatters, fc.integer({ min: 1, max: 6 }), fc.boolean(), (given, area, exists) => {
    const made = given.map(({ asks }, n): Matter => ({ ...matters['sign']!, key: `m${n}`, materials: [], asks: asks.map(({ element, optional, when }) => ({ element, on: ['a'], optional, ...(when ? { when } : {}) })) }))
    const members = given.map(({ when }, n) => ({ matter: `m${n}`, ...(when ? { when } : {}) }))
    const { plan } = compile({ ...teaHouse, members, questions: [{ element: 'ent.exists' }, { element: 'shop.area' }] }, shelf(Object.fromEntries(made.map((m) => [m.key, m]))), '2026-03-04', calendar)
    expect(new Set(plan.fields.map((f) => f.element.key)).size).toBe(plan.fields.length)

    const situation = { 'ent.exists': exists, 'shop.area': area }
    const shown = situationOf(plan, situation).fields
    const must = new Set(answerFaults(shown, {}, {}).map((f) => f.at))
    for (const field of shown) if (field.required !== true && field.required !== false && evaluate(field.required, situation) === true) must.add(field.element.key)
    // The slow way: each matter by itself, one question after another.
    const wanted = made.flatMap((m, n) => (members[n]!.when && evaluate(members[n]!.when!, situation) !== true ? [] : m.asks.filter((a) => !a.when || evaluate(a.when, situation) === true)))
    expect(new Set(shown.map((f) => f.element.key))).toEqual(new Set(wanted.map((a) => a.element)))
    expect(must).toEqual(new Set(wanted.filter((a) => !a.optional).map((a) => a.element)))
  }), { numRuns: 200 })
})

const anyNeeds = fc.array(fc.record({
  needs: fc.array(fc.record({
    material: fc.constantFrom(...materials.materials.map((m) => m.key)), before: fc.option(fc.constantFrom('look', 'decide'), { nil: undefined }), copies: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    when: fc.option(fc.record({ element: fc.constant('shop.area'), atLeast: fc.integer({ min: 1, max: 5 }) }), { nil: undefined }),
  }), { maxLength: 6 }),
  when: fc.option(fc.record({ element: fc.constant('ent.exists'), is: fc.boolean() }), { nil: undefined }),
}), { minLength: 1, maxLength: 6 })

test('the merged materials stand once each and lose nothing that any matter needs: who needs it, when, before which step, in how many copies', () => {
  fc.assert(fc.property(anyNeeds, fc.integer({ min: 1, max: 6 }), fc.boolean(), (given, area, exists) => {
    const steps: Matter['steps'] = [{ id: 'look', name: '看', en: 'Look', kind: 'review', days: 1 }, { id: 'decide', name: '定', en: 'Decide', kind: 'decision', days: 1, after: ['look'] }]
    const { result: _, ...plain } = matters['sign']!
    const made = given.map(({ needs }, n): Matter => ({ ...plain, key: `m${n}`, steps, materials: needs.map((need) => JSON.parse(JSON.stringify(need)) as Matter['materials'][number]) }))
    const members = given.map(({ when }, n) => ({ matter: `m${n}`, ...(when ? { when } : {}) }))
    const { plan } = compile({ ...teaHouse, members, questions: [{ element: 'ent.exists' }, { element: 'shop.area' }], tests: [] }, shelf(Object.fromEntries(made.map((m) => [m.key, m]))), '2026-03-04', calendar)
    expect(new Set(plan.materials.map((m) => m.key)).size).toBe(plan.materials.length)
    const lines = (needs: { material: string; matter: string; when?: unknown; before: readonly string[]; copies: number }[]) => needs.map(({ material, matter, when, before, copies }) => JSON.stringify([material, matter, when ?? null, before, copies])).toSorted()
    expect(lines(plan.materials.flatMap(({ key, neededBy }) => neededBy.map((need) => ({ material: key, ...need }))))).toEqual(lines(made.flatMap(({ key: matter, materials: needs }) => needs.map(({ material, before, copies, ...when }) => ({ material, matter, ...when, before: before ? [before] : [], copies: copies ?? 1 })))))

    const situation = { 'ent.exists': exists, 'shop.area': area }
    const wanted = made.flatMap((m, n) => (members[n]!.when && evaluate(members[n]!.when!, situation) !== true ? [] : m.materials.filter((need) => !need.when || evaluate(need.when, situation) === true).map((need) => `${need.material} ${m.key} ${need.before ?? ''}`)))
    const needed = situationOf(plan, situation).materials
    expect(needed.flatMap(({ material, before }) => before.map(({ matter, steps: [at = ''] }) => `${material.key} ${matter} ${at}`)).toSorted()).toEqual(wanted.toSorted())
    // Whatever can be done about a material is still among its ways.
    for (const { material } of needed) expect(material.ways.some((way) => way.by === 'upload')).toBe(materials.materials.find((m) => m.key === material.key)!.satisfiedBy.some((way) => 'upload' in way))
  }), { numRuns: 200 })
})

test('a later calendar or a later day of compiling changes nothing of what a plan says', () => {
  const [one, two] = ['2026-03-04', '2026-05-06'].map((day) => compile(teaHouse, shelf(), day, calendar).plan)
  expect({ ...two, asOf: '' }).toEqual({ ...one, asOf: '' })
})
