import type { Static } from 'typebox'
import { caseIdNamed } from '#kernel/case/case-id.ts'
import { check } from '#kernel/check.ts'
import type { Office } from '#kernel/office.ts'
import { resolvePlace } from '#kernel/places/resolve-place.ts'
import { Refused } from '#kernel/refusal.ts'
import { LONGEST_TEXT, requests } from '../../contract.ts'
import type { Categories } from '../definitions.ts'
import { ADDRESS } from '../open-request.ts'
import { faultInTimes } from '../record-import.ts'
import { type From, type Mapping, TIME_FORMATS } from './mapping.ts'
import { momentIn } from './moment-in-cell.ts'
import type { Cell, SheetRow } from './sheet.ts'

export type ImportRecord = Static<typeof requests.record_import>

/** One cell that is wrong: where, what stands there (its first characters), and why. */
export type Fault = { row: number; column: string; value: string; reason: string }

export type Reader = { office: Office; mapping: Mapping; importId: string; columns: ReadonlyMap<string, number>; date1904: boolean; now: Date }

/** A row as the import will record it, or everything that is wrong with it. */
export function recordOf(reader: Reader, { row, cells }: SheetRow): { record: ImportRecord } | { faults: Fault[] } {
  const { mapping, office, now } = reader
  const faults: Fault[] = []
  const wrong = (column: string, cell: Cell, reason: string) => {
    // A cell is blamed once: what follows from a fault is not a second one.
    if (!faults.some((fault) => fault.column === column)) faults.push({ row, column, value: shortened(cell), reason })
  }
  const at = (column: string): Cell => cells[reader.columns.get(column)!]
  /** Text of a cell without the space around it; nothing else about it is changed. */
  const textAt = (column: string): string | undefined => {
    const cell = at(column)
    if (cell !== undefined && typeof cell === 'object') {
      wrong(column, undefined, cell.error)
      return undefined
    }
    const text = cell === undefined ? undefined : String(cell).trim() || undefined
    if (text !== undefined && (text.includes('\u0000') || !text.isWellFormed())) wrong(column, text.toWellFormed().replaceAll('\u0000', '\ufffd'), '有无法保存的字符')
    return text
  }
  const field = (from: From | undefined): string | undefined => {
    if (from === undefined) return undefined
    if (typeof from === 'string') return textAt(from)
    return 'constant' in from ? from.constant : (textAt(from.column) ?? from.default)
  }
  const moment = (from: From | undefined): Date | undefined => {
    const text = field(from)
    if (from === undefined || text === undefined) return undefined
    const formats = typeof from === 'object' && 'formats' in from ? from.formats! : TIME_FORMATS
    const cell = typeof from === 'object' && 'constant' in from ? text : (at(columnOf(from)) ?? text)
    const found = momentIn(cell, formats, reader.date1904)
    if (!found) wrong(columnOf(from), cell, `不是这些格式的时间：${formats.join('、')}`)
    return found
  }
  const number = (from: From | undefined): number | undefined => {
    const text = field(from)
    if (text === undefined) return undefined
    if (/^[+-]?\d{1,3}(\.\d+)?$/.test(text)) return Number(text)
    wrong(columnOf(from!), text, '不是经纬度')
    return undefined
  }

  const { fields } = mapping
  const text = field(fields.text)
  if (text === undefined) wrong(columnOf(fields.text), at(columnOf(fields.text)), '没有内容')
  const openedAt = moment(fields.openedAt)
  if (!openedAt && field(fields.openedAt) === undefined) wrong(columnOf(fields.openedAt), undefined, '没有时间')
  const answer = field(fields.answer)
  const answeredAt = moment(fields.answeredAt)
  if (answer === undefined && answeredAt) wrong(columnOf(fields.answeredAt!), field(fields.answeredAt), '有答复时间，没有答复')
  const times = openedAt && faultInTimes({ openedAt, answeredAt, now })
  if (times) wrong(columnOf(fields[times.field]!), field(fields[times.field]), times.reason)

  const phone = field(fields.phone)
  if (phone && !/^[0-9+ -]{5,20}$/.test(phone)) wrong(columnOf(fields.phone!), phone, '不是电话号码')
  if (!phone && answer === undefined && mapping.unanswered === 'intake') wrong(fields.phone ? columnOf(fields.phone) : columnOf(fields.text), undefined, '没有联系电话，无法作为新诉求受理')

  const address = field(fields.address)
  const [lng, lat] = [number(fields.lng), number(fields.lat)]
  const place = lng !== undefined && lat !== undefined ? { lng, lat, address: address ?? '' } : undefined
  if ((lng === undefined) !== (lat === undefined)) wrong(columnOf((lng === undefined ? fields.lng : fields.lat) ?? fields.text), undefined, '经度和纬度须同时有')
  if (place) sayRefusal(() => resolvePlace(office, place), (reason) => wrong(columnOf(fields.lng!), `${lng}, ${lat}`, reason))

  const extras: Record<string, string | number> = {}
  for (const [name, column] of Object.entries(mapping.extras ?? {})) {
    const cell = at(column)
    const value = typeof cell === 'number' ? cell : textAt(column)
    if (value !== undefined) extras[name] = value
  }
  if (address && !place) extras[ADDRESS] = address

  const { category, section } = sortedBy(reader, textAt, wrong)
  const tooLong = ([[fields.text, text], [fields.answer, answer]] as const).filter(([, value]) => value !== undefined && [...value].length > LONGEST_TEXT)
  for (const [from, value] of tooLong) wrong(columnOf(from!), value, `超过 ${LONGEST_TEXT} 字；为不截断原文，请拆分或放宽上限`)
  if (faults.length) return { faults }

  const externalId = field(fields.externalId)
  const title = field(fields.title)
  const given = {
    id: idOf(reader, row, externalId), import: reader.importId, row, source: mapping.source, section, text, openedAt: openedAt!.toISOString(), unanswered: mapping.unanswered, extras,
    externalId, title, category, place, answer, answeredAt: answeredAt?.toISOString(), answeredBy: field(fields.answeredBy), contact: field(fields.contact), phone,
  }
  const record = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  sayRefusal(() => check(requests.record_import, record), (reason, details) => {
    const places = Array.isArray(details) ? (details as { at: string; message: string }[]) : [{ at: '', message: reason }]
    for (const { at: path, message } of places) {
      const name = path.split('/')[1] ?? ''
      const from = fields[name as keyof typeof fields]
      wrong(from ? columnOf(from) : (mapping.extras?.[path.split('/')[2] ?? ''] ?? name), from ? field(from) : undefined, message)
    }
  })
  return faults.length ? { faults } : { record: record as ImportRecord }
}

