import { columnOf } from './row-to-record.ts'
import type { From, Mapping } from './mapping.ts'
import type { SheetRow } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

/** Where each column of the mapping stands in this sheet; says at once all that are missing. */
export function headerOf({ row, cells }: SheetRow, mapping: Mapping, header: number): ReadonlyMap<string, number> {
  const headings = row === header ? cells.map((cell) => (typeof cell === 'string' ? cell.trim() : String(cell ?? ''))) : []
  const wanted = [
    ...Object.values(mapping.fields).filter((from): from is From => from !== undefined && !(typeof from === 'object' && 'constant' in from)).map(columnOf),
    ...Object.values(mapping.extras ?? {}), ...(mapping.category?.columns ?? []), ...(typeof mapping.section === 'object' ? [mapping.section.column] : []),
  ]
  const missing = [...new Set(wanted)].filter((name) => !headings.includes(name))
  if (missing.length) throw new Unreadable(`第 ${header} 行的表头里没有：${missing.join('、')}。表头是：${headings.filter(Boolean).join('、') || '（空）'}`)
  const double = [...new Set(wanted)].find((name) => headings.indexOf(name) !== headings.lastIndexOf(name))
  if (double) throw new Unreadable(`表头里“${double}”有两列，请改名以便区分`)
  return new Map(wanted.map((name) => [name, headings.indexOf(name)]))
}
