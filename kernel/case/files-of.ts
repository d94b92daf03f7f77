import type { FileView } from '../contract.ts'
import type { Db } from '../db/tables.ts'

/** Files of a case, each with the event that brought it. */
export type Files = (FileView & { seq: number })[]

export async function readFiles(db: Db<any>, caseId: string, audience: 'resident' | 'staff'): Promise<Files> {
  const rows = await db.selectFrom('kernel.case_file as on').innerJoin('kernel.file as file', 'file.id', 'on.file_id')
    .select(['file.id', 'file.name', 'file.kind', 'file.size', 'file.seconds', 'file.width', 'file.height', 'file.variants', 'on.label', 'on.audience', 'on.seq'])
    .where('on.case_id', '=', caseId).orderBy('on.seq').orderBy('file.made_at').execute()
  return rows.filter((row) => audience === 'staff' || row.audience !== 'handler').map((row) => ({
    id: row.id, name: row.name, kind: row.kind ?? 'file', size: Number(row.size), label: row.label, audience: row.audience,
    seconds: row.seconds, width: row.width, height: row.height, variants: Object.keys((row.variants ?? {}) as object), seq: row.seq,
  }))
}
