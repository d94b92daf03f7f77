import { sql } from 'kysely'

export const MARK = '/* planned anew */'

/**
 * Begins a statement whose best plan depends on its values, as lists and maps with many filters have: one stretch of an
 * index for this filter, another for that. After five runs PostgreSQL would settle on one plan for all; a map of a
 * million cases then took ten seconds instead of a tenth of one.
 */
export const plannedAnew = sql.raw(`${MARK} `)
