import { sql } from 'kysely'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import type { Staff } from './actor.ts'
import { type Limit, secondsToWait, spend } from './allowance.ts'
import { hashPassword, passwordMatches, requireGoodPassword } from './password.ts'
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
    throw new Refused('locked', `登录失败次数过多，请 ${LOCKED_MINUTES} 分钟后再试，或请管理员重设密码`, 429)
  }

  const row = await office.db.selectFrom('kernel.staff').selectAll().where('account', '=', account).executeTakeFirst()
  const known = (await passwordMatches(given.password, row?.password)) && row?.active
  if (!row || !known) {
    await inTransaction(office.db, (tx) => spend(tx, from, PER_ADDRESS, now))
    throw new Refused('wrong_sign_in', `账号或密码不对；连续 ${MOST_FAILURES} 次不对，将锁定 ${LOCKED_MINUTES} 分钟`, 401)
  }
  if (row.totp) await takeTotp(office, row.id, row.totp, row.totp_step, given.totp, () => forgive(office, account))
  if (row.password_once) await replacePassword(office, row.id, account, given)
  await forgive(office, account)

  const actor = await readActor(office, `staff:${row.id}`)
  if (actor.is !== 'staff') throw new Refused('wrong_sign_in', '账号已停用', 401)
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

/** RFC 6238 §5.2: a code works once, even within the half minute that it is shown for. */
async function takeTotp(office: Office, id: string, secret: string, lastUsed: number | null, code: string | undefined, asked: () => Promise<unknown>) {
  if (!code) {
    // The password was right: being asked for the second factor is not a failure.
    await asked()
    throw new Refused('totp_needed', '请输入动态验证码', 401)
  }
  const step = totpStep(secret, code, office.now(), lastUsed)
  const taken = step !== undefined && (await office.db.updateTable('kernel.staff').set({ totp_step: step }).where('id', '=', id)
    .where((e) => e.or([e('totp_step', 'is', null), e('totp_step', '<', step)])).returning('id').executeTakeFirst())
  if (!taken) throw new Refused('wrong_totp', '动态验证码不对或已用过，请等下一个', 401)
}

async function replacePassword(office: Office, id: string, account: string, { password, newPassword }: Given) {
  if (!newPassword) throw new Refused('new_password_needed', '这是一次性密码，请设置您自己的密码', 403)
  if (newPassword === password) throw new Refused('new_password_needed', '新密码不能与一次性密码相同', 403)
  requireGoodPassword(newPassword, account)
  await office.db.updateTable('kernel.staff').set({ password: await hashPassword(newPassword), password_once: false }).where('id', '=', id).execute()
}
