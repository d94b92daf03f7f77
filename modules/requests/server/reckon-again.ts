import { sql } from 'kysely'
import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { inTime } from './in-time.ts'
import { factsOf, type Outcome, request, withFacts } from './request.ts'

/** 重算时限: a deadline beyond the last notice on holidays was provisional; the next year's notice settles it. */
export const reckonAgain = verb({
  name: 'requests.reckon_again',
  title: { zh: '重算时限', en: 'Reckon limits again' },
  on: request,
  from: request.states,
  input: Type.Object({ caseId: CaseId }, strict),
  may: [theSystem],
  async run({ tx, kase, clocks, calendar, now }) {
    const before = clocks.get('conclude')
    clocks.reckonAgain()
    const after = clocks.get('conclude')
    const says = { calendar: calendar.version }
    const over = after?.doneAt ?? now
    if (!before || !after || inTime(before, over) || !inTime(after, over)) return { says }

    // Late by days that were only assumed to be worked: said back, unless an earlier round was late.
    const { onTime: _, lateUnit: __, ...outcome } = factsOf(kase).outcome ?? {}
    const earlier = await outcomeAt(tx, kase.id, after.span.started_at)
    if (earlier?.onTime === false) return { says }
    return { set: withFacts(kase, { escalated: undefined, outcome: { ...outcome, ...(after.doneAt ? { onTime: true } : {}) } }), says }
  },
})

/** The outcome as it stood at that moment. */
async function outcomeAt(tx: Tx<any>, caseId: string, at: Date): Promise<Outcome | undefined> {
  const { rows } = await sql<{ outcome: Outcome | null }>`
    select body->'set'->'facts'->'outcome' as outcome from kernel.event where case_id = ${caseId} and at <= ${at} and body->'set' ? 'facts' order by seq desc limit 1`.execute(tx)
  return rows[0]?.outcome ?? undefined
}
