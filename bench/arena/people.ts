import type { Office } from '#kernel/office.ts'
import { startSession } from '#kernel/identity/session.ts'
import type { Actor, Role } from '#kernel/identity/actor.ts'
import type { Units } from '#kernel/definitions/district.ts'

/** People for a measurement, already signed in: fifty residents, and for every unit one who handles. */
export type Tokens = { residents: string[]; dispatcher: string; supervisor: string; handlers: Record<string, string> }

export async function signInPeople(office: Office): Promise<Tokens> {
  const now = office.now()
  const residents: string[] = []
  for (let n = 0; n < 50; n += 1) {
    const id = crypto.randomUUID()
    const row = { id, name: `居民${n}`, phone: `1990001${String(n).padStart(4, '0')}` }
    const made = await office.db.insertInto('kernel.resident').values({ ...row, wechat: null, made_at: now, settings: '{}' })
      .onConflict((c) => c.column('phone').doUpdateSet({ name: row.name })).returning('id').executeTakeFirstOrThrow()
    residents.push((await startSession(office, { is: 'resident', ...row, id: made.id })).token)
  }
  const staff = async (account: string, unit: string, roles: Role[]) => {
    const made = await office.db.insertInto('kernel.staff')
      .values({ id: crypto.randomUUID(), account, name: account, unit_id: unit, roles, phone: null, password: null, totp: null, oidc: null, active: true, made_at: now })
      .onConflict((c) => c.column('account').doUpdateSet({ unit_id: unit })).returning('id').executeTakeFirstOrThrow()
    return (await startSession(office, { is: 'staff', id: made.id } as Actor & { is: 'staff' })).token
  }
  const units = office.definitions.newest<Units>('units')!.body
  const handlers: Record<string, string> = {}
  for (const unit of units) handlers[unit.id] = await staff(`bench-${unit.id}`, unit.id, ['handler', 'lead'])
  return { residents, handlers, dispatcher: await staff('bench-dispatcher', 'hotline', ['dispatcher']), supervisor: await staff('bench-supervisor', 'hotline', ['supervisor']) }
}
