import { without } from '#apps/desk/kit/without.ts'
import type { Asked } from '../ask.ts'

/** What the address of a list says. Everything in it can be sent to a colleague as a link. */
export type Filters = { list?: string; oneThing?: string; matter?: string; unit?: string; state?: string; text?: string; case?: string }
const WORDS = ['list', 'oneThing', 'matter', 'unit', 'state', 'text', 'case'] as const

/** Reads the address; what makes no sense in it is left out instead of failing. */
export function readFilters(search: Record<string, unknown>): Filters {
  const filters: Filters = {}
  for (const name of WORDS) {
    const value = search[name]
    if (typeof value === 'number') filters[name] = String(value)
    else if (typeof value === 'string' && value.trim() !== '') filters[name] = [...value.trim()].slice(0, 60).join('')
  }
  return filters
}

/** What the office is asked: the filters without what is only on this screen. */
export const askedOf = (filters: Filters, otherwise: string): Asked<'worklist'> =>
  Object.fromEntries(Object.entries({ ...without(filters, 'case'), list: filters.list ?? otherwise }).filter(([, value]) => value !== undefined && value !== '')) as Asked<'worklist'>

export const narrowing = (filters: Filters) => (['oneThing', 'matter', 'unit', 'state'] as const).filter((name) => filters[name] !== undefined)
