import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../identity/identity.fixtures.ts'
import { keyOf } from '../identity/actor.ts'
import { message, noticed } from '../outbox.ts'
import { residentNamed } from '../testing/office.ts'
import { notices } from './module.ts'
import { sendDue } from './send-due.ts'
import type { Notices } from './template.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
  // Here sending is done by hand, one round at a time.
  house.office.live.wake = () => {}
  await house.seed([['a', 'street-xgzl', ['handler']], ['b', 'street-xgzl', ['handler', 'lead']], ['c', 'street-zsl', ['handler']]])
})
afterEach(() => house.close())

async function person(phone: string, wechat: string | null = null) {
  const resident = { ...residentNamed('李', Number(phone.slice(-4))), phone }
  await house.db.insertInto('kernel.resident').values({ id: resident.id, name: '李', phone, wechat, made_at: house.now(), settings: '{}' }).execute()
  return keyOf(resident)
}
async function notice(to: string, template = 'words.dispatched', case_id: string | null = null) {
  const { topic, body } = message(noticed, { to, template, params: { number: 'SN-1', unit: '香港中路街道' } })
  await house.db.insertInto('kernel.outbox').values({ id: randomUUID(), case_id, topic, body: JSON.stringify(body), at: house.now(), next_at: house.now(), error: null }).execute()
  await house.settle()
}
const deliveries = () => house.db.selectFrom('kernel.delivery').select(['channel', 'state', 'tries', 'detail']).orderBy('channel').execute()
const sms = () => house.standIn.sent.filter((one) => one.channel === 'sms')
const send = () => sendDue(house.office)

test('a notice is put into words, once, and leaves by the channels that the person has', async () => {
  const to = await person('19912340001', 'oAnn')
  await notice(to)
  expect(await house.db.selectFrom('kernel.notice').select(['person', 'title', 'text']).execute()).toEqual([{ person: to, title: '诉求已派单', text: '您的诉求 SN-1 已派给香港中路街道' }])
  await send()
  expect(house.standIn.sent.map((one) => [one.channel, one.to, one.template]).toSorted()).toEqual([['sms', '19912340001', 'case-dispatched'], ['wechat', 'oAnn', 'wx-dispatched']])
  expect(await deliveries()).toMatchObject([{ channel: 'sms', state: 'sent', tries: 1 }, { channel: 'wechat', state: 'sent', tries: 1 }])
  expect(await send()).toBe(0)
})

test('without WeChat there is an SMS, and a notice without registered templates stays in the inbox', async () => {
  await notice(await person('19912340001'))
  expect((await deliveries()).map((one) => one.channel)).toEqual(['sms'])
  await notice(await person('19912340002'), 'words.plain')
  expect(await deliveries()).toHaveLength(1)
})

test('a channel that is switched off carries nothing, and a notice that is switched off is told to nobody', async () => {
  const { definitions } = house.office
  const [dispatched, plain] = definitions.newest<Notices>('notices')!.body
  const body = [{ ...dispatched, sms: { ...dispatched!.sms, on: false } }, { ...plain, on: false }]
  await definitions.publish(house.db, { kind: 'notices', body, effectiveFrom: '2026-03-04', why: '停发短信', by: 'system', now: house.now() })
  await definitions.load(house.db)
  const to = await person('19912340001', 'oAnn')
  for (const template of ['words.dispatched', 'words.plain']) await notice(to, template)
  expect(await house.db.selectFrom('kernel.notice').select('template').execute()).toEqual([{ template: 'words.dispatched' }])
  expect((await deliveries()).map((one) => one.channel)).toEqual(['wechat'])
})

test('a notice for a role in a unit reaches each one who holds it there, on the desk alone', async () => {
  await notice('unit:street-xgzl:handler')
  await notice('unit:street-xgzl:lead')
  const names = new Map((await house.db.selectFrom('kernel.staff').select(['id', 'account']).execute()).map((row) => [`staff:${row.id}`, row.account]))
  const told = await house.db.selectFrom('kernel.notice').select('person').execute()
  expect(told.map((row) => names.get(row.person)).toSorted()).toEqual(['a', 'b', 'b'])
  expect(await deliveries()).toEqual([])
})

