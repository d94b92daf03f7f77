import type { Acting, Settable } from '#kernel/case/verb.ts'
import type { Limit } from '#kernel/clocks/limit.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requireNotRecused, requireUnit } from './catalogue.ts'
import { outcomeOnLeaving } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { factsOf, withFacts } from './request.ts'
import { handsChanged } from './topics.ts'

type Handed = { lead: string; assist: readonly string[]; limit: Limit; rule: string | null; catalogue: number; designates?: boolean }

/**
 * Puts a case into a unit's hands: lead and assisting units, each with its own clock. Dispatch, reassignment and the
 * decision on a return all do this; a unit that must not see the case cannot be given it.
 */
export function handOver(
  { office, kase, clocks, now, publish }: Pick<Acting<unknown, object>, 'office' | 'clocks' | 'now' | 'publish'> & { kase: CaseRow },
  { lead, limit, rule, catalogue, designates, ...handed }: Handed,
): Settable & { facts: Record<string, unknown> } {
  const assist = [...new Set(handed.assist)].filter((unit) => unit !== lead)
  for (const unit of [lead, ...assist]) {
    requireUnit(office, unit)
    requireNotRecused(office, kase, unit)
  }
  if (factsOf(kase).joined) publish(message(handsChanged, { caseId: kase.id }))
  const limits = limitsOf(office, kase)
  const outcome = outcomeOnLeaving({ kase, clocks, now })
  const before = factsOf(kase).assist ?? []
  // Whom a decision on a return designated stays designated, by whatever way the case comes back to it.
  const designated = designates ? [...(factsOf(kase).designated ?? []), lead] : factsOf(kase).designated
  clocks.finish('extension')
  clocks.start('sign', { kind: 'sign', limit: limits.sign, unit: lead })
  clocks.start('return', { kind: 'return', limit: limits.return, unit: lead })
  for (const name of ['respond', 'opinion', 'outside', 'supervision']) clocks.handTo(name, lead)
  // A unit that gets the case from another does not get the days that were lost on the way.
  if (clocks.get('conclude') && !clocks.get('conclude')!.doneAt) clocks.handTo('conclude', lead)
  else clocks.start('conclude', { kind: 'conclude', limit, unit: lead })
  for (const name of clocks.running().map((c) => c.name).filter((n) => n.startsWith('assist:') && !assist.includes(n.slice(7)))) clocks.finish(name)
  for (const unit of assist) {
    const clock = clocks.get(`assist:${unit}`)
    const done = before.some((a) => a.unit === unit && a.done)
    if (!done && (!clock || clock.doneAt)) clocks.start(`assist:${unit}`, { kind: 'assist', limit, unit })
  }
  for (const unit of [lead, ...assist]) publish(message(noticed, { to: `unit:${unit}:handler`, template: 'requests.for_unit', params: { number: kase.number, assisting: unit !== lead } }))

  return {
    unit_id: lead,
    units: [...new Set([...kase.units, lead, ...assist])],
    ...withFacts(kase, {
      designated,
      dispatch: { rule, catalogue, locked: !!designated?.includes(lead), at: now.toISOString() },
      assist: assist.length ? assist.map((unit) => before.find((a) => a.unit === unit) ?? { unit, done: false }) : undefined,
      outcome,
      responder: undefined,
      returned: undefined,
      extension: undefined,
    }),
  }
}
