import { expect, test } from 'vitest'
import { and, evaluate, type Expr } from '../rules/expr.ts'
import type { Member } from '../rules/plan.ts'
import { witness } from '../rules/satisfiable.ts'
import { graphOf, type Node } from '../rules/schedule.ts'
import type { Delegation } from './definitions/delegation.ts'
import { letterFor, lettersOf } from './delegations.ts'
import { compile } from './plan/compile.ts'
import { shinanApprovals } from './testing/shinan-approvals.ts'

test('市南区: each of the 33 matters of the menu is decided on the spot on a letter of its own department', () => {
  const { definitions, oneThings, library, calendar } = shinanApprovals('2026-11-23')
  const { plan } = compile(oneThings.get('chief-menu')!, library, '2026-11-23', calendar)
  const letters = lettersOf(definitions, 'chief', '2026-11-23')
  const found = plan.members.map((member) => {
    const rule = and(member.when, member.delegableWhen)
    const answers = rule ? witness(rule, library.elements)! : {}
    const graph = graphOf(plan, new Set([member.matter]), [], (step) => !!step.when && evaluate(step.when as Expr, answers) !== true)
    return { matter: member.matter, authority: member.authority, ...letterFor(letters, member, answers, graph) }
  })
  expect(found.filter((one) => 'why' in one)).toEqual([])
  expect(found).toHaveLength(33)
  for (const { authority, ...one } of found) expect(letters.find((letter) => 'letter' in one && letter.number === one.letter)?.by).toBe(authority)
})

test('another officer, or the same one after the last day, holds no letter', () => {
  const { definitions } = shinanApprovals('2026-11-23')
  expect(lettersOf(definitions, 'sp-lead', '2026-11-23')).toEqual([])
  expect(lettersOf(definitions, 'chief', '2029-01-01')).toEqual([])
})

const licence = { matter: 'licence', authority: 'bureau-city', delegable: true } as Member
const letter: Delegation = { number: '1号', account: 'chief', by: 'bureau-city', from: '2026-01-01', until: '2026-12-31', matters: [{ matter: 'licence' }], basis: { law: '行政许可法' } }
const step = (id: string, kind: Node['kind'], unit: string): Node => ({ id: `licence.${id}`, name: id, en: id, kind, matters: ['licence'], units: [unit], days: 1, counted: true, after: [] })
const decision = step('decide', 'decision', 'bureau-city')

test('a department delegates its own word, and not the opinion of another', () => {
  expect(letterFor([letter], licence, {}, [decision])).toEqual({ letter: '1号' })
  expect(letterFor([letter], licence, {}, [step('opinion', 'consult', 'bureau-env'), decision])).toMatchObject({ why: { zh: '需要opinion' } })
})

test('a letter counts as long as the department that signed it is the one whose matter it is', () => {
  expect(letterFor([{ ...letter, by: 'bureau-env' }], licence, {}, [decision])).toMatchObject({ why: { zh: expect.stringContaining('授权委托书不包括该事项') } })
})