test('a notice for nobody is noted and does not stand in the way', async () => {
  await notice('unit:street-zsl:lead')
  expect(house.logged.join()).toContain('nobody to go to')
  expect(await house.db.selectFrom('kernel.outbox').select('id').execute()).toEqual([])
})

test('an SMS is tried again after an outage, and sent once', async () => {
  await notice(await person('19912340001'))
  house.standIn.outage = 'error'
  await send()
  expect(await deliveries()).toMatchObject([{ state: 'unsure', tries: 1 }])
  expect(await send()).toBe(0)
  await house.goTo('2026-03-04 10:01')
  house.standIn.outage = 'none'
  expect(await send()).toBe(1)
  await house.goTo('2026-03-04 12:00')
  await send()
  expect(sms()).toHaveLength(1)
  expect(await deliveries()).toMatchObject([{ state: 'sent', tries: 2 }])
})

test('an SMS whose answer was lost is looked up before it is sent again', async () => {
  await notice(await person('19912340001'))
  const real = house.office.carriers.sms!
  house.office.carriers.sms = { ...real, send: async (given) => ({ ...(await real.send(given)), state: 'unsure', detail: 'lost' }) }
  await send()
  house.office.carriers.sms = real
  await house.goTo('2026-03-04 10:01')
  await send()
  expect(sms()).toHaveLength(1)
  expect(await deliveries()).toMatchObject([{ state: 'sent', detail: '已核对：此前已发出' }])
})

test('a process that died while sending leaves a row that another takes up, without a second SMS', async () => {
  await notice(await person('19912340001'))
  const real = house.office.carriers.sms!
  house.office.carriers.sms = { ...real, send: async (given) => { await real.send(given); throw new Error('killed') } }
  await expect(send()).rejects.toThrow('killed')
  house.office.carriers.sms = real
  expect(await send()).toBe(0)
  await house.goTo('2026-03-04 10:01')
  expect(await send()).toBe(1)
  expect(sms()).toHaveLength(1)
})

test('two processes at once send one SMS between them', async () => {
  await notice(await person('19912340001'))
  await Promise.all([deliveries(), deliveries(), deliveries(), deliveries()])
  expect((await Promise.all([send(), send(), send()])).toSorted()).toEqual([0, 0, 1])
  expect(sms()).toHaveLength(1)
})

test('a number that is out of service fails for good, with the carrier’s reason and without the number in the log', async () => {
  await notice(await person('19912340009'))
  await send()
  expect(await deliveries()).toMatchObject([{ state: 'failed', detail: 'isv.OUT_OF_SERVICE 停机' }])
  expect(house.logged.join()).toContain('could not be sent')
  expect(house.logged.join()).not.toContain('19912340009')
})

test('an outage that lasts is given up after six further tries', async () => {
  await notice(await person('19912340001'))
  house.office.carriers.sms = { send: async () => ({ state: 'later', detail: '连接不上' }), wasTaken: async () => false }
  for (let hour = 10; hour < 24; hour += 1) {
    for (const minute of ['00', '01', '10', '30', '59']) {
      await house.goTo(`2026-03-04 ${hour}:${minute}`)
      await send()
    }
  }
  expect(await deliveries()).toMatchObject([{ state: 'failed', tries: 7, detail: '连接不上' }])
})

test('what could not leave within a day leaves no more: it stands in the inbox', async () => {
  await notice(await person('19912340001'))
  await house.goTo('2026-03-05 10:01')
  expect(await send()).toBe(0)
  expect(sms()).toEqual([])
  expect(await deliveries()).toMatchObject([{ state: 'failed', detail: '超过 24 小时未能发出，不再发送' }])
})

test('a silent carrier holds up nobody: the round goes on beside it', async () => {
  await notice(await person('19912340008'))
  const started = performance.now()
  await notices.duties![0]!.run(house.office)
  expect(performance.now() - started).toBeLessThan(100)
  await expect.poll(() => deliveries()).toMatchObject([{ state: 'sent' }])
})

