import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inTransaction } from '../db/transaction.ts'
import type { Office } from '../office.ts'
import { Refused } from '../refusal.ts'
import { type Limit, spend } from './allowance.ts'
import { hashPassword, passwordMatches } from './password.ts'

/** The code that everybody knows in the demo, where no message reaches a real phone. */
export const DEMO_CODE = '123456'

const MINUTES = 5
const TRIES = 5
export const SECONDS_BETWEEN = 60

/** The carrier's own limits for codes (1 a minute, 5 an hour, 10 a day), so that ours are met first and can be explained. */
const PER_PHONE: Limit[] = [{ seconds: SECONDS_BETWEEN, most: 1 }, { seconds: 3600, most: 5 }, { seconds: 86_400, most: 10 }]
/** Wider: behind one address may be a whole office building, or a mobile operator's customers. */
const PER_ADDRESS: Limit[] = [{ seconds: 60, most: 10 }, { seconds: 3600, most: 60 }]

/** As many tries as the codes that one address may ask for allow. */
const TRIES_PER_ADDRESS: Limit[] = PER_ADDRESS.map(({ seconds, most }) => ({ seconds, most: most * TRIES }))

/** Sends a code. Known and unknown numbers get the same answer, at the same price. */
export async function sendPhoneCode(office: Office, phone: string, address: string) {
  const { config, carriers, now } = office
  if (!carriers.sms && !config.demo) throw new Refused('sms_off', { zh: '短信登录尚未开通，请拨打 12345', en: 'Signing in by SMS is not open yet: please ring 12345' }, 503)
  const code = config.demo ? DEMO_CODE : String(randomInt(1_000_000)).padStart(6, '0')
  const made_at = now()
  await inTransaction(office.db, async (tx) => {
    await spend(tx, `code:phone:${phone}`, PER_PHONE, made_at)
    await spend(tx, `code:address:${address}`, PER_ADDRESS, made_at)
  })
  // What is rationed is hashed only then: a hash is dear on purpose, and few are made at a time.
  const row = { phone, code: await hashPassword(code), made_at, expires_at: new Date(made_at.getTime() + MINUTES * 60_000), tries: 0 }
  await office.db.insertInto('kernel.login_code').values(row).onConflict((c) => c.column('phone').doUpdateSet(row)).execute()

  const sent = await carriers.sms?.send({ phone, template: config.sms!.codeTemplate, params: { code }, id: randomUUID() })
  if (sent && sent.state !== 'sent') {
    office.log.warn({ state: sent.state, detail: sent.detail }, 'a sign-in code was not sent')
    // A lost answer is no reason for alarm: the message is probably on its way.
    if (sent.state !== 'unsure' && !config.demo) throw new Refused('sms_failed', { zh: '验证码短信没有发出，请核对号码后稍后再试', en: 'The code could not be sent: check the number and try again later' }, 503)
  }
}

/**
 * Whether the code is this phone's. Each try counts before it is judged, so that many at once gain nothing. Where no code
 * is out there is nothing to hash: that tells only whether one is on its way, known number or not.
 */
export async function takePhoneCode(office: Office, phone: string, code: string, address: string): Promise<boolean> {
  if (office.config.demo && code === DEMO_CODE) return true
  await inTransaction(office.db, (tx) => spend(tx, `phone-sign-in:address:${address}`, TRIES_PER_ADDRESS, office.now()))
  const row = await office.db.updateTable('kernel.login_code').set({ tries: sql`tries + 1` })
    .where('phone', '=', phone).where('tries', '<', TRIES).where('expires_at', '>', office.now()).returning('code').executeTakeFirst()
  if (!row || !(await passwordMatches(code, row.code))) return false
  const used = await office.db.deleteFrom('kernel.login_code').where('phone', '=', phone).where('code', '=', row.code).returning('phone').executeTakeFirst()
  return used !== undefined
}
