import { randomUUID } from 'node:crypto'
import { type Static, type TSchema, Type } from 'typebox'
import { sql } from 'kysely'
import type { Tx } from './db/tables.ts'
import { inTransaction } from './db/transaction.ts'
import type { Office } from './office.ts'
import { check } from './check.ts'

/** A fact that a module publishes, named in the past tense after what it is about; never a plea to do something. */
export type Topic<S extends TSchema = TSchema> = { name: `${string}.${string}`; body: S }

export const topic = <S extends TSchema>(name: `${string}.${string}`, body: S): Topic<S> => ({ name, body })

export type Outgoing = { topic: string; body: unknown }

export const message = <S extends TSchema>(of: Topic<S>, body: Static<S>): Outgoing => ({ topic: of.name, body })

/** Somebody who hears a topic. Its work commits together with the removal of the message, so it takes effect once. */
export type Hearing = { topic: string; by: string; hear: (office: Office, tx: Tx<any>, body: any, caseId: string | null) => Promise<void> }

export function hearing<S extends TSchema>(of: Topic<S>, by: string, hear: (office: Office, tx: Tx<any>, body: Static<S>, caseId: string | null) => Promise<void>): Hearing {
  return { topic: of.name, by, hear: (office, tx, body, caseId) => hear(office, tx, check(of.body, body), caseId) }
}

/** What a hearing has to say in its turn, one message for each case, so that no transaction grows with their number. */
export async function passOn(office: Office, tx: Tx<any>, messages: readonly (Outgoing & { caseId: string })[]) {
  const at = office.now()
  for (let n = 0; n < messages.length; n += 500) {
    await (tx as Tx).insertInto('kernel.outbox')
      .values(messages.slice(n, n + 500).map(({ caseId, topic: name, body }) => ({ id: randomUUID(), case_id: caseId, topic: name, body: JSON.stringify(body), at, next_at: at, error: null }))).execute()
  }
}

/** A notice for a person, to be written in words and sent by the channels that they have. */
export const noticed = topic('kernel.noticed', Type.Object({ to: Type.String(), template: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }))

/** What waits: read without a lock, then taken by id, so that the same two statements run where rows lie on many machines. */
export async function deliverDue(office: Office, limit = 50): Promise<number> {
  const waiting = await office.db.selectFrom('kernel.outbox').select('id')
    .where('next_at', '<=', office.now()).orderBy('next_at').orderBy('id').limit(limit).execute()
  let delivered = 0
  for (const { id } of waiting) delivered += Number(await deliver(office, id))
  return delivered
}

/** After these a message is set aside: `next_at` is empty, and nothing tries it again until a process starts, perhaps a mended one. */
const RETRY_SECONDS = [1, 5, 30, 120, 600, 3600, 3 * 3600, 6 * 3600, 12 * 3600]

export const takeUpAgain = (office: Office) => office.db.updateTable('kernel.outbox').set({ next_at: office.now() }).where('next_at', 'is', null).execute()

export async function setAside(office: Office): Promise<number> {
  const { n } = await office.db.selectFrom('kernel.outbox').select((e) => e.fn.countAll<number>().as('n')).where('next_at', 'is', null).executeTakeFirstOrThrow()
  return Number(n)
}

async function deliver(office: Office, id: string): Promise<boolean> {
  try {
    return await inTransaction(office.db, async (tx) => {
      const row = await tx.selectFrom('kernel.outbox').selectAll().where('id', '=', id).forUpdate().skipLocked().executeTakeFirst()
      if (!row) return false
      for (const one of office.hearings.filter((h) => h.topic === row.topic)) await one.hear(office, tx, row.body, row.case_id)
      await tx.deleteFrom('kernel.outbox').where('id', '=', id).execute()
      return true
    })
  } catch (error) {
    await putOff(office, id, error as Error)
    return false
  }
}

async function putOff({ db, now, log }: Office, id: string, error: Error) {
  const row = await db.updateTable('kernel.outbox').set({ tries: sql`tries + 1`, error: error.message.slice(0, 500) }).where('id', '=', id).returning(['tries', 'topic']).executeTakeFirst()
  if (!row) return
  const wait = RETRY_SECONDS[row.tries - 1]
  await db.updateTable('kernel.outbox').set({ next_at: wait === undefined ? null : new Date(now().getTime() + wait * 1000) }).where('id', '=', id).execute()
  const facts = { outbox: id, topic: row.topic, tries: row.tries, error: error.message }
  if (wait === undefined) log.error(facts, 'a message cannot be delivered and was set aside; it is tried again when the server starts')
  else log.warn(facts, 'a message could not be delivered; it will be tried again')
}
