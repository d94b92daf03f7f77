import type { Db, Tx } from '#kernel/db/tables.ts'
import { refuse } from '#kernel/refusal.ts'
import type { ApplicationTables } from './application.ts'

/** A promise that was found broken and is not repaired: theirs, or of the firm that they apply for. */
export const brokenPromise = (db: Db<ApplicationTables> | Tx<ApplicationTables>, applicant: string, firm: string | null) =>
  (db as Db<ApplicationTables>).selectFrom('approvals.credit_record').selectAll().where('repaired_at', 'is', null)
    .where((e) => e.or([e('holder_id', '=', applicant), ...(firm ? [e('holder_code', '=', firm)] : [])])).orderBy('found_at').limit(1).executeTakeFirst()

/** 国办发〔2020〕42号: whoever has broken a promise cannot promise again, themselves or for the same firm, until it is repaired; nor may a paper follow later. */
export async function requireGoodCredit(tx: Tx<ApplicationTables>, applicant: string, firm: string | null) {
  if (await brokenPromise(tx, applicant, firm)) refuse('promise_barred', { zh: '您有尚未修复的失信承诺记录，暂不能以承诺代替证明，也不能容缺：请直接上传材料，或先向核查部门完成整改和信用修复', en: 'A promise of yours was found broken and is not repaired yet, so you can neither promise nor send papers later: please upload them, or first put it right with the department that checked it' })
}
