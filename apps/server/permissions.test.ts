import { expect, test } from 'vitest'
import type { CaseRow } from '#kernel/db/tables.ts'
import { type Actor, nobody, type Role, type Staff, system } from '#kernel/identity/actor.ts'
import { modules } from './compose.ts'

const staff = (unit: string, ...roles: Role[]): Staff => ({ is: 'staff', id: `${unit}-${roles[0]}`, account: 'x', name: 'x', unit, units: [unit], roles })
const kase = { unit_id: 'own', units: ['hotline', 'own', 'assisting'], applicant_id: 'p1', recused: [], facts: { assist: [{ unit: 'assisting', done: false }] } } as unknown as CaseRow

const people: Record<string, Actor> = {
  'own resident': { is: 'resident', id: 'p1', name: '', phone: '' },
  'other resident': { is: 'resident', id: 'p2', name: '', phone: '' },
  agent: staff('hotline', 'agent'),
  dispatcher: staff('hotline', 'dispatcher'),
  callback: staff('hotline', 'callback'),
  supervisor: staff('supervision', 'supervisor'),
  admin: staff('office', 'admin'),
  'own handler': staff('own', 'handler'),
  'own lead': staff('own', 'lead'),
  'assisting handler': staff('assisting', 'handler'),
  'other handler': staff('other', 'handler'),
  'other lead': staff('other', 'lead'),
  nobody,
  system,
}

const who = (may: readonly { of: (actor: Actor, kase: CaseRow | null) => boolean }[], on: CaseRow | null) =>
  Object.entries(people).filter(([, actor]) => may.some((one) => one.of(actor, on))).map(([name]) => name).join(', ')

test('who may open what', () => {
  expect(modules.flatMap((m) => m.opens ?? []).map((v) => `${v.name}: ${who(v.may, null)}`).join('\n')).toMatchInlineSnapshot()
})

test('who may do what', () => {
  expect(modules.flatMap((m) => m.verbs ?? []).map((v) => `${v.name}: ${who(v.may, kase)}`).join('\n')).toMatchInlineSnapshot()
})

test('who may ask what', () => {
  expect(modules.flatMap((m) => m.views ?? []).map((v) => `${v.name}: ${who(v.may, null)}`).join('\n')).toMatchInlineSnapshot()
})

test('nobody and people of other units are named by no verb of a case', () => {
  for (const verb of modules.flatMap((m) => m.verbs ?? [])) {
    for (const stranger of ['nobody', 'other resident', 'other handler', 'other lead', 'admin']) {
      expect(verb.may.some((one) => one.of(people[stranger]!, kase)), `${verb.name} by ${stranger}`).toBe(false)
    }
  }
})
