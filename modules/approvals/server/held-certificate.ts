import type { Tx } from '#kernel/db/tables.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Answers } from '../rules/expr.ts'
import { firmOf } from '../rules/firm-of.ts'
import type { Member, Plan } from '../rules/plan.ts'
import type { Paper } from './application.ts'
import { type CertificateRow, type CertificateTables, permits } from './certificates/certificate-row.ts'
import { isPersons } from './certificates/public-certificate.ts'
import { fetchedValues } from './registers/fetched-values.ts'

/** The newest of each certificate that the firm holds, or the person themselves where the application is for no firm. */
export async function certificatesHeld(tx: Tx<any>, { applicant, firm }: { applicant: string | null; firm: string | null }): Promise<CertificateRow[]> {
  const rows = await (tx as Tx<CertificateTables>).selectFrom('approvals.certificate').selectAll().distinctOn(['case_id', 'matter'])
    .where(firm ? 'holder_code' : 'holder_id', '=', firm ?? applicant).orderBy('case_id').orderBy('matter').orderBy('version', 'desc').execute()
  return firm ? rows : rows.filter(isPersons)
}

/**
 * 代办资格: a credit code is public, and whoever writes it need not be of the firm. A firm's certificate is there for the account
 * that it was issued to, and for those that are verified as the firm's.
 */
export async function theirsAmong(tx: Tx<any>, rows: readonly CertificateRow[], applicant: string | null): Promise<CertificateRow[]> {
  const verified = await (tx as Tx).selectFrom('kernel.resident_firm').select('uscc').where('resident_id', '=', applicant).where('verified', '=', true).execute()
  return rows.filter((row) => isPersons(row) || row.holder_id === applicant || verified.some(({ uscc }) => uscc === row.holder_code))
}

/** Before anything is granted on it. What was granted already is issued. */
export async function requireTheirs(tx: Tx<any>, held: CertificateRow | undefined, applicant: string | null) {
  if (held && (await theirsAmong(tx, [held], applicant)).length === 0) refuse('not_their_firm', { zh: `“${held.title}”（${held.number}）是该企业用别的账户取得的，申请人也没有认证为该企业的办事人，不能准予：请说明理由不予许可，并告知由原账户申请，或先认证企业身份`, en: `The firm got ${held.number} by another account, and the applicant is not verified as acting for the firm: it cannot be granted. Refuse it with this reason, and tell them to apply by that account, or to have the firm verified first` })
}

/** An element in the pattern of a number that says what stands on the certificate that is held. */
const HELD = /\{(held\.[\w.]+)\}/

/**
 * The certificate of ours that a matter on a certificate is about: the one whose number the application names, and the only one
 * where it names none. None where it was issued elsewhere; what then keeps its number has it from a register, or from the
 * certificate itself that the department has looked at, and never from the applicant's word. Refuses what cannot be done, so that nothing is granted that could not be issued.
 */
export async function heldCertificate(tx: Tx<any>, plan: Plan, { matter, life, result }: Member, { caseId, applicant, answers, papers }: { caseId: string; applicant: string | null; answers: Answers; papers: readonly Paper[] }): Promise<CertificateRow | undefined> {
  if (!life) return undefined
  const all = await certificatesHeld(tx, { applicant, firm: firmOf(plan, answers, matter) })
  const live = all.filter(({ type, status }) => type === life.of && (status === 'valid' || status === 'suspended'))
  const said = plan.fields.filter(({ element, askedBy }) => element.key.startsWith('held.') && askedBy.some((by) => by.matter === matter)).map(({ element }) => answers[element.key]).filter((answer) => answer !== undefined)
  const held = live.find(({ number }) => said.includes(number)) ?? (said.length === 0 && live.length === 1 ? live[0] : undefined)
  if (held) {
    if (!permits(held.status, life.does)) refuse('certificate_status', { zh: `“${held.title}”（${held.number}）当前状态不能办理此项，请与经办部门联系`, en: `The certificate ${held.number} cannot be taken further this way as it stands` })
    return held
  }
  if (said.length === 0 && live.length > 1) refuse('which_certificate', { zh: `持证人有 ${live.length} 份“${live[0]!.title}”，申请没有写明是哪一份，不能准予：请说明理由不予许可，并告知申请人写明编号后重新申请`, en: `There are ${live.length} such certificates and the application does not say which one: it cannot be granted. Refuse it with this reason, and tell the applicant to apply again with the number` })
  const kept = result?.number && HELD.exec(result.number)?.[1]
  const isHandedIn = papers.some(({ key, by, neededBy }) => by === 'upload' && neededBy.includes(matter) && plan.materials.some((one) => one.key === key && one.ways.some((way) => way.by === 'certificate' && way.certificate === life.of)))
  if (kept) await requireProven(tx, plan, { caseId, answers, kept, isHandedIn })
  return undefined
}

/** 原证编号: something shows it, no register says otherwise, and no certificate of ours bears it that is another's or no more. */
async function requireProven(tx: Tx<any>, plan: Plan, { caseId, answers, kept, isHandedIn }: { caseId: string; answers: Answers; kept: string; isHandedIn: boolean }) {
  const { fetched, differs } = await fetchedValues(tx, { caseId, plan, answers })
  if (differs.includes(kept) || (!fetched[kept] && !isHandedIn)) refuse('number_unproven', { zh: '申请人填写的原证编号没有证照库的记录或原证可以证明，不能据此出证：请说明理由不予许可，并告知申请人授权查询或上传原证后重新申请', en: 'Neither a register nor the certificate itself shows the number that the applicant wrote, so no document can bear it: refuse it with this reason, and tell the applicant to let the register be asked or to upload the certificate' })
  const number = answers[kept] as string
  const taken = await (tx as Tx<CertificateTables>).selectFrom('approvals.certificate').select('case_id').where('number', '=', number).where('case_id', '<>', caseId).limit(1).executeTakeFirst()
  if (taken) refuse('number_taken', { zh: `编号 ${number} 是另一份证照的，或该证照已经失效，不能再用：请说明理由不予许可`, en: `${number} is the number of another certificate, or of one that is no more, and cannot be used again: refuse it with this reason` })
}
