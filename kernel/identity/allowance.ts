import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/tables.ts'
import type { Lang } from '../contract.ts'
import { countInWords } from '../clocks/in-words.ts'
import { Refused } from '../refusal.ts'

export type Limit = { seconds: number; most: number }

/** Takes one of what is rationed, or refuses and says how long to wait. Taken back if the transaction fails. */
export async function spend(tx: Tx, who: string, limits: readonly Limit[], now: Date) {
  // Two that ask at once would both read the count before either adds to it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${who}, 0))`.execute(tx)
  const wait = await secondsToWait(tx, who, limits, now)
  if (wait > 0) throw new Refused('too_often', { zh: `操作太频繁，请 ${inWords(wait, 'zh')}后再试`, en: `Too many tries: please try again in ${inWords(wait, 'en')}` }, 429, { seconds: wait })
  await tx.insertInto('kernel.attempt').values({ id: randomUUID(), who, at: now }).execute()
}

export async function secondsToWait(db: Db | Tx, who: string, limits: readonly Limit[], now: Date): Promise<number> {
  const longest = Math.max(...limits.map((limit) => limit.seconds))
  const rows = await db.selectFrom('kernel.attempt').select('at').where('who', '=', who)
    .where('at', '>', new Date(now.getTime() - longest * 1000)).orderBy('at', 'desc').limit(Math.max(...limits.map((limit) => limit.most))).execute()
  const waits = limits.map(({ seconds, most }) => {
    const nth = rows[most - 1]
    return nth ? Math.ceil((nth.at.getTime() + seconds * 1000 - now.getTime()) / 1000) : 0
  })
  return Math.max(0, ...waits)
}

const inWords = (seconds: number, lang: Lang) =>
  seconds < 100 ? (lang === 'zh' ? `${seconds} 秒` : `${seconds} seconds`) : seconds < 6000 ? countInWords(Math.ceil(seconds / 60), 'minutes', lang) : countInWords(Math.ceil(seconds / 3600), 'hours', lang)

/** What no limit looks at any more. */
export async function forgetAttempts(db: Db, now: Date) {
  const yesterday = new Date(now.getTime() - 86_400_000)
  await db.deleteFrom('kernel.attempt').where('at', '<', yesterday).execute()
  await db.deleteFrom('kernel.sign_in_failure').where('last_at', '<', yesterday).execute()
  await db.deleteFrom('kernel.login_code').where('expires_at', '<', yesterday).execute()
}
