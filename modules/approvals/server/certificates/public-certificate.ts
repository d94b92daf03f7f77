import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import { maskName } from '#kernel/identity/masks.ts'
import type { CertificateRow } from './certificate-row.ts'

/** How a certificate stands today: beside its own status, that its time is over. */
export type Standing = CertificateRow['status'] | 'expired'

export const STANDING: Record<Standing, Record<Lang, string>> = {
  valid: { zh: '有效', en: 'Valid' }, suspended: { zh: '已暂停', en: 'Suspended' }, revoked: { zh: '已撤销', en: 'Revoked' }, cancelled: { zh: '已注销', en: 'Cancelled' }, expired: { zh: '已过期', en: 'Expired' },
}

export const standingOf = ({ status, valid_until }: CertificateRow, now: Date): Standing => (status === 'valid' && valid_until && valid_until < dayOf(now) ? 'expired' : status)

/** Whoever holds it under a code that is no credit code is a person. */
export const isPersons = ({ holder_code }: Pick<CertificateRow, 'holder_code'>) => !holder_code || !isCreditCode(holder_code)

/** What anybody may know of a certificate. Every field that leaves is named here. */
export function publicCertificate(row: CertificateRow, now: Date, lang: Lang) {
  const standing = standingOf(row, now)
  return {
    title: row.title, identifier: row.identifier === row.number ? null : row.identifier, number: row.number, version: row.version,
    status: standing, statusName: STANDING[standing][lang],
    holder: isPersons(row) ? maskName(row.holder_name) : row.holder_name, code: isPersons(row) ? null : row.holder_code,
    authority: row.authority, issued: dayOf(row.issued_at), since: dayOf(row.since), until: row.valid_until,
  }
}
