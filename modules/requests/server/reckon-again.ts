import { sql } from 'kysely'
import { Type } from 'typebox'
import { act } from '#kernel/case/act.ts'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import type { Tx } from '#kernel/db/tables.ts'
import { system } from '#kernel/identity/actor.ts'
import { theSystem } from '#kernel/identity/who.ts'
import type { Duty } from '#kernel/module.ts'
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

/** So many at a time: the rest comes with the next round. */
const MOST = 500

export const reckoning: Duty = {
  name: 'requests.reckon_again',
  everySeconds: 300,
  async run(office) {
    const waiting = await office.db.selectFrom('kernel.clock as k').innerJoin('kernel.case as c', 'c.id', 'k.case_id').select('k.case_id').distinct()
      .where('c.kind', '=', request.name).where(sql<boolean>`(k.done_at is null or k.done_at > k.due_at)`).where('k.provisional', '=', true).where('k.calendar_version', '<>', office.calendar().version)
      .orderBy('k.case_id').limit(MOST).execute()
    for (const { case_id } of waiting) {
      try {
        await act(office, system, reckonAgain, { caseId: case_id })
      } catch (error) {
        office.log.error({ caseId: case_id, error: (error as Error).message }, 'time limits could not be reckoned again')
      }
    }
  },
}
