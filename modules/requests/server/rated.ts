import type { Acting, Settable } from '#kernel/case/verb.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { backToWork, type WhyAgain } from './back-to-work.ts'
import { factsOf, type Outcome, type RequestFacts, withFacts } from './request.ts'

type Handling = Pick<Acting<unknown, object>, 'office' | 'clocks' | 'today' | 'publish'> & { kase: CaseRow }
type Rating = NonNullable<RequestFacts['rating']>

/** What the resident says of the work: each asked apart, and each may be left unsaid but whether it is solved. */
export type Said = { contacted?: boolean | undefined; solved: boolean; satisfaction?: Rating['satisfaction'] | undefined }

/**
 * 评价: contacted, solved and satisfied are three questions (响应率、解决率、满意率, 北京市接诉即办工作条例 art. 32). Unsolved
 * goes back to work; solved but dissatisfied is over, and the unit is told.
 */
export function rated(the: Handling, said: Said, record: { by: Rating['by']; seq: number; why: WhyAgain; settled?: RequestFacts['settled'] }): { becomes: 'in_progress' | 'submitted' | 'concluded'; set: Settable } {
  const { kase, publish } = the
  const { solved, satisfaction } = said
  const { unreachable: _, ...before } = factsOf(kase).outcome ?? {}
  const outcome: Outcome = { ...before, solved, ...(said.contacted === undefined ? {} : { contacted: said.contacted }), ...(satisfaction ? { satisfaction } : {}) }
  if (!solved) return backToWork(the, { outcome, why: record.why })

  if (satisfaction === 'dissatisfied') {
    for (const role of ['handler', 'lead']) publish(message(noticed, { to: `unit:${kase.unit_id}:${role}`, template: 'requests.dissatisfied', params: { number: kase.number } }))
  }
  const rating = satisfaction ? { solved, satisfaction, by: record.by, seq: record.seq } : undefined
  return concluded(the, { rating, outcome, dispute: undefined, settled: record.settled })
}

/** 办结: nothing is waited for any more. */
export function concluded({ kase, clocks }: Pick<Handling, 'kase' | 'clocks'>, facts: Parameters<typeof withFacts>[1]): { becomes: 'concluded'; set: Settable } {
  clocks.finishAll()
  return { becomes: 'concluded', set: withFacts(kase, facts) }
}
