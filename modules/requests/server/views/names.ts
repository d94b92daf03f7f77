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

/** Residents deal with units; colleagues with one another. The resident is 您 to themselves. */
export function actorName(office: Office, actor: string, { audience, names, applicant }: { audience: 'resident' | 'staff'; names: Names; applicant: string | null }): string | null {
  const [is, id = ''] = actor.split(':')
  if (is === 'resident') return id === applicant ? (audience === 'resident' ? '您' : '诉求人') : '其他居民'
  if (is !== 'staff') return audience === 'resident' ? null : '系统'
  const staff = names.get(id)
  if (!staff) return '工作人员'
  return audience === 'resident' ? unitName(office, staff.unit) : `${staff.name}(${unitName(office, staff.unit)})`
}
