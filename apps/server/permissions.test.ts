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
  'own chief': staff('own', 'chief'),
  'assisting handler': staff('assisting', 'handler'),
  'other handler': staff('other', 'handler'),
  'other lead': staff('other', 'lead'),
  nobody,
  system,
}

const who = (may: readonly { of: (actor: Actor, kase: CaseRow | null) => boolean }[], on: CaseRow | null) =>
  Object.entries(people).filter(([, actor]) => may.some((one) => one.of(actor, on))).map(([name]) => name).join(', ')

test('who may open what', () => {
  expect(modules.flatMap((m) => m.opens ?? []).map((v) => `${v.name}: ${who(v.may, null)}`).join('\n')).toMatchInlineSnapshot(`
    "requests.submit: own resident, other resident
    requests.submit_by_phone: agent, dispatcher, callback
    requests.split: dispatcher
    requests.submit_from_open311: 
    requests.record_import: admin, system
    approvals.submit: own resident, other resident
    triage.warn: system
    world.leave_memory: own resident, other resident"
  `)
})

test('who may do what', () => {
  expect(modules.flatMap((m) => m.verbs ?? []).map((v) => `${v.name}: ${who(v.may, kase)}`).join('\n')).toMatchInlineSnapshot(`
    "requests.dispatch: dispatcher
    requests.answer_at_once: agent, dispatcher
    requests.decline: agent, dispatcher
    requests.merge_into: dispatcher
    requests.adjudicate: dispatcher
    requests.reassign: dispatcher, supervisor
    requests.recategorise: agent, dispatcher, own handler
    requests.recuse: dispatcher, supervisor
    requests.unmerge: dispatcher, system
    requests.sign_for: own handler
    requests.assign: own handler, own lead
    requests.record_contact: own handler, own lead
    requests.give_opinion: own handler, own lead
    requests.return_dispatch: own handler, own lead
    requests.ask_resident: supervisor, own handler, own lead
    requests.add_note: own handler, own lead, assisting handler
    requests.add_assist: own handler, own lead
    requests.finish_assist: assisting handler
    requests.refer_outside: own handler, own lead
    requests.outside_answered: own handler, own lead
    requests.request_extension: own handler, own lead
    requests.decide_extension: supervisor, own lead
    requests.answer: own handler, own lead
    requests.approve_answer: own lead
    requests.send_back_answer: own lead
    requests.record_call_back: callback
    requests.call_about_delay: callback
    requests.settle_dispute: supervisor
    requests.supply_info: own resident
    requests.add_words: own resident
    requests.rate: own resident
    requests.reopen: own resident
    requests.dispute_rating: own resident
    requests.withdraw: own resident
    requests.supervise: supervisor
    requests.answer_supervision: own handler, own lead
    requests.lift_supervision: supervisor
    requests.exclude: supervisor
    requests.ring: system
    requests.reckon_again: system
    requests.note_joined: system
    requests.answer_with: system
    requests.note_split: system
    approvals.give_pre_review: own handler, own lead, assisting handler
    approvals.decide_on_the_spot: own chief
    approvals.accept: own handler, own lead
    approvals.request_supplement: own handler, own lead
    approvals.decline: own handler, own lead
    approvals.conclude_step: own handler, own lead, assisting handler
    approvals.decide: own lead
    approvals.consult: own handler, own lead, assisting handler
    approvals.answer_consult: own handler, own lead, assisting handler
    approvals.stop_branch: own handler, own lead, assisting handler
    approvals.resume_branch: own handler, own lead, assisting handler
    approvals.extend_branch: own lead
    approvals.issue: own handler, own lead
    approvals.supplement: own resident
    approvals.supply_later: own resident
    approvals.withdraw: own resident
    approvals.record_check: own handler, own lead, assisting handler
    approvals.record_correction: own handler, own lead, assisting handler
    approvals.repair_credit: own lead
    approvals.revoke_certificate: own lead
    approvals.ring: system
    approvals.amend: system
    approvals.not_amended: system
    approvals.reckon_again: system
    approvals.migrate_plan: system
    triage.take_up: own handler, own lead
    triage.close: own handler, own lead
    triage.set_aside: own handler, own lead
    triage.ring: system
    triage.reckon_again: system
    world.publish_memory: supervisor, own handler, own lead
    world.return_memory: supervisor, own handler, own lead
    world.decline_memory: supervisor, own handler, own lead
    world.take_down_memory: supervisor, own handler, own lead
    world.amend_memory: own resident
    world.withdraw_memory: own resident
    world.ring_memory: system
    world.reckon_memory_again: system"
  `)
})

test('who may ask what', () => {
  expect(modules.flatMap((m) => m.views ?? []).map((v) => `${v.name}: ${who(v.may, null)}`).join('\n')).toMatchInlineSnapshot(`
    "kernel.notices: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.setup: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    requests.suggest: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    requests.assignment: dispatcher, supervisor
    requests.similar: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.place: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    requests.mine: own resident, other resident
    requests.my_case: own resident, other resident
    requests.worklist: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.counts: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.map: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.case: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.caller: agent, dispatcher, callback
    requests.rates: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.rate_cases: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.catalogue: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    requests.public_rates: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    requests.public_catalogue: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    requests.public_cases: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    approvals.catalogue: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    approvals.one_thing: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    approvals.promise_standing: own resident, other resident
    approvals.my_drafts: own resident, other resident
    approvals.my_applications: own resident, other resident
    approvals.my_application: own resident, other resident
    approvals.my_certificates: own resident, other resident
    approvals.my_certificate: own resident, other resident
    approvals.register: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    approvals.worklist: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.counts: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.desk_setup: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.application: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.barred: supervisor, own handler, own lead, assisting handler, other handler, other lead
    approvals.one_thing_report: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.zone: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    approvals.designer: supervisor, admin, own lead, other lead
    approvals.design_library: supervisor, admin, own lead, other lead
    approvals.design_body: supervisor, admin, own lead, other lead
    approvals.design_draft: supervisor, admin, own lead, other lead
    approvals.design_review: supervisor, admin, own lead, other lead
    approvals.design_history: supervisor, admin, own lead, other lead
    approvals.plan_migrations: supervisor, admin, own lead, other lead
    approvals.migration_dry_run: supervisor, admin, own lead, other lead
    triage.settings: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    triage.suggest: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    triage.acceptance: dispatcher, supervisor, admin
    triage.acceptance_cases: dispatcher, supervisor, admin
    triage.topics: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    triage.topic: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    triage.warnings: agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead
    world.reports: supervisor, admin
    world.memory_setup: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    world.memories: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    world.memory_hall: own resident, other resident, agent, dispatcher, callback, supervisor, admin, own handler, own lead, own chief, assisting handler, other handler, other lead, nobody, system
    world.my_memories: own resident, other resident
    world.memories_to_review: supervisor, own handler, own lead, assisting handler, other handler, other lead"
  `)
})

test('nobody and people of other units are named by no verb of a case', () => {
  for (const verb of modules.flatMap((m) => m.verbs ?? [])) {
    for (const stranger of ['nobody', 'other resident', 'other handler', 'other lead', 'admin']) {
      expect(verb.may.some((one) => one.of(people[stranger]!, kase)), `${verb.name} by ${stranger}`).toBe(false)
    }
  }
})
