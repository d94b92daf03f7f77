import { Type } from 'typebox'
import { type CaseKind, openingVerb, verb } from '../case/verb.ts'
import { CaseId, onCase, strict } from '../contract.ts'
import { applicant, dispatcher, handler, participant, signedInResident, theSystem } from '../identity/who.ts'
import type { Module } from '../module.ts'
import { type Hearing, message, topic } from '../outbox.ts'
import { refuse } from '../refusal.ts'

/** 一件事: a kind of case with as little to it as the kernel's own rules need. */
const matter: CaseKind<'open' | 'closed'> = { name: 'matter', states: ['open', 'closed'], closed: ['closed'], sees: [applicant, participant, dispatcher, theSystem] }

export const noted = topic('matters.noted', Type.Object({ caseId: CaseId, text: Type.String() }))

const title = { zh: '一件事', en: 'Matter' }
const text = Type.String({ maxLength: 100 })

export const begin = openingVerb({
  name: 'matters.begin', title, opens: matter, may: [signedInResident, theSystem],
  input: Type.Object({ id: CaseId, text, fails: Type.Optional(Type.Boolean()) }, strict),
  async run({ actor, input, clocks, publish, id }) {
    clocks.start('answer', { kind: 'answer', limit: { count: 4, unit: 'hours' }, unit: 'bureau-city' })
    publish(message(noted, { caseId: id, text: input.text }))
    if (input.fails) throw new Error('the body fell over')
    return { becomes: 'open' as const, set: { unit_id: 'bureau-city', units: ['bureau-city'], applicant_id: actor.is === 'resident' ? actor.id : null, summary: input.text }, seals: { text: input.text } }
  },
})

export const note = verb({
  name: 'matters.note', title, on: matter, from: ['open'], may: [handler, theSystem],
  input: Type.Object({ ...onCase, text, then: Type.Optional(Type.Union([Type.Literal('fail'), Type.Literal('refuse')])) }, strict),
  run({ kase, input, clocks, publish }) {
    clocks.extend('answer', { count: 1, unit: 'hours', why: input.text })
    publish(message(noted, { caseId: kase.id, text: input.text }))
    if (input.then === 'refuse') refuse('not_today', '今天不行')
    if (input.then === 'fail') throw new Error('the body fell over')
    return { set: { facts: { ...kase.facts, notes: ((kase.facts['notes'] as number) ?? 0) + 1 } }, says: { n: 1 }, seals: { text: input.text } }
  },
})

export const recuseFrom = verb({
  name: 'matters.recuse', title, on: matter, from: ['open'], may: [dispatcher], input: Type.Object({ ...onCase, who: Type.String() }, strict),
  run: ({ kase, input }) => ({ set: { recused: [...kase.recused, input.who] } }),
})

export const close = verb({
  name: 'matters.close', title, on: matter, from: ['open'], may: [handler], input: Type.Object({ ...onCase }, strict),
  run: ({ clocks }) => (clocks.finishAll(), { becomes: 'closed' as const }),
})

/** Rung once when it is due and once an hour later; how often is told by the case. */
const ringMatter = verb({
  name: 'matters.ring', title, on: matter, from: ['open'], may: [theSystem],
  input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  run({ kase, input, clocks, publish }) {
    if (!clocks.isRinging(input.clock, input.level)) refuse('moved_on', '已处理')
    clocks.rang(input.clock)
    publish(message(noted, { caseId: kase.id, text: `第${input.level + 1}次提醒` }))
    return { set: { facts: { ...kase.facts, rings: ((kase.facts['rings'] as number) ?? 0) + 1 } }, says: { level: input.level } }
  },
})

/** The module of matters; a test gives the hearings that it wants to watch. */
export const mattersWith = (hearings: readonly Hearing[] = []): Module => ({
  name: 'matters', kinds: [matter], opens: [begin], verbs: [note, recuseFrom, close, ringMatter], hearings,
  clocks: [{ name: 'answer', purpose: { zh: '答复', en: 'answer' }, ring: 'matters.ring', alarms: (_span, due) => [due, new Date(due.getTime() + 3_600_000)] }],
})
