import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/tables.ts'
import { afterCommit } from '../db/transaction.ts'
import { canBeRung } from '../identity/resident.ts'
import { hearing, noticed } from '../outbox.ts'
import { type NoticeParams, type Notices, type NoticeTemplate, sayer } from './template.ts'

/** What `kernel.delivery.message` holds: enough to send without asking the case again. */
export type SmsMessage = { template: string; params: Record<string, string> }
export type WechatMessage = { template: string; data: Record<string, string>; page?: string }

/**
 * Puts a notice into words, one for each person that it is for, together with what the channels are to carry. The rows
 * are written in the transaction that removes the message from the outbox: each notice is written once.
 */
export const writeNotice = hearing(noticed, 'notices', async (office, tx, { to, template: name, params }, caseId) => {
  const template = office.notices.get(name)
  const words = office.definitions.newest<Notices>('notices')?.body.find((notice) => notice.name === name)
  if (!template || !words) throw new Error(`no notice is named ${name}`)
  if (!words.on) return
  const people = await allowed(tx, caseId, await recipients(tx, to))
  if (people.length === 0) return office.log.warn({ to, template: name }, 'a notice has nobody to go to')

  const at = office.now()
  const { title, text, sms, wechat } = inWords(template, words, params)

  const notices = people.map((person) => ({ id: randomUUID(), ...person }))
  await tx.insertInto('kernel.notice').values(notices.map(({ id, key }) => ({ id, person: key, case_id: caseId, template: name, title, text: text.zh, text_en: text.en, at, read_at: null }))).execute()
  const deliveries = notices.flatMap(({ id, phone, openid }) => [
    ...(sms && phone && canBeRung(phone) && office.carriers.sms ? [{ notice_id: id, channel: 'sms', message: JSON.stringify(sms) }] : []),
    ...(wechat && openid && office.carriers.wechat ? [{ notice_id: id, channel: 'wechat', message: JSON.stringify(wechat) }] : []),
  ])
  if (deliveries.length === 0) return
  await tx.insertInto('kernel.delivery').values(deliveries.map((one) => ({ ...one, state: 'waiting', tries: 0, next_at: at, detail: null, at }))).execute()
  afterCommit(tx, () => office.live.wake())
})

function inWords(template: NoticeTemplate, words: Notices[number], params: NoticeParams) {
  const say = sayer(template, params)
  const each = (patterns: Record<string, string>) => Object.fromEntries(Object.entries(patterns).map(([key, pattern]) => [key, say(pattern, 'zh')]))
  const sms: SmsMessage | undefined = words.sms?.on ? { template: words.sms.template, params: each(words.sms.params) } : undefined
  const wechat: WechatMessage | undefined = words.wechat?.on
    ? { template: words.wechat.template, data: each(words.wechat.data), ...(words.wechat.page ? { page: say(words.wechat.page, 'zh') } : {}) }
    : undefined
  return { title: words.title.zh, text: { zh: say(words.text.zh, 'zh'), en: say(words.text.en, 'en') }, sms, wechat }
}

type Recipient = { key: string; phone: string | null; openid: string | null; unit?: string }

/** 回避: whoever must not see a case is not told that it exists either. */
async function allowed(tx: Tx, caseId: string | null, people: Recipient[]): Promise<Recipient[]> {
  const kase = caseId ? await tx.selectFrom('kernel.case').select('recused').where('id', '=', caseId).executeTakeFirst() : undefined
  return people.filter(({ key, unit }) => !kase?.recused.some((who) => who === key || who === `unit:${unit}`))
}

/** `resident:<id>`, `staff:<id>`, or everybody with a role in a unit, `unit:<id>:<role>`, or anywhere, `role:<role>`. */
async function recipients(tx: Tx, to: string): Promise<Recipient[]> {
  const [is, id = '', role = ''] = to.split(':')
  if (is === 'resident') {
    const rows = await tx.selectFrom('kernel.resident').select(['phone', 'wechat']).where('id', '=', id).execute()
    return rows.map(({ phone, wechat }) => ({ key: to, phone, openid: wechat }))
  }
  // Officials read theirs on the desk: their duty numbers get no case data.
  if (is === 'staff') {
    const rows = await tx.selectFrom('kernel.staff').select('unit_id').where('id', '=', id).where('active', '=', true).execute()
    return rows.map(({ unit_id }) => ({ key: to, unit: unit_id, phone: null, openid: null }))
  }
  if (is === 'role') {
    const rows = await tx.selectFrom('kernel.staff').select(['id', 'unit_id']).where(sql<boolean>`${id} = any(roles)`).where('active', '=', true).execute()
    return rows.map((row) => ({ key: `staff:${row.id}`, unit: row.unit_id, phone: null, openid: null }))
  }
  if (is !== 'unit') throw new Error('a notice goes to resident:, staff:, role: or unit:')
  const rows = await tx.selectFrom('kernel.staff').select(['id', 'roles']).where('unit_id', '=', id).where('active', '=', true).execute()
  return rows.filter((row) => row.roles.includes(role)).map((row) => ({ key: `staff:${row.id}`, unit: id, phone: null, openid: null }))
}
