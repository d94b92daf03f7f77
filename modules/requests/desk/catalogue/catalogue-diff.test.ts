import { expect, test } from 'vitest'
import { differences, freshRuleId, type Rule, withProposal } from './catalogue-diff.ts'

const lamp: Rule = { id: 'r-m0301', category: 'M0301', lead: 'bureau-drainage', assist: ['@street'] }
const noise: Rule = { id: 'r-m0501', category: 'M0501', lead: 'bureau-enforcement', assist: [] }

test('equal catalogues do not differ, whatever the order of their rules', () => {
  expect(differences([lamp, noise], [noise, lamp])).toEqual([])
})

test('rules that came, went and changed are told apart', () => {
  const changed = { ...lamp, lead: 'bureau-power', limit: { count: 24, unit: 'hours' as const } }
  const fresh = { ...noise, id: 'r-new' }
  expect(differences([lamp, noise], [changed, fresh])).toEqual([
    { kind: 'changed', before: lamp, after: changed, what: ['lead', 'limit'] },
    { kind: 'added', after: fresh },
    { kind: 'removed', before: noise },
  ])
})

test('a proposal replaces the rule of its category and place, or adds one', () => {
  const proposal = { category: 'M0301', area: null, lead: 'bureau-power', assist: [], why: '裁定' }
  expect(withProposal([lamp, noise], proposal)).toEqual([{ ...lamp, lead: 'bureau-power', assist: [], basis: '裁定' }, noise])
  expect(withProposal([lamp], { ...proposal, area: '370202001' })[1]).toEqual({ id: 'r-m0301-370202001', category: 'M0301', area: '370202001', lead: 'bureau-power', assist: [], basis: '裁定' })
})

test('a new rule never takes the id of another', () => {
  expect(freshRuleId([lamp], 'M0301', undefined)).toBe('r-m0301-2')
})
