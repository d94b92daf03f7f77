import { describe, expect, test } from 'vitest'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { situationOf } from '../../rules/situation.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { shinanApprovals } from '../testing/shinan-approvals.ts'
import { compile } from './compile.ts'
import { testDefinition } from './definition-tests.ts'
import { unnoticed } from './mutants.ts'

/** A fixed day, so that what is in force and which holidays are published stays the same. */
const AS_OF = '2026-03-02'
const MOST_MS = 50

const { oneThings, library, calendar, faults } = shinanApprovals(AS_OF)
const compiled = (one: OneThing) => compile(one, library, AS_OF, calendar)
const reported = (key: string) => {
  const { plan, all } = compiled(oneThings.get(key)!)
  return { plan, all: all!, before: all!.figures.before, after: all!.figures.after, departments: new Set(plan.members.map((m) => m.authority)) }
}

test('the whole folder may be published', () => {
  expect(oneThings.size).toBeGreaterThan(0)
  expect(faults()).toEqual([])
})

test('whatever explains a question or a field does so in both languages', () => {
  const questions = [...oneThings.values()].flatMap((one) => one.questions.filter((q) => (q.help === undefined) !== (q.helpEn === undefined)).map((q) => `${one.key}/${q.element}`))
  expect([questions, [...library.elements.values()].filter((e) => (e.hint === undefined) !== (e.hintEn === undefined)).map((e) => e.key)]).toEqual([[], []])
})

test('every certificate has a type code of GB/T 36904, one for each type, so that each issued one has an identifier', () => {
  const certificates = [...library.matters.values()].flatMap(({ key, result }) => (result?.form === 'certificate' ? [{ key, type: result.type, code: result.typeCode ?? '' }] : []))
  expect(certificates.length).toBeGreaterThan(40)
  expect(certificates.filter(({ code }) => !isCreditCode(code.slice(0, 18)) || !/^\d{3}$/.test(code.slice(18)))).toEqual([])
  const types = new Map(certificates.map(({ type, code }) => [type, code]))
  expect(certificates.filter(({ type, code }) => types.get(type) !== code)).toEqual([])
  expect(new Set(types.values()).size).toBe(types.size)
})

describe.each([...oneThings])('%s', (_, one) => {
  const { plan, lints } = compiled(one)

  test('has no lint of level error', () => expect(lints.filter((l) => l.level === 'error').map((l) => `${l.name} ${l.at}`)).toEqual([]))

  test('comes to what its own tests say', () => {
    const wrong = testDefinition(plan, one.tests).filter((t) => t.wrong.length)
    expect(wrong.map(({ name, wrong: differing }) => ({ name, differing }))).toEqual([])
  })

  test('cannot be changed without one of its tests noticing', () => expect(unnoticed(plan, one.tests)).toEqual([]))

  test(`compiles within ${MOST_MS} ms`, () => {
    // Processor time: what else the machine does at the moment is not the compiler's.
    const took = Array.from({ length: 15 }, () => {
      const started = process.threadCpuUsage()
      compiled(one)
      const { user, system } = process.threadCpuUsage(started)
      return (user + system) / 1000
    })
    expect(Math.min(...took)).toBeLessThan(MOST_MS)
  })
})

describe('市政公用十二事合一', () => {
  const { before, after, departments } = reported('utilities-twelve')

  test('twelve matters of nine departments', () => expect([before.matters, departments.size]).toEqual([12, 9]))
  test('49 forms become 8 or fewer', () => {
    expect(before.forms).toBe(49)
    expect(after.forms).toBeLessThanOrEqual(8)
  })
  test('85 % of the documents go', () => expect(after.materials / before.materials).toBeLessThanOrEqual(0.15))
  test('90 % of the working days go', () => expect(after.days / before.days).toBeLessThanOrEqual(0.1))
})

describe('承诺即开工', () => {
  const one = oneThings.get('build-at-once')!
  const { plan } = reported(one.key)
  const situations = one.tests.map((t) => situationOf(plan, t.given))
  const promised = situations.filter((s) => s.matters.includes('construction-permit-promise'))
  const ordinary = situations.filter((s) => !promised.includes(s))
  const uploads = (s: (typeof situations)[number]) => s.materials.filter((m) => m.way.by === 'upload').map((m) => m.material.key)

  test('a low-risk project has its permit on the day, and within one working day at the latest', () => {
    expect(promised.length).toBeGreaterThan(0)
    expect(promised.map((s) => [s.schedule.days, s.limit])).toEqual(promised.map(() => [0, 1]))
  })
  test('where its matters, one by one, take 28 working days by law', () => expect(promised.map(({ figures }) => [figures.before.days, figures.after.days])).toEqual(promised.map(() => [28, 0])))
  test('and hands in nothing but its drawings', () => expect(new Set(promised.flatMap(uploads))).toEqual(new Set(['design-drawings', 'construction-drawings'])))
  test('any other project is reviewed first, and promises nothing', () => {
    expect(ordinary.length).toBeGreaterThan(0)
    expect(ordinary.filter((s) => !s.matters.includes('construction-permit') || !s.matters.includes('drawing-review') || s.schedule.days === 0)).toEqual([])
    expect(ordinary.flatMap((s) => s.materials).filter((m) => m.way.by === 'promise')).toEqual([])
  })
})
