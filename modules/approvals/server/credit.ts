import type { Tx } from '#kernel/db/tables.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Answers } from '../rules/expr.ts'
import type { Plan } from '../rules/plan.ts'
import type { ApplicationTables } from './application.ts'

/** The enterprise that the application is for, where it has a credit code already. */
export function firmOf(plan: Plan, answers: Answers): string | null {
  const code = plan.fields.map(({ element }) => element).find((element) => element.key.startsWith('ent.') && element.check === 'credit_code')
  const answer = code && answers[code.key]
  return typeof answer === 'string' ? answer : null
}

/** 国办发〔2020〕42号: whoever has broken a promise cannot promise again, themselves or for the same firm, until it is repaired. */
export async function requireGoodCredit(tx: Tx<ApplicationTables>, applicant: string, firm: string | null) {
  const open = await tx.selectFrom('approvals.credit_record').select('matter').where('repaired_at', 'is', null)
    .where((e) => e.or([e('holder_id', '=', applicant), ...(firm ? [e('holder_code', '=', firm)] : [])])).limit(1).executeTakeFirst()
  if (open) refuse('promise_barred', { zh: '您有尚未修复的失信承诺记录，暂不能以承诺代替证明：请直接上传材料，或先向核查部门完成整改和信用修复', en: 'A promise of yours was found broken and is not repaired yet, so you cannot promise now: please upload the papers, or first put it right with the department that checked it' })
}
