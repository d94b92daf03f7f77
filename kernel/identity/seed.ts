import { randomUUID } from 'node:crypto'
import type { Office } from '../office.ts'
import type { Role } from './actor.ts'
import { rememberDemoPeople } from './demo.ts'
import { hashPassword } from './password.ts'

export type People = {
  staff: readonly { account: string; name: string; unit: string; roles: readonly Role[] }[]
  residents: readonly { name: string; phone: string }[]
}

/** Makes the people who are not there yet, for demos, and offers them there. Who is there stays as they are. */
export async function seedPeople(office: Office, people: People, { password }: { password: string }): Promise<{ made: number }> {
  const made_at = office.now()
  // They share one published password, so they may share its salt; one hash each would cost the start seconds.
  const hash = await hashPassword(password)
  const staff = people.staff.map(({ account, name, unit, roles }) => ({
    id: randomUUID(), account: account.toLowerCase(), name, unit_id: unit, roles: [...roles], phone: null, password: hash, totp: null, totp_pending: null, totp_step: null,
    oidc: null, active: true, made_at,
  }))
  const residents = people.residents.map(({ name, phone }) => ({ id: randomUUID(), name, phone, wechat: null, made_at, settings: '{}' }))
  return office.db.transaction().execute(async (tx) => {
    const madeStaff = staff.length ? await tx.insertInto('kernel.staff').values(staff).onConflict((c) => c.column('account').doNothing()).returning('id').execute() : []
    const madeResidents = residents.length ? await tx.insertInto('kernel.resident').values(residents).onConflict((c) => c.column('phone').doNothing()).returning('id').execute() : []
    await rememberDemoPeople(tx, { staff: madeStaff.map((one) => one.id), residents: madeResidents.map((one) => one.id) })
    return { made: madeStaff.length + madeResidents.length }
  })
}
