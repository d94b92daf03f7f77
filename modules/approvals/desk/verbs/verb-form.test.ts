import { expect, test } from 'vitest'
import type { Screen } from '../ask.ts'
import { FORMS } from './all-forms.ts'
import { openSteps } from './branch-forms.ts'
import { foundMissing, proposedIn, reviewForms, withProposed } from './review-forms.ts'
import { actsOf, firstTarget, gapsOf, numbered, sent } from './verb-form.ts'

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

test('the head acts on what their own department granted, and on nothing that has no certificate', () => {
  const granted = (more: object = {}) => screen(['revoke_certificate'], [matter('food', { state: 'granted', result: '食品经营许可证', ...more })])
  expect([names(granted()), names(granted({ mine: false })), names(granted({ state: 'refused' })), names(granted({ result: null }))]).toEqual([['revoke_certificate'], [], [], []])
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

test('the window sees who named what in the pre-review; what it wrote itself stays, and what is named meanwhile joins it', () => {
  const opinion = (what: string, why: string) => ({ opinion: { complete: false, missing: [{ what, name: what, why }], words: null } })
  const kase = screen([], [matter('food', { unitName: '市监', ...opinion('plan', '看不清') }), matter('fire', { unitName: '消防', ...opinion('plan', '没有比例') }), matter('sign', { unitName: '城管', ...opinion('photo', '缺夜景') })])
  expect(proposedIn(kase)).toEqual([{ what: 'plan', name: 'plan', said: [{ by: '市监 · food', why: '看不清' }, { by: '消防 · fire', why: '没有比例' }] }, { what: 'photo', name: 'photo', said: [{ by: '城管 · sign', why: '缺夜景' }] }])
  expect(withProposed([{ what: 'plan', why: '请重新测绘' }, { what: 'lease', why: '过期' }], kase)).toEqual([{ what: 'plan', why: '请重新测绘' }, { what: 'lease', why: '过期' }, { what: 'photo', why: '缺夜景' }])
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

test('the form of the pre-review begins with the first matter of one’s own that has no opinion; a decision is never chosen for anybody', () => {
  const opinion = { opinion: { complete: true, missing: [], words: null } }
  const kase = screen(['give_pre_review', 'decide'], [matter('food', opinion), matter('sign'), matter('fire')])
  const review = actsOf(FORMS, kase).find(({ form }) => form.verb === 'give_pre_review')!
  expect([firstTarget(review.targets)?.value, review.targets.map(({ hint }) => hint)]).toEqual(['sign', ['已提', undefined, undefined]])
  const decisions = actsOf(FORMS, screen(['decide'], ['food', 'fire'].map((key) => matter(key, { open: [step(`${key}.decide`, 'decision', true)] })))).find(({ form }) => form.verb === 'decide')!
  expect([decisions.targets.length, firstTarget(decisions.targets)]).toEqual([2, undefined])
})

test('another question can be asked once the last one is answered, or its time is over', () => {
  const asked = (consult: object) => names(screen(['consult'], [matter('food', { open: [step('food.review', 'review', true)], consult: { answer: null, mine: false, over: false, ...consult } })]))
  expect([asked({}), asked({ answer: '同意。', over: true }), asked({ over: true })]).toEqual([[], ['consult'], ['consult']])
})
