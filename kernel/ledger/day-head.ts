import { sql } from 'kysely'
import { dayOf, instantAt, nextDay, type Day } from '../calendar/day.ts'
import type { Db } from '../db/tables.ts'
import type { Office } from '../office.ts'
import { sm3 } from './canonical.ts'
import { GENESIS } from './event.ts'
import type { Signer } from './signer.ts'

/** What is signed of a day: how many events it had, a digest over their hashes, and the head of the day before. */
export type DayHead = { day: Day; events: number; root: string; prev: string }

export const signedText = (head: DayHead): string => `nuanban day head\n${head.day}\n${head.events}\n${head.root}\n${head.prev}`

export const headHash = (head: DayHead): string => sm3(signedText(head))

/** Reads a day's events in the order in which the root is made. */
export async function rootOf(db: Db, day: Day): Promise<{ events: number; root: string }> {
  const from = instantAt(day, '00:00')
  const until = instantAt(nextDay(day), '00:00')
  let root = ''
  let events = 0
  let after = { case_id: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const rows = await db.selectFrom('kernel.event').select(['case_id', 'seq', 'hash'])
      .where('at', '>=', from).where('at', '<', until)
      .where(sql<boolean>`(case_id, seq) > (${after.case_id}::uuid, ${after.seq}::int)`)
      .orderBy('case_id').orderBy('seq').limit(5000).execute()
    for (const row of rows) root = sm3(`${root}${row.hash}`)
    events += rows.length
    const last = rows.at(-1)
    if (!last) return { events, root: sm3(`${root}${day}`) }
    after = last
  }
}

/** An act of the last moment may still be waiting for its connection, here or in a process whose clock is a little slow. */
const STILL_WRITING_MS = 10 * 60_000

/** Signs every day that is over and not yet signed, oldest first. Whoever holds a head notices a changed past. */
export async function signDays(office: Office, signer: Signer): Promise<Day[]> {
  const today = dayOf(new Date(office.now().getTime() - STILL_WRITING_MS))
  const last = await office.db.selectFrom('kernel.day_head').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
  const first = await office.db.selectFrom('kernel.event').select(sql<Date | null>`min(at)`.as('at')).executeTakeFirst()
  if (!first?.at) return []

  const signed: Day[] = []
  let prev = last ? headHash(last) : GENESIS
  for (let day = last ? nextDay(last.day) : dayOf(first.at); day < today; day = nextDay(day)) {
    const head: DayHead = { day, ...(await rootOf(office.db, day)), prev }
    await office.db.insertInto('kernel.day_head')
      .values({ ...head, signature: signer.sign(signedText(head)), key_id: signer.keyId, signed_at: office.now() })
      .onConflict((c) => c.doNothing()).execute()
    prev = headHash(head)
    signed.push(day)
  }
  return signed
}
