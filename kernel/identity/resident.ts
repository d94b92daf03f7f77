import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db/tables.ts'
import type { Resident } from './actor.ts'

/**
 * The resident with this number, made on their first visit or first call. They go by the name that they gave themselves;
 * what others say they are called is taken only where nothing is known.
 */
export async function residentByPhone(db: Db | Tx, given: { phone: string; name: string | undefined; by: 'self' | 'others'; now: Date }): Promise<Resident> {
  const phone = plainPhone(given.phone)
  return residentUnder(db, phone, given.name ?? `居民${phone.slice(-4)}`, given.by === 'self' && given.name !== undefined, given.now)
}

/** A number as it is kept: bare digits, and a mainland one without the country's before it, however it was written. */
export const plainPhone = (written: string): string => written.replace(/[^\d+]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')

/** Somebody who gave no number: `key` stands where the number would, as `mail:a@b.cn`. No SMS goes there, and nobody signs in with it. */
export async function residentWithoutPhone(db: Db | Tx, given: { key: `${string}:${string}`; name: string; now: Date }): Promise<Resident> {
  return residentUnder(db, given.key, given.name, false, given.now)
}

/** Whether a message can be sent to what stands where the number would. */
export const canBeRung = (phone: string): boolean => /^\+?\d{5,}$/.test(phone)

async function residentUnder(db: Db | Tx, phone: string, name: string, renames: boolean, now: Date): Promise<Resident> {
  const known = renames ? undefined : await db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('phone', '=', phone).executeTakeFirst()
  if (known) return { is: 'resident', ...known }
  const made = { id: randomUUID(), name, phone, wechat: null, made_at: now, settings: '{}' }
  const row = await db.insertInto('kernel.resident').values(made).onConflict((c) => c.column('phone').doUpdateSet(renames ? { name } : { phone })).returning(['id', 'name', 'phone']).executeTakeFirstOrThrow()
  return { is: 'resident', ...row }
}
