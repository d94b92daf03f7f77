import { without } from '#apps/desk/kit/without.ts'
import type { Asked } from '../ask.ts'

/** What the address of a list says. Everything in it can be sent to a colleague as a link. */
export type Filters = {
  list?: string | undefined
  state?: string | undefined
  section?: 'livelihood' | 'development' | 'enforcement' | undefined
  category?: string | undefined
  area?: string | undefined
  unit?: string | undefined
  text?: string | undefined
  from?: string | undefined
  until?: string | undefined
  open?: boolean | undefined
  /** The case that is open beside the list. */
  case?: string | undefined
}

const WORDS = ['list', 'state', 'category', 'area', 'unit', 'text', 'from', 'until', 'case'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the address; what makes no sense in it is left out instead of failing. */
export function readFilters(search: Record<string, unknown>): Filters {
  const filters: Filters = {}
  for (const name of WORDS) {
    const value = search[name]
    if (typeof value === 'number') filters[name] = String(value)
    else if (typeof value === 'string' && value.trim() !== '') filters[name] = value.trim()
  }
  for (const name of ['from', 'until'] as const) if (filters[name] && !DAY.test(filters[name])) delete filters[name]
  if (filters.text) filters.text = [...filters.text].slice(0, 100).join('')
  const { section, open } = search
  if (section === 'livelihood' || section === 'development' || section === 'enforcement') filters.section = section
  if (open === true || open === 'true') filters.open = true
  if (open === false || open === 'false') filters.open = false
  return filters
}

/** What the office is asked: the filters without what is only on this screen. */
export function askedOf(filters: Filters, otherwise?: string): Asked<'worklist'> {
  const asked = without(filters, 'case')
  const list = asked.list ?? otherwise
  return Object.fromEntries(Object.entries({ ...asked, list }).filter(([, value]) => value !== undefined && value !== '')) as Asked<'worklist'>
}

/** Filters that narrow a list, apart from which list it is. */
export const narrowing = (filters: Filters) => (['state', 'section', 'category', 'area', 'unit', 'from', 'until', 'open'] as const).filter((name) => filters[name] !== undefined)

export type NamedFilters = { name: string; filters: Filters }

/** Saving under a name that exists replaces it; the newest comes first. */
export function withNamed(all: NamedFilters[], name: string, filters: Filters): NamedFilters[] {
  return [{ name, filters: without(filters, 'case') }, ...all.filter((one) => one.name !== name)].slice(0, 20)
}
