import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Example } from './learn.ts'

/**
 * Real messages with the first of their categories, which are not ours to publish: they lie beside the repository, or
 * where NUANBAN_SHARED says. Their words stand apart and the commonest are left out; nothing marks where a subject line ends.
 */
const folder = join(process.env['NUANBAN_SHARED'] ?? join(import.meta.dirname, '../../../../shared'), 'data/messages')
const segmented = join(folder, 'labelled-segmented.csv')
const whole = join(folder, 'labelled-raw.csv')

/** Nothing where the folder is not there. */
export function labelledMessages(): Example[] | undefined {
  if (!existsSync(segmented)) {
    console.warn(`skipped: no labelled messages in ${folder}; set NUANBAN_SHARED to the folder that holds data/messages`)
    return undefined
  }
  return rowsOf(segmented).map(({ tokens = '', label = '' }) => ({ text: tokens.replaceAll('_x000D_', ' '), label }))
}

/** Some of the same messages as they were sent, by their place among the labelled ones. */
export function wholeMessages(): Map<number, string> {
  const places = new Map(rowsOf(segmented).map(({ idx }, place) => [idx, place]))
  return new Map(rowsOf(whole).flatMap((row) => {
    const place = places.get(row['seg_idx'])
    return place === undefined ? [] : [[place, `${row['留言主题']}\n${row['留言详情']}`] as const]
  }))
}

const rowsOf = (path: string) => parse(readFileSync(path), { columns: true, bom: true, relax_quotes: true }) as Record<string, string>[]
