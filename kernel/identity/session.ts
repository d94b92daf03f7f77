import { createHash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../db/tables.ts'
import { afterCommit } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { type Actor, keyOf, nobody, type Role } from './actor.ts'
import { unitsOf } from './units.ts'

const HOURS = { resident: 24 * 30, staff: 12 } as const

const digest = (token: string) => createHash('sha256').update(token).digest('base64url')

/** A new session each sign-in; the database keeps only a digest of the token. Returns the token, once. */
export async function startSession(office: Office, actor: Actor & { is: 'resident' | 'staff' }): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const now = office.now()
  const expiresAt = new Date(now.getTime() + HOURS[actor.is] * 3_600_000)
  await office.db.insertInto('kernel.session')
    .values({ token: digest(token), actor: keyOf(actor), made_at: now, seen_at: now, expires_at: expiresAt }).execute()
  return { token, expiresAt }
}

export async function endSession(office: Office, token: string) {
  await office.db.updateTable('kernel.session').set({ ended_at: office.now() }).where('token', '=', digest(token)).execute()
  office.sessions.delete(digest(token))
}

/** Signs a person out everywhere: their roles, unit or password changed. Other processes notice within ten seconds. */
export async function endSessionsOf(office: Office, tx: Tx, person: string) {
  const ended = await tx.updateTable('kernel.session').set({ ended_at: office.now() })
    .where('actor', '=', person).where('ended_at', 'is', null).returning('token').execute()
  afterCommit(tx, () => ended.forEach(({ token }) => office.sessions.delete(token)))
}

/** A session that has run out opens nothing any more. */
export async function forgetSessions(db: Db, now: Date) {
  await db.deleteFrom('kernel.session').where('expires_at', '<', now).execute()
}

const CACHED_SECONDS = 10

/** Who holds a token. Answers are remembered for ten seconds, which is how long a dismissed person may still act. */
export async function actorOf(office: Office, token: string | undefined): Promise<Actor> {
  if (!token) return nobody
  const key = digest(token)
  const cached = office.sessions.get(key)
  const now = office.now().getTime()
  if (cached && cached.until > now) return cached.actor

  const session = await office.db.selectFrom('kernel.session').select(['actor']).where('token', '=', key)
    .where('ended_at', 'is', null).where('expires_at', '>', office.now()).executeTakeFirst()
  const actor = session ? await readActor(office, session.actor) : nobody
  if (office.sessions.size > 20_000) office.sessions.clear()
  office.sessions.set(key, { actor, until: now + CACHED_SECONDS * 1000 })
  return actor
}

export async function readActor(office: Office, key: string): Promise<Actor> {
  const [is, id = ''] = key.split(':')
  if (is === 'resident') {
    const row = await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('id', '=', id).executeTakeFirst()
    return row ? { is: 'resident', ...row } : nobody
  }
  if (is === 'staff') {
    const row = await office.db.selectFrom('kernel.staff').selectAll().where('id', '=', id).where('active', '=', true).executeTakeFirst()
    if (!row) return nobody
    return { is: 'staff', id: row.id, account: row.account, name: row.name, unit: row.unit_id, units: unitsBelow(office, row.unit_id), roles: row.roles as Role[] }
  }
  return nobody
}

/** A unit and all below it. */
export function unitsBelow(office: Office, unit: string): string[] {
  const units = unitsOf(office)
  const found = [unit]
  for (const id of found) found.push(...units.filter((u) => u.parent === id && !found.includes(u.id)).map((u) => u.id))
  return found
}
