import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { refuse, Refused } from '../refusal.ts'
import type { Staff } from './actor.ts'
import { type Limit, spend } from './allowance.ts'
import { hashPassword, passwordMatches, requireGoodPassword } from './password.ts'
import { endSessionsOf } from './session.ts'
import { recordStaffChange } from './staff-change.ts'
import { newTotpSecret, otpauthUri, totpStep } from './totp.ts'

/** A stolen session must not become a stolen account: each of these asks for the password again, and not endlessly. */
export const TRIES: Limit[] = [{ seconds: 900, most: 10 }]

async function requirePassword(office: Office, staff: Staff, password: string) {
  await inTransaction(office.db, (tx) => spend(tx, `password:staff:${staff.id}`, TRIES, office.now()))
  const row = await office.db.selectFrom('kernel.staff').selectAll().where('id', '=', staff.id).executeTakeFirstOrThrow()
  if (!(await passwordMatches(password, row.password))) throw new Refused('wrong_password', { zh: '密码不对', en: 'The password is wrong' }, 403)
  return row
}

export async function changeOwnPassword(office: Office, staff: Staff, given: { password: string; newPassword: string }) {
  await requirePassword(office, staff, given.password)
  requireGoodPassword(given.newPassword, staff.account)
  const password = await hashPassword(given.newPassword)
  await inTransaction(office.db, async (tx) => {
    await tx.updateTable('kernel.staff').set({ password, password_once: false }).where('id', '=', staff.id).execute()
    await recordStaffChange(office, tx, { id: staff.id, by: staff, what: 'password', before: {}, after: {} })
    await endSessionsOf(office, tx, `staff:${staff.id}`)
  })
}

/** The secret counts only once its first code was entered, so that nobody is shut out by a code that was never scanned. */
export async function setUpTotp(office: Office, staff: Staff, given: { password: string; totp?: string }, issuer: string) {
  const row = await requirePassword(office, staff, given.password)
  if (row.totp && totpStep(row.totp, given.totp ?? '', office.now(), row.totp_step) === undefined) throw new Refused('wrong_totp', { zh: '请同时输入现有的动态验证码', en: 'Please enter the present one-time code as well' }, 403)
  const secret = newTotpSecret()
  await office.db.updateTable('kernel.staff').set({ totp_pending: secret }).where('id', '=', staff.id).execute()
  return { secret, uri: otpauthUri(secret, staff.account, issuer) }
}

export async function confirmTotp(office: Office, staff: Staff, code: string) {
  await inTransaction(office.db, (tx) => spend(tx, `totp:staff:${staff.id}`, TRIES, office.now()))
  const row = await office.db.selectFrom('kernel.staff').select('totp_pending').where('id', '=', staff.id).executeTakeFirstOrThrow()
  if (!row.totp_pending) refuse('totp_not_set_up', { zh: '请先扫描二维码', en: 'Please scan the code first' })
  const step = totpStep(row.totp_pending, code, office.now(), null)
  if (step === undefined) throw new Refused('wrong_totp', { zh: '动态验证码不对，请核对手机时间后再试', en: 'The one-time code is wrong: check the clock of your phone and try again' }, 403)
  await inTransaction(office.db, async (tx) => {
    await tx.updateTable('kernel.staff').set({ totp: row.totp_pending, totp_pending: null, totp_step: step }).where('id', '=', staff.id).execute()
    await recordStaffChange(office, tx, { id: staff.id, by: staff, what: 'totp', before: {}, after: {} })
  })
  return { totp: true }
}
