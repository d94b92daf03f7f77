import type { Db } from '../db/tables.ts'

/** Names of the staff of one case, by id. */
export type Names = ReadonlyMap<string, { name: string; unit: string }>

export async function readNames(db: Db<any>, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id): id is string => !!id && /^[0-9a-f-]{36}$/.test(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('kernel.staff').select(['id', 'name', 'unit_id']).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, unit: row.unit_id }]))
}

export const staffIn = (actors: readonly string[]): string[] => actors.flatMap((actor) => (actor.startsWith('staff:') ? [actor.slice(6)] : []))