export const columnOf = (from: From): string => (typeof from === 'string' ? from : 'column' in from ? from.column : '(固定值)')

/** What a number stands for in the other system is the best name of a row; its place in the sheet is the next best. */
const idOf = ({ importId }: Reader, row: number, externalId: string | undefined): string =>
  externalId === undefined ? caseIdNamed('import', importId, 'row', String(row)) : caseIdNamed('import', importId, 'number', externalId)

type Wrong = (column: string, cell: Cell, reason: string) => void

/** Their category as ours where the table has one: the longest part of its path that stands there decides. */
function sortedBy({ office, mapping }: Reader, textAt: (column: string) => string | undefined, wrong: Wrong): { category: string | undefined; section: ImportRecord['section'] } {
  const given = mapping.section
  let section: ImportRecord['section'] | undefined
  if (typeof given === 'object') {
    const value = textAt(given.column)
    section = (value === undefined ? undefined : given.table[value]) ?? given.default
    if (!section) wrong(given.column, value, '这个值没有对应的版块')
  } else section = given

  let category: string | undefined
  if (mapping.category) {
    const { columns, table = {}, unmapped } = mapping.category
    const path = columns.map((column) => textAt(column) ?? '')
    const depth = path.findLastIndex((_, n) => path[n] !== '' && table[path.slice(0, n + 1).join('>')] !== undefined)
    category = depth < 0 ? undefined : table[path.slice(0, depth + 1).join('>')]
    if (!category && unmapped === 'fault') wrong(columns.at(-1)!, path.filter(Boolean).join('>'), '这个类别没有对应')
    const ours = category && office.definitions.newest<Categories>('categories')?.body.find((one) => one.code === category)
    if (category && !ours) wrong(columns.at(-1)!, path.filter(Boolean).join('>'), `对应到 ${category}，但没有这个类别`)
    // Our categories know their section better than a default does.
    if (ours) section = ours.section
  }
  return { category, section: section ?? 'livelihood' }
}

function sayRefusal(run: () => unknown, say: (reason: string, details: unknown) => void) {
  try {
    run()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say(error.message, error.details)
  }
}

const LONGEST_SHOWN = 40

function shortened(cell: Cell): string {
  if (cell === undefined || typeof cell === 'object') return ''
  const letters = [...String(cell).replace(/\s+/g, ' ').trim()]
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN - 1).join('')}…` : letters.join('')
}
