import { verb } from '#kernel/case/verb.ts'
import { handler, unitLead } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { Refused } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { requireParty } from './outside-parties.ts'
import { request, withFacts } from './request.ts'

/**
 * 转请区外单位: what only somebody outside the district can do is sent to them, with a time to reply. The unit stays the
 * one that owes the answer, and its own time runs on: no rule that we know of stops it.
 */
export const referOutside = verb({
  name: 'requests.refer_outside',
  title: { zh: '转请区外单位', en: 'Send to an outside party' },
  on: request,
  from: ['in_progress'],
  input: requests.refer_outside,
  may: [handler, unitLead],
  when: (_kase, { clocks }) =>
    clocks.get('outside')?.doneAt !== null || new Refused('waits_already', { zh: '已转请区外单位、正在等回复，请先记下回复', en: 'An outside party was asked already: record its reply first' }, 409),

  run({ office, kase, input, clocks, publish }) {
    const party = requireParty(office, input.party)
    clocks.start('outside', { kind: 'outside', limit: { count: party.days, unit: 'working_days' }, unit: kase.unit_id })
    const due = clocks.get('outside')!.dueAt!.toISOString()
    publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.referred_outside', params: { number: kase.number, party: { zh: party.name, en: party.en }, due } }))
    return {
      set: withFacts(kase, { outside: { party: party.id, seq: kase.version + 1 } }),
      says: { party: party.id, how: input.how },
      seals: { sent: input.sent },
    }
  },
})
