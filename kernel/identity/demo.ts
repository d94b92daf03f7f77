import { type Static, Type } from 'typebox'
import type { Lang } from '../contract.ts'
import type { Db, Tx } from '../db/tables.ts'
import { nameIn } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import { notFound } from '../refusal.ts'
import type { Resident, Staff } from './actor.ts'
import { readActor } from './session.ts'
import { unitsOf } from './units.ts'

/** The development provider: a list of made-up people that anybody may be. It does not exist in production. */

export const DemoAccount = Type.Object({
  is: Type.Union([Type.Literal('resident'), Type.Literal('staff')]),
  id: Type.String(),
  name: Type.String(),
  account: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  unitName: Type.Optional(Type.String()),
  roles: Type.Optional(Type.Array(Type.String())),
  phone: Type.Optional(Type.String({ description: 'whole, since nobody has it' })),
})
export type DemoAccount = Static<typeof DemoAccount>

/** Whom the seeds made. Only they are offered: real people in a database opened for a demo are not. */
type Seeded = { staff: string[]; residents: string[] }

export async function rememberDemoPeople(db: Db | Tx, people: Seeded) {
  const known = await seeded(db)
  const value = JSON.stringify({ staff: [...new Set([...known.staff, ...people.staff])], residents: [...new Set([...known.residents, ...people.residents])] })
  await db.insertInto('kernel.setting').values({ name: 'demo_people', value }).onConflict((c) => c.column('name').doUpdateSet({ value })).execute()
}

/** Somebody works or asks here, and no seed made them: a demo would open their matters to everybody. */
export async function isForRealPeople({ db }: Office): Promise<boolean> {
  if ((await seeded(db)).staff.length > 0) return false
  const anybody = await db.selectFrom('kernel.staff').select('id').unionAll(db.selectFrom('kernel.resident').select('id')).limit(1).executeTakeFirst()
  return anybody !== undefined
}

async function seeded(db: Db | Tx): Promise<Seeded> {
  const row = await db.selectFrom('kernel.setting').select('value').where('name', '=', 'demo_people').executeTakeFirst()
  return (row?.value as Seeded | undefined) ?? { staff: [], residents: [] }
}

export async function demoAccounts(office: Office, lang: Lang = 'zh'): Promise<DemoAccount[]> {
  const people = await seeded(office.db)
  const units = new Map(unitsOf(office).map((unit) => [unit.id, nameIn(unit, lang)]))
  const staff = people.staff.length ? await office.db.selectFrom('kernel.staff').selectAll().where('id', 'in', people.staff).where('active', '=', true).execute() : []
  const residents = people.residents.length ? await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).where('id', 'in', people.residents).execute() : []
  const order = [...people.staff, ...people.residents]
  return [
    ...staff.map((one) => ({ is: 'staff' as const, id: one.id, name: one.name, account: one.account, unit: one.unit_id, unitName: units.get(one.unit_id) ?? one.unit_id, roles: one.roles })),
    ...residents.map((one) => ({ is: 'resident' as const, ...one })),
  ].toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

/** One click, no password. Outside the demo the address answers as one that is not there. */
export async function demoPerson(office: Office, given: { account?: string; phone?: string }): Promise<Resident | Staff> {
  if (!office.config.demo || office.config.production) notFound()
  const account = (await demoAccounts(office)).find((one) => (given.account !== undefined && one.account === given.account) || (given.phone !== undefined && one.phone === given.phone))
  const actor = account ? await readActor(office, `${account.is}:${account.id}`) : undefined
  if (actor?.is !== 'resident' && actor?.is !== 'staff') notFound()
  return actor
}
