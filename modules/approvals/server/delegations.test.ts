import { expect, test } from 'vitest'
import { and, evaluate, type Expr } from '../rules/expr.ts'
import { witness } from '../rules/satisfiable.ts'
import { graphOf } from '../rules/schedule.ts'
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
