import { randomUUID } from 'node:crypto'
import type { Tx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Units } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import { notFound, refuse, refuseInput } from '../refusal.ts'
import type { Role, Staff } from './actor.ts'
import { maskPhone } from './masks.ts'
import { unitName } from './me.ts'
import { hashPassword, oneTimePassword } from './password.ts'
import { endSessionsOf } from './session.ts'
import { recordStaffChange } from './staff-change.ts'
import { forgive } from './staff-sign-in.ts'

/** An administrator in a street or a community looks after the people there; one anywhere else, after the whole district's. */
function lookedAfter(office: Office, admin: Staff): readonly string[] {
  const units = office.definitions.newest<Units>('units')?.body ?? []
  const kind = units.find((unit) => unit.id === admin.unit)?.kind
  return kind === 'street' || kind === 'community' ? admin.units : units.map((unit) => unit.id)
}

type Changeable = { name: string; unit: string; roles: Role[]; active: boolean; phone: string | null }

export async function listStaff(office: Office, admin: Staff, { unit }: { unit?: string }) {
  const units = lookedAfter(office, admin).filter((one) => !unit || one === unit)
  if (units.length === 0) return []
  const rows = await office.db.selectFrom('kernel.staff').selectAll().where('unit_id', 'in', units).orderBy('unit_id').orderBy('account').execute()
  return rows.map((row) => ({
    id: row.id, account: row.account, name: row.name, unit: row.unit_id, unitName: unitName(office, row.unit_id), roles: row.roles,
    phone: row.phone && maskPhone(row.phone), active: row.active, totp: row.totp !== null, madeAt: row.made_at.toISOString(),
  }))
}

export type NewStaff = { account: string; name: string; unit: string; roles: Role[]; phone?: string }

export async function createStaff(office: Office, admin: Staff, given: NewStaff): Promise<{ id: string; oneTimePassword: string }> {
  requireUnit(office, admin, given.unit)
  const password = oneTimePassword()
  const id = randomUUID()
  const row = {
    id, account: given.account.toLowerCase(), name: given.name, unit_id: given.unit, roles: [...given.roles], phone: given.phone ?? null,
    password: await hashPassword(password), password_once: true, totp: null, totp_pending: null, totp_step: null, oidc: null, active: true, made_at: office.now(),
  }
  await inTransaction(office.db, async (tx) => {
    const made = await tx.insertInto('kernel.staff').values(row).onConflict((c) => c.column('account').doNothing()).returning('id').executeTakeFirst()
    if (!made) refuse('account_taken', '这个账号已有人使用')
    await recordStaffChange(office, tx, { id, by: admin, what: 'create', before: {}, after: { ...changeable(row), account: row.account } })
  })
  return { id, oneTimePassword: password }
}

export async function changeStaff(office: Office, admin: Staff, { id, ...wanted }: { id: string } & Partial<Changeable>) {
  if (id === admin.id && (wanted.active === false || (wanted.roles && !wanted.roles.includes('admin')))) refuse('not_yourself', '不能停用自己，也不能取消自己的管理员角色，请由其他管理员办理')
  if (wanted.unit) requireUnit(office, admin, wanted.unit)
  await inTransaction(office.db, async (tx) => {
    const before = changeable(await ownStaff(office, tx, admin, id))
    const after = { ...before, ...wanted }
    const differs = (Object.keys(after) as (keyof Changeable)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    if (differs.length === 0) return
    await tx.updateTable('kernel.staff').set({ name: after.name, unit_id: after.unit, roles: after.roles, active: after.active, phone: after.phone }).where('id', '=', id).execute()
    await recordStaffChange(office, tx, { id, by: admin, what: 'change', before: only(before, differs), after: only(after, differs) })
    if (differs.some((key) => key === 'roles' || key === 'unit' || key === 'active')) await endSessionsOf(office, tx, `staff:${id}`)
  })
}

/** Answers a password that works once, to be handed over in person; it also lifts a lock and removes a lost second factor. */
export async function resetPassword(office: Office, admin: Staff, id: string): Promise<{ oneTimePassword: string }> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const account = await inTransaction(office.db, async (tx) => {
    const row = await ownStaff(office, tx, admin, id)
    await tx.updateTable('kernel.staff').set({ password: hash, password_once: true, totp: null, totp_pending: null }).where('id', '=', id).execute()
    await recordStaffChange(office, tx, { id, by: admin, what: 'reset-password', before: { totp: row.totp !== null }, after: { totp: false } })
    await endSessionsOf(office, tx, `staff:${id}`)
    return row.account
  })
  await forgive(office, account)
  return { oneTimePassword: password }
}

export async function staffChanges(office: Office, admin: Staff, id: string) {
  await ownStaff(office, office.db, admin, id)
  const rows = await office.db.selectFrom('kernel.staff_change').selectAll().where('staff_id', '=', id).orderBy('at', 'desc').limit(200).execute()
  return rows.map(({ at, by, what, before, after }) => ({ at: at.toISOString(), by, what, before, after }))
}

async function ownStaff(office: Office, db: Tx | Office['db'], admin: Staff, id: string) {
  const row = await db.selectFrom('kernel.staff').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !lookedAfter(office, admin).includes(row.unit_id)) notFound()
  return row
}

function requireUnit(office: Office, admin: Staff, unit: string) {
  if (!lookedAfter(office, admin).includes(unit)) refuseInput('请选择您所管理的单位')
}

const changeable = (row: { name: string; unit_id: string; roles: string[]; active: boolean; phone: string | null }): Changeable => ({
  name: row.name, unit: row.unit_id, roles: row.roles as Role[], active: row.active, phone: row.phone,
})

const only = (all: Changeable, keys: readonly (keyof Changeable)[]) => Object.fromEntries(keys.map((key) => [key, all[key]]))
