import { sql } from 'kysely'
import type { Office } from '../office.ts'
import type { Outcome } from './carrier.ts'
import { sendWechat } from './send-wechat.ts'
import type { SmsMessage, WechatMessage } from './write-notice.ts'

const RETRY_SECONDS = [5, 30, 120, 600, 3600, 3600 * 4]
/** Longer than a carrier may take: who has not written down the outcome by then has died on the way. */
const LEASE_SECONDS = 60
const AT_ONCE = 5
/** Nobody is told by SMS today of what was new yesterday; it stands in the inbox. */
const STALE_HOURS = 24

type Taken = { notice_id: string; channel: string; tries: number; was: string; message: Record<string, unknown>; at: Date }

/** Sends what is due. The row is taken before the carrier is asked and settled afterwards, with no transaction held open. */
export async function sendDue(office: Office, limit = 50): Promise<number> {
  await dropStale(office)
  const due = await office.db.selectFrom('kernel.delivery').select(['notice_id', 'channel'])
    .where('next_at', '<=', office.now()).orderBy('next_at').limit(limit).execute()
  let sent = 0
  for (let n = 0; n < due.length; n += AT_ONCE) {
    const outcomes = await Promise.all(due.slice(n, n + AT_ONCE).map((one) => sendOne(office, one.notice_id, one.channel)))
    sent += outcomes.filter((outcome) => outcome?.state === 'sent').length
  }
  return sent
}

async function dropStale(office: Office) {
  const now = office.now()
  await office.db.updateTable('kernel.delivery').set({ state: 'failed', detail: `超过 ${STALE_HOURS} 小时未能发出，不再发送`, next_at: null })
    .where('next_at', '<=', now).where('at', '<', new Date(now.getTime() - STALE_HOURS * 3_600_000)).execute()
}

async function sendOne(office: Office, noticeId: string, channel: string): Promise<Outcome | undefined> {
  const taken = await take(office, noticeId, channel)
  if (!taken) return undefined
  const outcome = await carry(office, taken)
  await settle(office, taken, outcome)
  return outcome
}

async function take(office: Office, noticeId: string, channel: string): Promise<Taken | undefined> {
  const now = office.now()
  const { rows } = await sql<Taken>`
    with was as (select notice_id, channel, state from kernel.delivery
      where notice_id = ${noticeId} and channel = ${channel} and next_at <= ${now} for update skip locked)
    update kernel.delivery d set state = 'sending', tries = d.tries + 1, next_at = ${new Date(now.getTime() + LEASE_SECONDS * 1000)}
    from was where d.notice_id = was.notice_id and d.channel = was.channel
    returning d.notice_id, d.channel, d.tries, was.state as was, d.message, d.at`.execute(office.db)
  return rows[0]
}

async function carry(office: Office, taken: Taken): Promise<Outcome> {
  // Found in the hand of a process that died, or left without an answer: it may be on its way already.
  const maybeSent = taken.was === 'sending' || taken.was === 'unsure'
  const person = await personOf(office, taken.notice_id)
  if (taken.channel === 'sms') return carrySms(office, taken, person?.phone, maybeSent)
  const { wechat } = office.carriers
  if (!wechat || !person?.wechat) return { state: 'refused', detail: '没有微信' }
  // WeChat cannot be asked what it took, and a second message would use up the person's next consent.
  if (maybeSent) return { state: 'refused', detail: '微信没有答复，为免重复不再发送' }
  return sendWechat(wechat, person.wechat, taken.message as WechatMessage)
}

/** Asked anew each time: a number may have changed since the notice was written. */
async function personOf(office: Office, noticeId: string) {
  const notice = await office.db.selectFrom('kernel.notice').select('person').where('id', '=', noticeId).executeTakeFirst()
  const [is, id] = notice?.person.split(':') ?? []
  return is === 'resident' && id ? office.db.selectFrom('kernel.resident').select(['phone', 'wechat']).where('id', '=', id).executeTakeFirst() : undefined
}

async function carrySms(office: Office, taken: Taken, phone: string | undefined, maybeSent: boolean): Promise<Outcome> {
  const { sms } = office.carriers
  if (!sms || !phone) return { state: 'refused', detail: '没有短信通道或手机号' }
  if (maybeSent) {
    // The carrier is asked by day, and midnight may lie between the first try and this one.
    for (const day of [taken.at, office.now()]) {
      const found = await sms.wasTaken(phone, taken.notice_id, day)
      if (found === undefined) return { state: 'unsure', detail: '运营商没有答复，待核对后再决定是否重发' }
      if (found) return { state: 'sent', detail: '已核对：此前已发出' }
    }
  }
  return sms.send({ phone, ...(taken.message as SmsMessage), id: taken.notice_id })
}

async function settle(office: Office, { notice_id, channel, tries }: Taken, { state, detail }: Outcome) {
  const wait = RETRY_SECONDS[tries - 1]
  const isOver = state === 'sent' || state === 'refused' || wait === undefined
  const becomes = state === 'sent' ? 'sent' : isOver ? 'failed' : state === 'unsure' ? 'unsure' : 'waiting'
  await office.db.updateTable('kernel.delivery')
    .set({ state: becomes, detail: detail.slice(0, 300), next_at: isOver ? null : new Date(office.now().getTime() + wait * 1000) })
    .where('notice_id', '=', notice_id).where('channel', '=', channel).where('state', '=', 'sending').execute()
  if (becomes === 'failed') office.log.warn({ notice: notice_id, channel, detail }, 'a notice could not be sent')
}
