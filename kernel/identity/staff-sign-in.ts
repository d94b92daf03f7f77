import { sql } from 'kysely'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import type { Staff } from './actor.ts'
import { type Limit, secondsToWait, spend } from './allowance.ts'
import { hashPassword, passwordMatches, requireGoodPassword } from './password.ts'
import { TRIES } from './own-access.ts'
import { readActor } from './session.ts'
import { totpStep } from './totp.ts'

const MOST_FAILURES = 5
const LOCKED_MINUTES = 15
/** Many accounts tried from one address is guessing, too. */
const PER_ADDRESS: Limit[] = [{ seconds: 900, most: 50 }]

export type Given = { account: string; password: string; totp?: string; newPassword?: string }

/** Who signs in. An account that is not there, one that is closed and a wrong password give one answer, equally slowly. */
export async function staffSigningIn(office: Office, given: Given, address: string): Promise<Staff> {
  const now = office.now()
  const account = given.account.trim().toLowerCase()
  const from = `sign-in:address:${address}`
  if ((await secondsToWait(office.db, from, PER_ADDRESS, now)) > 0 || (await countTry(office, account, now)) > MOST_FAILURES) {
    throw new Refused('locked', { zh: `登录失败次数过多，请 ${LOCKED_MINUTES} 分钟后再试，或请管理员重设密码`, en: `Too many failures: try again in ${LOCKED_MINUTES} minutes, or have an administrator reset the password` }, 429)
  }

  const row = await office.db.selectFrom('kernel.staff').selectAll().where('account', '=', account).executeTakeFirst()
  const known = (await passwordMatches(given.password, row?.password)) && row?.active
  if (!row || !known) {
    await inTransaction(office.db, (tx) => spend(tx, from, PER_ADDRESS, now))
    throw new Refused('wrong_sign_in', { zh: `账号或密码不对；连续 ${MOST_FAILURES} 次不对，将锁定 ${LOCKED_MINUTES} 分钟`, en: `Account or password is wrong; after ${MOST_FAILURES} failures it is locked for ${LOCKED_MINUTES} minutes` }, 401)
  }
  if (row.totp) {
    // The password was right: being asked for the second factor is not a failure, and forgives none.
    if (!given.totp) {
      await takeBackTry(office, account)
      throw new Refused('totp_needed', { zh: '请输入动态验证码', en: 'Please enter the one-time code' }, 401)
    }
    await inTransaction(office.db, (tx) => spend(tx, `totp:staff:${row.id}`, TRIES, now))
    if (!(await takeTotp(office, row.id, row.totp, row.totp_step, given.totp))) {
      await inTransaction(office.db, (tx) => spend(tx, from, PER_ADDRESS, now))
      throw new Refused('wrong_totp', { zh: '动态验证码不对或已用过，请等下一个', en: 'The one-time code is wrong or used already: wait for the next' }, 401)
    }
  }
  if (row.password_once) await replacePassword(office, row.id, account, given)
  await forgive(office, account)

  const actor = await readActor(office, `staff:${row.id}`)
  if (actor.is !== 'staff') throw new Refused('wrong_sign_in', { zh: '账号已停用', en: 'This account is closed' }, 401)
  return actor
}

/** Counts a try before it is judged, so that a hundred at once are a hundred. The lock does not grow by trying on. */
async function countTry(office: Office, account: string, now: Date): Promise<number> {
  const lockEnds = new Date(now.getTime() - LOCKED_MINUTES * 60_000)
  const { rows } = await sql<{ failures: number }>`
    insert into kernel.sign_in_failure as f (account, failures, last_at) values (${account}, 1, ${now})
    on conflict (account) do update set
      failures = case when f.failures >= ${MOST_FAILURES}::int and f.last_at <= ${lockEnds}::timestamptz then 1 else f.failures + 1 end,
      last_at = case when f.failures >= ${MOST_FAILURES}::int and f.last_at > ${lockEnds}::timestamptz then f.last_at else excluded.last_at end
    returning failures`.execute(office.db)
  return rows[0]!.failures
}

export const forgive = (office: Office, account: string) => office.db.deleteFrom('kernel.sign_in_failure').where('account', '=', account).execute()

const takeBackTry = (office: Office, account: string) => office.db.updateTable('kernel.sign_in_failure').set({ failures: sql`failures - 1` }).where('account', '=', account).execute()

/** RFC 6238 §5.2: a code works once, even within the half minute that it is shown for. */
async function takeTotp(office: Office, id: string, secret: string, lastUsed: number | null, code: string): Promise<boolean> {
  const step = totpStep(secret, code, office.now(), lastUsed)
  if (step === undefined) return false
  const taken = await office.db.updateTable('kernel.staff').set({ totp_step: step }).where('id', '=', id)
    .where((e) => e.or([e('totp_step', 'is', null), e('totp_step', '<', step)])).returning('id').executeTakeFirst()
  return taken !== undefined
}

async function replacePassword(office: Office, id: string, account: string, { password, newPassword }: Given) {
  if (!newPassword) throw new Refused('new_password_needed', { zh: '这是一次性密码，请设置您自己的密码', en: 'This password works once: please choose your own' }, 403)
  if (newPassword === password) throw new Refused('new_password_needed', { zh: '新密码不能与一次性密码相同', en: 'The new password must differ from the one-time password' }, 403)
  requireGoodPassword(newPassword, account)
  await office.db.updateTable('kernel.staff').set({ password: await hashPassword(newPassword), password_once: false }).where('id', '=', id).execute()
}
