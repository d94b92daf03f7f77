import type { Acting, Settable } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { assign } from './catalogue.ts'
import { limitsOf } from './limits.ts'
import { factsOf, type Outcome, RECEPTION, withFacts } from './request.ts'
import { requestParted } from './topics.ts'

export type WhyAgain = 'rated' | 'called_back' | 'reopened' | 'disputed'

const OF_THE_LAST_ROUND = {
  answer: undefined, promise: undefined, rating: undefined, dispute: undefined, settled: undefined, asked: undefined, attempts: undefined, attemptedIn: undefined, callers: undefined, extension: undefined,
  extended: undefined, question: undefined, escalated: undefined, callDue: undefined, into: undefined, before: undefined, joined: undefined,
}

/**
 * 退回重办: unsolved in the resident's eyes, the case is worked on again (济南市 12345 条例 art. 27), by the unit and the person
 * who had it, with a new limit and without a new 签收. What no unit has, or one that must not see it any more, is
 * dispatched. `outcome` is what the resident said; a round that was late or unsolved is not forgotten by the rates.
 */
export function backToWork(
  { office, kase, clocks, today, publish }: Pick<Acting<unknown, object>, 'office' | 'clocks' | 'today' | 'publish'> & { kase: CaseRow },
  { outcome, why }: { outcome: Outcome; why: WhyAgain },
): { becomes: 'in_progress' | 'submitted'; set: Settable } {
  const facts = factsOf(kase)
  for (const { name } of clocks.running()) if (name !== 'supervision') clocks.finish(name)
  // An order whose time was ended with the last round must not keep the ladder from giving a new one.
  const supervision = clocks.running().length ? facts.supervision : undefined
  // A case that was answered together with another is worked on by itself from here.
  if (facts.into) publish(message(requestParted, { caseId: kase.id, from: facts.into }))
  const again = { ...OF_THE_LAST_ROUND, supervision, outcome: { ...outcome, again: true as const }, reopened: (facts.reopened ?? 0) + 1 }
  const tell = (to: string) => publish(message(noticed, { to, template: 'requests.back_to_work', params: { number: kase.number, why } }))

  const unit = kase.unit_id
  if (!kase.category || unit === RECEPTION || kase.recused.includes(`unit:${unit}`)) {
    clocks.start('dispatch', { kind: 'dispatch', limit: limitsOf(office, kase).dispatch, unit: RECEPTION })
    tell(`unit:${RECEPTION}:dispatcher`)
    return { becomes: 'submitted', set: { unit_id: RECEPTION, ...withFacts(kase, { ...again, dispatch: undefined, responder: undefined }) } }
  }
  const { limit } = assign(office, { category: kase.category, area: kase.area, day: today, pins: kase.pins, recused: kase.recused })
  clocks.start('conclude', { kind: 'conclude', limit, unit })
  for (const owing of (facts.assist ?? []).filter((a) => !a.done)) clocks.start(`assist:${owing.unit}`, { kind: 'assist', limit, unit: owing.unit })
  for (const role of ['handler', 'lead']) tell(`unit:${unit}:${role}`)
  return { becomes: 'in_progress', set: withFacts(kase, again) }
}
