import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { type CaseKind, openingVerb, verb } from '../case/verb.ts'
import { CaseId, strict } from '../contract.ts'
import { system } from '../identity/actor.ts'
import { theSystem } from '../identity/who.ts'
import type { Module } from '../module.ts'
import { refuse } from '../refusal.ts'
import { at, openOffice } from '../testing/office.ts'
import { ringDue } from './ring.ts'

const kind: CaseKind<'open'> = { name: 'thing', states: ['open'], closed: [], sees: [theSystem] }
const begin = openingVerb({
  name: 'things.begin', title: { zh: '开', en: 'Begin' }, opens: kind, may: [theSystem], input: Type.Object({ id: CaseId, summary: Type.String() }, strict),
  run({ clocks, input }) {
    clocks.start('answer', { kind: 'answer', limit: { count: 1, unit: 'hours' } })
    return Promise.resolve({ becomes: 'open' as const, set: { unit_id: 'hotline', units: ['hotline'], summary: input.summary } })
  },
})
const ring = verb({
  name: 'things.ring', title: { zh: '响', en: 'Ring' }, on: kind, from: ['open'], may: [theSystem], input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  run({ kase, clocks }) {
    if (kase.summary === 'falls over') throw new Error('a defect')
    if (kase.summary === 'is refused') refuse('not_now', '现在不行')
    clocks.rang('answer')
    return {}
  },
})
const things: Module = { name: 'things', kinds: [kind], opens: [begin], verbs: [ring], clocks: [{ name: 'answer', purpose: { zh: '答', en: 'answer' }, ring: 'things.ring', alarms: (_span, due) => [due] }] }

test('clocks that cannot be rung do not stand before the others for ever', async () => {
  const office = await openOffice({ modules: [things], at: '2026-03-04 10:00' })
  const open = async (summary: string, due: string) => {
    const { id } = await office.as(system).open(begin, { summary })
    await office.db.updateTable('kernel.clock').set({ next_at: at(due) }).where('case_id', '=', id).execute()
  }
  for (const summary of ['falls over', 'falls over', 'is refused']) await open(summary, '2026-03-04 09:00')
  await open('is well', '2026-03-04 09:30')
  const rounds = [await ringDue(office.office, 2), await ringDue(office.office, 2)]
  expect(rounds).toEqual([0, 1])
})
