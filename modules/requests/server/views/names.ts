import type { Lang, Words } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { unitName } from '../catalogue.ts'

/** Names of the staff of one case, by id. */
export type Names = ReadonlyMap<string, { name: string; unit: string }>

export async function readNames(db: Db<any>, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id): id is string => !!id && /^[0-9a-f-]{36}$/.test(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('kernel.staff').select(['id', 'name', 'unit_id']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, unit: row.unit_id }]))
}

export const staffIn = (actors: readonly string[]): string[] => actors.flatMap((actor) => (actor.startsWith('staff:') ? [actor.slice(6)] : []))

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
