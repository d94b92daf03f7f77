import type { Tx } from '#kernel/db/tables.ts'
import type { Answers } from '../rules/expr.ts'
import type { CertificateRow, CertificateTables } from './certificates/certificate-row.ts'

/**
 * The certificate of ours that a matter on a certificate is about: of this type, the applicant's own or their firm's, and the
 * one whose number the application names where they hold several. None where it was issued elsewhere.
 */
export async function heldCertificate(tx: Tx<CertificateTables>, type: string, by: { applicant: string | null; firm: string | null }, answers: Answers): Promise<CertificateRow | undefined> {
  const newest = await tx.selectFrom('approvals.certificate').selectAll().distinctOn(['case_id', 'matter']).where('type', '=', type)
    .where((e) => e.or([e('holder_id', '=', by.applicant ?? ''), ...(by.firm ? [e('holder_code', '=', by.firm)] : [])]))
    .orderBy('case_id').orderBy('matter').orderBy('version', 'desc').execute()
  const named = new Set(Object.values(answers))
  const live = newest.filter((row) => row.status === 'valid' || row.status === 'suspended')
  return live.find((row) => named.has(row.number)) ?? (live.length === 1 ? live[0] : undefined)
}