test('whoever refused WeChat messages gets the SMS all the same', async () => {
  await notice(await person('19912340001', 'oAnn-refused'))
  await send()
  expect(await deliveries()).toMatchObject([{ channel: 'sms', state: 'sent' }, { channel: 'wechat', state: 'failed', detail: '43101 用户未订阅或已拒收' }])
})

test('a WeChat message without an answer is not sent twice', async () => {
  await notice(await person('19912340001', 'oAnn'))
  const real = house.office.carriers.wechat!
  house.office.carriers.wechat = { ...real, call: async () => ({ ok: false, outcome: { state: 'unsure', detail: 'lost' } }) }
  await send()
  house.office.carriers.wechat = real
  await house.goTo('2026-03-04 10:01')
  await send()
  expect((await deliveries())[1]).toMatchObject({ channel: 'wechat', state: 'failed' })
})

test('what this process has written is sent at once, without waiting for the round', async () => {
  delete (house.office.live as { wake?: unknown }).wake
  await notice(await person('19912340001'))
  await expect.poll(() => sms().length).toBe(1)
})

async function signedIn(phone: string) {
  await house.post('phone-code', { phone })
  const code = String(sms().findLast((one) => one.params['code'])?.params['code'])
  return house.post('phone-sign-in', { phone, code })
}

test('the inbox shows one’s own, newest first, and counts what was not read', async () => {
  const to = await person('19912340001')
  await notice(to)
  await house.goTo('2026-03-04 10:05')
  await notice(to, 'words.plain')
  await notice(await person('19912340002'))
  const me = await signedIn('19912340001')
  const { body } = await house.get('/api/kernel/notices', me)
  expect(body.unread).toBe(2)
  expect(body.notices.map((one: { title: string; readAt: null }) => [one.title, one.readAt])).toEqual([['提醒', null], ['诉求已派单', null]])
})

test('one reads one’s own notices, some or all, and nobody else’s', async () => {
  for (const phone of ['19912340001', '19912340002']) {
    await notice(await person(phone))
    await notice(`resident:${residentNamed('', Number(phone.slice(-4))).id}`, 'words.plain')
  }
  const ann = await signedIn('19912340001')
  const bob = await signedIn('19912340002')
  const ids = (await house.get('/api/kernel/notices', ann)).body.notices.map((one: { id: string }) => one.id)
  expect((await house.post('/api/kernel/read_notices', { ids: [] }, ann)).body).toEqual({ unread: 2 })
  expect((await house.post('/api/kernel/read_notices', { ids }, bob)).body).toEqual({ unread: 2 })
  expect((await house.post('/api/kernel/read_notices', { ids: [ids[0]] }, ann)).body).toEqual({ unread: 1 })
  expect((await house.post('/api/kernel/read_notices', {}, ann)).body).toEqual({ unread: 0 })
  expect((await house.get('/api/kernel/notices', bob)).body.unread).toBe(2)
  expect((await house.get('/api/kernel/notices')).status).toBe(401)
})

test('济南32: who must not see a case is not told of it', async () => {
  const staff = new Map((await house.db.selectFrom('kernel.staff').select(['id', 'account']).execute()).map((row) => [row.account, `staff:${row.id}`]))
  for (const recused of [[staff.get('a')!], ['unit:street-xgzl']]) {
    const id = randomUUID()
    await house.db.insertInto('kernel.case').values({
      id, number: '1', kind: 'matter', state: 'open', unit_id: 'hotline', units: ['hotline'], applicant_id: null, category: null, area: null, lng: null, lat: null, place: null as never,
      summary: '', recused, pins: '{}', facts: '{}', opened_at: house.now(), due_at: null, closed_at: null, version: 1, head: '',
    }).execute()
    await notice('role:handler', 'words.plain', id)
  }
  const told = (await house.db.selectFrom('kernel.notice').select('person').execute()).map(({ person }) => person)
  expect(told.toSorted()).toEqual([staff.get('b')!, staff.get('c')!, staff.get('c')!].toSorted())
})
