import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db/tables.ts'
import type { Resident } from './actor.ts'

/** The resident with this number, made on their first visit or first call. A name is kept once there is one. */
export async function residentByPhone(db: Db | Tx, given: { phone: string; name: string | undefined; now: Date }): Promise<Resident> {
  const phone = given.phone.replace(/[^\d+]/g, '')
  const known = await db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('phone', '=', phone).executeTakeFirst()
  if (known) return { is: 'resident', ...known }
  const made = { id: randomUUID(), name: given.name ?? `来电人${phone.slice(-4)}`, phone, wechat: null, made_at: given.now, settings: '{}' }
  const row = await db.insertInto('kernel.resident').values(made).onConflict((c) => c.column('phone').doUpdateSet({ phone })).returning(['id', 'name', 'phone']).executeTakeFirstOrThrow()
  return { is: 'resident', ...row }
}
