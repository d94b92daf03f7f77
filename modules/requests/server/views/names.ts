import type { Lang, Words } from '#kernel/contract.ts'
import type { Names } from '#kernel/identity/staff-names.ts'
import type { Office } from '#kernel/office.ts'
import { unitName } from '../catalogue.ts'

const SELF: Words = { zh: '您', en: 'You' }
const APPLICANT: Words = { zh: '诉求人', en: 'The resident' }
const NEIGHBOUR: Words = { zh: '其他居民', en: 'Another resident' }
export const SYSTEM: Words = { zh: '系统', en: 'The system' }
export const COLLEAGUE: Words = { zh: '工作人员', en: 'A colleague' }

/** Residents deal with units; colleagues with one another. The resident is 您 to themselves. */
export function actorName(office: Office, actor: string, { audience, names, applicant, lang }: { audience: 'resident' | 'staff'; names: Names; applicant: string | null; lang: Lang }): string | null {
  const [is, id = ''] = actor.split(':')
  if (is === 'resident') return (id === applicant ? (audience === 'resident' ? SELF : APPLICANT) : NEIGHBOUR)[lang]
  if (is !== 'staff') return audience === 'resident' ? null : SYSTEM[lang]
  const staff = names.get(id)
  if (!staff) return COLLEAGUE[lang]
  return audience === 'resident' ? unitName(office, staff.unit, lang) : `${staff.name} · ${unitName(office, staff.unit, lang)}`
}
