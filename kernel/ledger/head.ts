import { sql } from 'kysely'
import { dayOf, instantAt, nextDay } from '../calendar/day.ts'
import type { Db } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { sm3 } from './canonical.ts'
import { GENESIS } from './event.ts'
import type { Signer } from './signer.ts'

/** From an instant until, but not with, another. */
export type Span = { since: Date; until: Date }

/** What is signed of a span: how many events it had, a digest over their hashes, and the head of the span before. */
export type Head = { period: string; events: number; root: string; prev: string }

/** A whole day goes by its date, less by its two instants. No head spans two days, so that each day has a last one. */
export function periodOf({ since, until }: Span): string {
  const day = dayOf(since)
  const isWhole = +since === +instantAt(day, '00:00') && +until === +instantAt(nextDay(day), '00:00')
  return isWhole ? day : `${since.toISOString()}/${until.toISOString()}`
}

export const signedText = (head: Head): string => `nuanban day head\n${head.period}\n${head.events}\n${head.root}\n${head.prev}`

export const headHash = (head: Head): string => sm3(signedText(head))

const PAGE = 2000

/** Reads the events of a span in the order in which the root is made. */
export async function readSpan(db: Db, span: Span): Promise<Omit<Head, 'prev'>> {
  const period = periodOf(span)
  let root = ''
  let events = 0
  let after = { case_id: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const rows = await db.selectFrom('kernel.event').select(['case_id', 'seq', 'hash'])
      .where('at', '>=', span.since).where('at', '<', span.until)
      .where(sql<boolean>`(case_id, seq) > (${after.case_id}::uuid, ${after.seq}::int)`)
      .orderBy('case_id').orderBy('seq').limit(PAGE).execute()
    for (const row of rows) root = sm3(`${root}${row.hash}`)
    events += rows.length
    if (rows.length < PAGE) return { period, events, root: sm3(`${root}${period}`) }
    after = rows.at(-1)!
  }
}

/** An act of the last moment may still be waiting for its connection, here or in a process whose clock is a little slow. */
const STILL_WRITING_MS = 10 * 60_000

/** Together with the moments above, nothing is unsigned for longer than an hour. */
export const SIGN_EVERY_S = 45 * 60

/** Another process may have signed meanwhile. */
export async function refreshSigned({ db, signed }: Pick<Office, 'db' | 'signed'>) {
  const last = await db.selectFrom('kernel.head').select('until').orderBy('since', 'desc').limit(1).executeTakeFirst()
  signed.until = last?.until
}

/** Signs what happened since the last head, a day at most in each. Whoever holds a head notices a changed past. */
export async function signHeads(office: Office, signer: Signer): Promise<Head[]> {
  const now = office.now()
  const settled = new Date(now.getTime() - STILL_WRITING_MS)
  const last = await office.db.selectFrom('kernel.head').selectAll().orderBy('since', 'desc').limit(1).executeTakeFirst()
  office.signed.until = last?.until
  if (last && now < last.signed_at) {
    office.log.error({ now, signedAt: last.signed_at }, 'the clock went back behind the last signature: nothing is signed until it is past it again')
    return []
  }
  const first = await office.db.selectFrom('kernel.event').select(sql<Date | null>`min(at)`.as('at')).executeTakeFirst()
  if (!first?.at) return []

  const signed: Head[] = []
  let prev = last ? headHash({ ...last, period: periodOf(last) }) : GENESIS
  let since = last?.until ?? instantAt(dayOf(first.at), '00:00')
  while (since < settled) {
    const midnight = instantAt(nextDay(dayOf(since)), '00:00')
    const until = midnight < settled ? midnight : settled
    const head = { ...(await readSpan(office.db, { since, until })), prev }
    const { period: _period, ...columns } = head
    const mine = await office.db.insertInto('kernel.head')
      .values({ since, until, ...columns, signature: signer.sign(signedText(head)), key_id: signer.keyId, signed_at: now })
      .onConflict((c) => c.doNothing()).returning('since').executeTakeFirst()
    // Another process signed this span, perhaps to another end: what follows is its matter.
    if (!mine) break
    prev = headHash(head)
    since = office.signed.until = until
    signed.push(head)
  }
  return signed
}
