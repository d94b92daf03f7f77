import { type RawBuilder, sql } from 'kysely'
import type { Lang } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Memory } from '../../../contract.ts'
import { dateInWords } from '../../../place/dates.ts'
import type { WorldTables } from '../../tables.ts'
import type { Spots } from '../spots.ts'

export type Published = { case_id: string; said: string; shown_name: string | null; building: string | null; lng: number; lat: number; when: string; decade: number; published_at: Date; files: string[] }

/** The columns that leave, of published memories alone; `m` is world.memory and `c` its case. */
export const publishedColumns = sql`m.case_id, m.said, m.shown_name, m.building, m.lng, m.lat, m."when", m.decade, m.published_at, c.facts->'files' as files`
export const published: RawBuilder<unknown> = sql`m.published_at is not null and m.said is not null and c.state = 'published'`

/** Memories as everybody reads them, with those of their files of which there is a copy to be shown. */
export async function asPublished(db: Db<WorldTables>, rows: readonly Published[], spots: Spots, lang: Lang): Promise<Memory[]> {
  const ids = rows.flatMap(({ files }) => files)
  const files = ids.length ? await db.selectFrom('kernel.file').select(['id', 'kind', 'seconds', 'width', 'height', 'variants']).where('id', 'in', ids).where('state', '=', 'ready').execute() : []
  const known = new Map(files.map((file) => [file.id, { ...file, kind: file.kind ?? 'file', variants: Object.keys((file.variants ?? {}) as object) }]))
  return rows.map((row) => ({
    id: row.case_id, text: row.said, by: row.shown_name, ...whereOf(row, spots, lang), publishedAt: row.published_at.toISOString(),
    files: row.files.flatMap((id) => known.get(id) ?? []).filter(({ variants }) => variants.includes('shown') || variants.includes('playable')),
  }))
}

/** Spot and time, as data and in words. */
export const whereOf = ({ building, lng, lat, when, decade }: Pick<Published, 'building' | 'lng' | 'lat' | 'when' | 'decade'>, spots: Spots, lang: Lang) =>
  ({ building, lng, lat, decade, when, spotName: spots.nameOf({ building, lng, lat }, lang), whenInWords: isDecade(when) ? decadeName(decade, lang) : dateInWords(when, lang) })

const isDecade = (when: string) => /^(\d{3})0\/(?:\1)9$/.test(when)
export const decadeName = (decade: number, lang: Lang) => (lang === 'zh' ? `${decade}年代` : `${decade}s`)

/** Where a page ended: moment and id of its last line. */
export const cursorOf = (at: Date, id: string) => `${at.getTime()}.${id}`
export function readCursor(after: string): { at: Date; id: string } {
  const [, at, id] = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? []
  if (!at || !id) refuseInput({ zh: '页码有误，请从头看起', en: 'This is no place in the list: please begin again' })
  return { at: new Date(Number(at)), id }
}
