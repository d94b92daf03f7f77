import type { SentFile } from '#resident/kit/use-uploads.ts'
import type { Asked } from './office.ts'

/** A memory while it is written. It becomes the draft on the phone and then the input of `leave_memory`. */
export type MemoryFields = {
  text: string
  building?: string | undefined
  point?: { lng: number; lat: number } | undefined
  decade: number
  /** Of the decade, where it is remembered. */
  year?: number | undefined
  files: SentFile[]
  shownAs: 'full' | 'surname' | 'anonymous'
  title?: 'mr' | 'ms' | undefined
  name?: string | undefined
  agrees: boolean
}

export const DRAFT = 'world.memory'
export const blank = (): MemoryFields => ({ text: '', decade: 1980, files: [], shownAs: 'surname', agrees: false })

/** What an address hands over: `?building=cathedral&year=1934`, or a point. */
export function handedOver({ building, year, lng, lat }: Partial<Record<string, string>>): Partial<MemoryFields> {
  const when = Number(year)
  const point = lng && lat && Number.isFinite(Number(lng)) && Number.isFinite(Number(lat)) ? { lng: Number(lng), lat: Number(lat) } : undefined
  return {
    ...(building ? { building, point: undefined } : point ? { point, building: undefined } : {}),
    ...(when >= 1890 && when < 2100 ? { decade: Math.floor(when / 10) * 10, year: Math.floor(when) } : {}),
  }
}

/** The whole decade where no year is said. */
export const whenOf = ({ decade, year }: Pick<MemoryFields, 'decade' | 'year'>, years: { from: number; to: number }): string =>
  year === undefined ? `${Math.max(decade, years.from)}/${decade + 9}` : String(year)

/** The fields that still need something, from the first on the screen. The server checks again and decides. */
export function missing({ building, point, text, files, shownAs, title, agrees }: MemoryFields, knownAs: string | undefined): ('building' | 'text' | 'name' | 'agrees')[] {
  return [
    ...(!building && !point ? ['building' as const] : []),
    ...(text.trim() === '' && files.length === 0 ? ['text' as const] : []),
    ...(shownAs !== 'anonymous' && (!knownAs || (shownAs === 'surname' && !title)) ? ['name' as const] : []),
    ...(agrees ? [] : ['agrees' as const]),
  ]
}

export function submission(id: string, fields: MemoryFields, { years, version }: { years: { from: number; to: number }; version: string }): Asked<'leave_memory'> {
  const { text, building, point, shownAs, title, name } = fields
  const files = fields.files.flatMap((file) => (file.state === 'sent' && file.id ? [file.id] : []))
  return {
    id, text: text.trim(), spot: building ? { building } : point!, when: whenOf(fields, years), shownAs,
    ...(files.length ? { files } : {}),
    ...(shownAs === 'surname' && title ? { title } : {}),
    ...(shownAs !== 'anonymous' && name?.trim() ? { name: name.trim() } : {}),
    consent: { version, ...(shownAs === 'full' ? { fullName: true } : {}) },
  }
}
