import { randomUUID } from 'node:crypto'
import type { Lang } from '../contract.ts'
import type { Tx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { notFound, refuse, refuseInput } from '../refusal.ts'
import type { Role, Staff } from './actor.ts'
import { maskPhone } from './masks.ts'
import { unitName } from './me.ts'
import { hashPassword, oneTimePassword } from './password.ts'
import { endSessionsOf } from './session.ts'
import { recordStaffChange } from './staff-change.ts'
import { forgive } from './staff-sign-in.ts'
import { isLocal, unitsOf } from './units.ts'

/** An administrator in a street or a community looks after the people there; one anywhere else after everybody, also in units that are no more. */
const looksAfter = (office: Office, admin: Staff, unit: string) => !isLocal(office, admin) || admin.units.includes(unit)

/** What holds within a unit. The other roles see the whole district, wherever their holder sits. */
const WITHIN_UNIT: readonly Role[] = ['handler', 'lead', 'admin']

type Changeable = { name: string; unit: string; roles: Role[]; active: boolean; phone: string | null }

export async function listStaff(office: Office, admin: Staff, { unit }: { unit?: string }, lang: Lang) {
  let asked = office.db.selectFrom('kernel.staff').selectAll().orderBy('unit_id').orderBy('account')
  if (unit) asked = asked.where('unit_id', '=', unit)
  const rows = await asked.execute()
  return rows.filter((row) => looksAfter(office, admin, row.unit_id)).map((row) => ({
    id: row.id, account: row.account, name: row.name, unit: row.unit_id, unitName: unitName(office, row.unit_id, lang), roles: row.roles,
    phone: row.phone && maskPhone(row.phone), active: row.active, totp: row.totp !== null, madeAt: row.made_at.toISOString(),
  }))
}

export type NewStaff = { account: string; name: string; unit: string; roles: Role[]; phone?: string }

export async function createStaff(office: Office, admin: Staff, given: NewStaff): Promise<{ id: string; oneTimePassword: string }> {
  requireUnit(office, admin, given.unit)
  requireRoles(office, admin, given.roles)
  const password = oneTimePassword()
  const id = randomUUID()
  const row = {
    id, account: given.account.toLowerCase(), name: given.name, unit_id: given.unit, roles: [...given.roles], phone: given.phone ?? null,
    password: await hashPassword(password), password_once: true, totp: null, totp_pending: null, totp_step: null, oidc: null, active: true, made_at: office.now(),
  }
  await inTransaction(office.db, async (tx) => {
    const made = await tx.insertInto('kernel.staff').values(row).onConflict((c) => c.column('account').doNothing()).returning('id').executeTakeFirst()
    if (!made) refuse('account_taken', { zh: '这个账号已有人使用', en: 'Somebody has this account already' })
    await recordStaffChange(office, tx, { id, by: admin, what: 'create', before: {}, after: { ...changeable(row), account: row.account } })
  })
  return { id, oneTimePassword: password }
}

export async function changeStaff(office: Office, admin: Staff, { id, ...wanted }: { id: string } & Partial<Changeable>) {
  if (id === admin.id && (wanted.active === false || (wanted.roles && !wanted.roles.includes('admin')))) refuse('not_yourself', { zh: '不能停用自己，也不能取消自己的管理员角色，请由其他管理员办理', en: 'You cannot close your own account or give up your own administrator role: please ask another administrator' })
  await inTransaction(office.db, async (tx) => {
    const before = changeable(await ownStaff(office, tx, admin, id))
    const after = { ...before, ...wanted }
    requireRoles(office, admin, [...before.roles, ...after.roles])
    const differs = (Object.keys(after) as (keyof Changeable)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    if (differs.length === 0) return
    // Whoever comes back needs a unit that there is, no less than whoever moves.
    if (differs.includes('unit') || (differs.includes('active') && after.active)) requireUnit(office, admin, after.unit)
    const { unit, ...columns } = only(after, differs)
    await tx.updateTable('kernel.staff').set({ ...columns, ...(unit ? { unit_id: unit } : {}) }).where('id', '=', id).execute()
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
    requireRoles(office, admin, row.roles as Role[])
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

/** Locked while it is being changed, so that of two administrators the second changes what the first has left. */
async function ownStaff(office: Office, db: Tx | Office['db'], admin: Staff, id: string) {
  const row = await db.selectFrom('kernel.staff').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || !looksAfter(office, admin, row.unit_id)) notFound()
  return row
}

function requireUnit(office: Office, admin: Staff, unit: string) {
  if (!looksAfter(office, admin, unit) || !unitsOf(office).some(({ id }) => id === unit)) refuseInput({ zh: '请选择您所管理的单位', en: 'Please choose a unit that you look after' })
}

/** Neither gives them nor, by a new password, takes them. */
function requireRoles(office: Office, admin: Staff, roles: readonly Role[]) {
  if (isLocal(office, admin) && !roles.every((role) => WITHIN_UNIT.includes(role))) refuseInput({ zh: '坐席、派单、督办、回访等全区性角色请由区级管理员办理', en: 'Roles that hold for the whole district are for its own administrators to give and change' })
}

const changeable = (row: { name: string; unit_id: string; roles: string[]; active: boolean; phone: string | null }): Changeable => ({
  name: row.name, unit: row.unit_id, roles: row.roles as Role[], active: row.active, phone: row.phone,
})

const only = (all: Changeable, keys: readonly (keyof Changeable)[]): Partial<Changeable> => Object.fromEntries(keys.map((key) => [key, all[key]]))
