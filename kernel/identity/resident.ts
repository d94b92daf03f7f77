import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db/tables.ts'
import type { Resident } from './actor.ts'

/** The resident with this number, made on their first visit or first call. A name is kept once there is one. */
export async function residentByPhone(db: Db | Tx, given: { phone: string; name: string | undefined; now: Date }): Promise<Resident> {
  const phone = given.phone.replace(/[^\d+]/g, '')
  return residentUnder(db, phone, given.name ?? `来电人${phone.slice(-4)}`, given.now)
}

/** Somebody who gave no number: `key` stands where the number would, as `mail:a@b.cn`. No SMS goes there, and nobody signs in with it. */
export async function residentWithoutPhone(db: Db | Tx, given: { key: `${string}:${string}`; name: string; now: Date }): Promise<Resident> {
  return residentUnder(db, given.key, given.name, given.now)
}

/** Whether a message can be sent to what stands where the number would. */
export const canBeRung = (phone: string): boolean => /^\+?\d{5,}$/.test(phone)

async function residentUnder(db: Db | Tx, phone: string, name: string, now: Date): Promise<Resident> {
  const known = await db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('phone', '=', phone).executeTakeFirst()
  if (known) return { is: 'resident', ...known }
  const made = { id: randomUUID(), name, phone, wechat: null, made_at: now, settings: '{}' }
  const row = await db.insertInto('kernel.resident').values(made).onConflict((c) => c.column('phone').doUpdateSet({ phone })).returning(['id', 'name', 'phone']).executeTakeFirstOrThrow()
  return { is: 'resident', ...row }
}
