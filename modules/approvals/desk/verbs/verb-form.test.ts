import { expect, test } from 'vitest'
import type { Screen } from '../ask.ts'
import { FORMS } from './all-forms.ts'
import { openSteps } from './branch-forms.ts'
import { foundMissing, reviewForms } from './review-forms.ts'
import { actsOf, gapsOf, numbered, sent } from './verb-form.ts'

const step = (id: string, kind: string, mine: boolean) => ({ id, name: id, kind, mine, units: [] })
const matter = (key: string, more: object = {}) => ({ matter: key, name: key, mine: true, state: 'working', open: [], opinion: null, consult: null, check: null, checks: false, extendBy: 10, ...more })
const screen = (can: string[], matters: object[], more: object = {}) => ({ can: can.map((verb) => `approvals.${verb}`), matters, supplemented: false, line: { complete: null }, ...more }) as unknown as Screen
const names = (kase: Screen) => actsOf(FORMS, kase).map(({ form }) => form.verb)

test('buttons are what may be done to what waits for this person’s own unit', () => {
  const may = ['conclude_step', 'decide', 'consult', 'answer_consult', 'stop_branch', 'resume_branch', 'extend_branch']
  expect(names(screen(may, [matter('food', { open: [step('food.review', 'review', true)] })]))).toEqual(['conclude_step', 'consult', 'stop_branch', 'extend_branch'])
  expect(names(screen(may, [matter('food', { open: [step('food.decide', 'decision', true)] })]))).toEqual(['decide', 'consult', 'stop_branch', 'extend_branch'])
  expect(names(screen(may, [matter('food', { state: 'stopped' })]))).toEqual(['resume_branch'])
  expect(names(screen(may, [matter('food', { mine: false, open: [step('food.review', 'review', false)] })]))).toEqual([])
  expect(names(screen([], [matter('food', { open: [step('food.review', 'review', true)] })]))).toEqual([])
})

test('a joint visit of several matters is signed once', () => {
  const visit = step('joint:site', 'inspection', true)
  expect(openSteps(screen([], [matter('food', { open: [visit] }), matter('fire', { open: [visit] })])).map(({ value }) => value)).toEqual(['joint:site'])
})

test('there is one notice of what is missing, with what all departments named', () => {
  const opinion = (why: string) => ({ opinion: { complete: false, missing: [{ what: 'plan', name: '平面图', why }], words: null } })
  const kase = screen(['request_supplement'], [matter('food', opinion('看不清')), matter('fire', opinion('没有比例'))])
  expect(foundMissing(kase)).toEqual([{ what: 'plan', why: '看不清；没有比例' }])
  expect(names(kase)).toEqual(['request_supplement'])
  expect(names({ ...kase, supplemented: true })).toEqual([])
})

test('a thing that is missing needs its reason, a refusal its own', () => {
  const { fields } = reviewForms.find((form) => form.verb === 'give_pre_review')!
  expect(gapsOf(fields, {})).toEqual(['complete'])
  expect(gapsOf(fields, { complete: true })).toEqual([])
  expect(gapsOf(fields, { complete: false, missing: [{ what: 'plan', why: ' ' }] })).toEqual(['missing'])
  const decide = FORMS.find((form) => form.verb === 'decide')!.fields
  expect([gapsOf(decide, { granted: true }), gapsOf(decide, { granted: false })]).toEqual([[], ['reason']])
})

test('what is hidden or empty is not sent, and text goes in one normal form', () => {
  const decide = FORMS.find((form) => form.verb === 'decide')!.fields
  expect(sent(decide, { granted: false, reason: ' e\u0301 ', conditions: '改' })).toEqual({ granted: false, reason: 'é' })
  expect(sent(FORMS.find((form) => form.verb === 'accept')!.fields, { green: false, why: ' ' })).toEqual({})
})

test('several findings are numbered, one stands as it is, and none is a gap', () => {
  expect([numbered(['门锁着 ', ' ', '灭火器过期']), numbered([' 符合 ']), numbered([]), numbered(undefined)]).toEqual(['1．门锁着\n2．灭火器过期', '符合', '', ''])
  const { fields } = FORMS.find((form) => form.verb === 'conclude_step')!
  expect(gapsOf(fields, { outcome: 'pass', opinion: [' '] })).toEqual(['opinion'])
  expect(sent(fields, { outcome: 'pass', opinion: ['符合'], files: [] })).toEqual({ outcome: 'pass', opinion: '符合' })
})
