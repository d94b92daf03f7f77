import { sql } from 'kysely'
import { act } from '../case/act.ts'
import type { AnyVerb } from '../case/verb.ts'
import { system } from '../identity/actor.ts'
import type { Duty } from '../module.ts'

/** So many at a time: the rest comes with the next round. */
const MOST = 500

/**
 * 重算时限: a deadline beyond the last notice on holidays was provisional; when the next year's notice is there, `verb` settles it,
 * case by case. One case that cannot be reckoned does not keep the others from it.
 */
export const reckoning = (verb: AnyVerb): Duty => ({
  name: verb.name,
  everySeconds: 300,
  async run(office) {
    const waiting = await office.db.selectFrom('kernel.clock as k').innerJoin('kernel.case as c', 'c.id', 'k.case_id').select('k.case_id').distinct()
      .where('c.kind', '=', verb.on.name).where(sql<boolean>`(k.done_at is null or k.done_at > k.due_at)`).where('k.provisional', '=', true).where('k.calendar_version', '<>', office.calendar().version)
      .orderBy('k.case_id').limit(MOST).execute()
    for (const { case_id } of waiting) {
      try {
        await act(office, system, verb, { caseId: case_id })
      } catch (error) {
        office.log.error({ caseId: case_id, error: (error as Error).message }, 'time limits could not be reckoned again')
      }
    }
  },
})
