import type { Asked } from '../ask.ts'

export type RatesSearch = Asked<'rates'>

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the address of the page of rates; by unit unless it says otherwise. */
export function readRatesSearch(search: Record<string, unknown>): RatesSearch {
  const { by, section } = search
  const read: RatesSearch = { by: by === 'street' || by === 'category' || by === 'month' ? by : 'unit' }
  for (const name of ['from', 'until'] as const) {
    const value = search[name]
    if (typeof value === 'string' && DAY.test(value)) read[name] = value
  }
  for (const name of ['unit', 'area', 'category'] as const) {
    const value = search[name]
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') read[name] = String(value)
  }
  if (section === 'livelihood' || section === 'development' || section === 'enforcement') read.section = section
  return read
}
