import type { Db } from '#kernel/db/tables.ts'
import type { Duty } from '#kernel/module.ts'
import type { Office } from '#kernel/office.ts'
import type { LookupTables } from './look-up.ts'

const DAYS_KEPT = 30

/** What was looked up for a draft that never became an application. That it was asked, and the digest of the answer, stay. */
async function forgetAnswers({ db, now }: Office) {
  const before = new Date(now().getTime() - DAYS_KEPT * 86_400_000)
  await (db as unknown as Db<LookupTables>).updateTable('approvals.lookup').set({ answer: null }).where('answer', 'is not', null).where('at', '<', before)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('kernel.case').select('kernel.case.id').whereRef('kernel.case.id', '=', 'approvals.lookup.case_id')))).execute()
}

export const forgetAnswersDuty: Duty = { name: 'approvals.forget-answers', everySeconds: 86_400, run: forgetAnswers }
