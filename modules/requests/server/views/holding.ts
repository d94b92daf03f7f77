import { type RawBuilder, sql } from 'kysely'

export const NEWEST = sql.raw('c.opened_at desc, c.id desc')

/**
 * `looked`: so many of the newest are looked through before the index of words is asked. `few`: so many are fetched from it
 * and put in order; where more hold the words, going on through the newest finds a page sooner.
 */
const BOUNDS = { looked: 1000, few: 5000 }

/**
 * Closed cases that hold these words, newest first, as the part `closed` of a question. How many hold them is found out and
 * not estimated: the database takes a phrase of common words for a rare one and a word it has never seen for a common one,
 * and then reads for seconds either way.
 */
export function closedHolding(words: string, which: RawBuilder<boolean>, limit: number, { looked, few } = BOUNDS): RawBuilder<unknown> {
  const holds = sql`(select r.grams @@ ${words}::tsquery from requests.report r where r.case_id = c.id)`
  const goesOn = sql`(select count(*) = ${looked} and count(*) filter (where holds) < ${limit} from near)`
  const older = sql`(c.opened_at, c.id) < (select c.opened_at, c.id from near c order by c.opened_at, c.id limit 1)`
  return sql`
    near as materialized (select c.id, c.opened_at, ${holds} as holds from kernel.case c where ${which} order by ${NEWEST} limit ${looked}),
    few as materialized (select r.case_id from requests.report r where r.grams @@ ${words}::tsquery and ${goesOn} limit ${few + 1}),
    closed as materialized (
      (select c.id from near c where c.holds order by ${NEWEST} limit ${limit})
      union all (select c.id from few join kernel.case c on c.id = few.case_id
        where ${which} and ${older} and (select count(*) from few) <= ${few} order by ${NEWEST} limit ${limit})
      union all (select c.id from kernel.case c
        where ${which} and ${older} and ${holds} and (select count(*) from few) > ${few} order by ${NEWEST} limit ${limit}))`
}
