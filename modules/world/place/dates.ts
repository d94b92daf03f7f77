import type { Lang } from '#kernel/contract.ts'

/**
 * Dates in the part of EDTF that a place uses: `1901`, `1934-01`, `1901~` (about), `1901?` (doubted), `1899/1902` (between
 * the two: sources disagree, or it took that long). Moments are years as numbers: 1934.5 is the middle of 1934.
 */
export type Span = { earliest: number; latest: number }

/** EDTF leaves open how wide "about" is. */
const ABOUT_YEARS = 2

const ONE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)$/

/** The span in which a dated event lies; `latest` is its end and no longer belongs to it. Throws a RangeError for what is no date. */
export function spanOf(date: string): Span {
  const [from, to = from] = date.split('/').map(spanOfOne)
  if (to!.latest <= from!.earliest) throw new RangeError(`${date}: it ends before it begins`)
  return { earliest: from!.earliest, latest: to!.latest }
}

export function isDate(date: string): boolean {
  try {
    return Boolean(spanOf(date))
  } catch {
    return false
  }
}

function spanOfOne(date: string): Span {
  const [, year, month, day, doubt] = ONE.exec(date) ?? []
  if (!year || Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) throw new RangeError(`${date}: this is no date`)
  const begins = Number(year) + (Number(month ?? 1) - 1) / 12 + (Number(day ?? 1) - 1) / 372
  const slack = doubt ? ABOUT_YEARS : 0
  return { earliest: begins - slack, latest: begins + (day ? 1 / 372 : month ? 1 / 12 : 1) + slack }
}

export type Dated = { start_date?: string | undefined; end_date?: string | undefined }

/** When it stood for certain, and when it may have stood. A thing without dates has always been there. */
export function lifeOf({ start_date, end_date }: Dated): { certain: [from: number, to: number]; possible: [from: number, to: number] } {
  const start = start_date ? spanOf(start_date) : { earliest: -Infinity, latest: -Infinity }
  const end = end_date ? spanOf(end_date) : { earliest: Infinity, latest: Infinity }
  return { certain: [start.latest, end.earliest], possible: [start.earliest, end.latest] }
}

/** Whether it stands in a year: `perhaps` while it may be under way, or when the sources disagree. */
export function standsIn(thing: Dated, year: number): 'yes' | 'perhaps' | 'no' {
  const { certain, possible } = lifeOf(thing)
  if (year >= certain[0] && year < certain[1]) return 'yes'
  return year >= possible[0] && year < possible[1] ? 'perhaps' : 'no'
}

/** As it is read on a plate: 1899—1902年, 约1901年, 1934年1月; 1899–1902, about 1901, January 1934. */
export function dateInWords(date: string, lang: Lang): string {
  const [from, to] = date.split('/').map((one) => partsOf(one))
  if (!to) return oneInWords(from!, lang)
  const about = from!.doubt === '~' || to.doubt === '~', doubted = from!.doubt === '?' || to.doubt === '?'
  return lang === 'zh'
    ? `${about ? '约' : ''}${from!.year}—${to.year}年${doubted ? '（存疑）' : ''}`
    : `${about ? 'about ' : ''}${from!.year}–${to.year}${doubted ? ' (doubted)' : ''}`
}

type Parts = { year: string; month?: string | undefined; day?: string | undefined; doubt?: string | undefined }

function partsOf(date: string): Parts {
  const [, year, month, day, doubt] = ONE.exec(date) ?? []
  if (!year) throw new RangeError(`${date}: this is no date`)
  return { year, month, day, doubt }
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function oneInWords({ year, month, day, doubt }: Parts, lang: Lang): string {
  if (lang === 'zh') return `${doubt === '~' ? '约' : ''}${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}${doubt === '?' ? '（存疑）' : ''}`
  const said = [day ? `${Number(day)}` : '', month ? MONTHS[Number(month) - 1] : '', year].filter(Boolean).join(' ')
  return `${doubt === '~' ? 'about ' : ''}${said}${doubt === '?' ? ' (doubted)' : ''}`
}
