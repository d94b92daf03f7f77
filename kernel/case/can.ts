import type { Clock } from '../clocks/clock-set.ts'
import type { CaseView } from '../contract.ts'
import type { CaseRow } from '../db/tables.ts'
import type { Actor } from '../identity/actor.ts'
import type { Office } from '../office.ts'

/** The verbs that this person may use on this case now, or open another out of it with, in the order in which the modules name them. */
export function can(office: Office, actor: Actor, kase: CaseRow, clocks: readonly Clock[]): string[] {
  const meanwhile = { office, clocks: new Map(clocks.map((clock) => [clock.name, clock])), now: office.now() }
  const verbs = [...office.verbs.values()].filter((v) => v.on.name === kase.kind && v.from.includes(kase.state) && (v.when?.(kase, meanwhile) ?? true) === true)
  const opens = [...office.opens.values()].filter((v) => v.opens.name === kase.kind && v.from?.includes(kase.state))
  return [...verbs, ...opens].filter((v) => v.may.some((who) => who.of(actor, kase))).map((v) => v.name)
}

export function viewOf(office: Office, actor: Actor, kase: CaseRow, clocks: readonly Clock[]): CaseView {
  return {
    id: kase.id,
    number: kase.number,
    kind: kase.kind,
    state: kase.state,
    version: kase.version,
    dueAt: kase.due_at && new Date(kase.due_at).toISOString(),
    head: kase.head,
    can: can(office, actor, kase, clocks),
  }
}
