import { afterEach, beforeEach, expect, test } from 'vitest'
import { keys } from '../identity/identity.fixtures.ts'
import { sendWechat } from './send-wechat.ts'
import { type StandIn, startStandIn } from './stand-in.ts'
import { openWechat } from './wechat.ts'

let standIn: StandIn
let now = new Date('2026-03-04T02:00:00Z')
beforeEach(async () => void (standIn = await startStandIn({ keys, knows: (template) => template === 'T1', now: () => now })))
afterEach(() => standIn.close())

const open = (more: object = {}) => openWechat({ by: 'wechat', base: standIn.url, appId: keys.appId, appSecret: keys.appSecret, templates: { dispatched: 'T1' }, ...more }, () => now)
const message = { template: 'dispatched', data: { character_string1: 'A1', thing2: '香港中路街道' } }

test('a subscription message goes out under the template’s number', async () => {
  expect(await sendWechat(open(), 'oAnn', message)).toEqual({ state: 'sent', detail: '' })
  expect(standIn.sent).toMatchObject([{ channel: 'wechat', to: 'oAnn', template: 'T1', params: message.data }])
})

test('a token that WeChat no longer takes is replaced, and the message sent once', async () => {
  const wechat = open()
  await sendWechat(wechat, 'oAnn', message)
  standIn.expireTokens()
  expect((await sendWechat(wechat, 'oAnn', message)).state).toBe('sent')
  expect(standIn.sent).toHaveLength(2)
})

test('a token is fetched anew before its two hours are over', async () => {
  const wechat = open()
  await sendWechat(wechat, 'oAnn', message)
  now = new Date(now.getTime() + 7200_000)
  expect((await sendWechat(wechat, 'oAnn', message)).state).toBe('sent')
})

test('two processes share the token: neither ends the other’s', async () => {
  const [one, two] = [open(), open()]
  for (const wechat of [one, two, one, two]) expect((await sendWechat(wechat, 'oAnn', message)).state).toBe('sent')
  expect(standIn.tokens()).toBe(1)
})

test('whoever took no subscription is not asked again (43101)', async () => {
  expect(await sendWechat(open(), 'oAnn-refused', message)).toEqual({ state: 'refused', detail: '43101 用户未订阅或已拒收' })
})

test('an unknown template and a wrong secret are final', async () => {
  expect((await sendWechat(open(), 'oAnn', { ...message, template: 'T2' })).detail).toMatch(/^40037/)
  expect((await sendWechat(open({ appSecret: 'other' }), 'oAnn', message)).detail).toMatch(/^access_token: 40125/)
})

test('values are cut to what each kind of key may hold', async () => {
  await sendWechat(open(), 'oAnn', { template: 'T1', data: { thing2: '街'.repeat(30) } })
  expect(standIn.sent[0]!.params['thing2']).toBe(`${'街'.repeat(19)}…`)
})

test('while no token can be had, nothing was sent for certain', async () => {
  standIn.outage = 'silence'
  expect((await sendWechat(open(), 'oAnn', message)).state).toBe('later')
})
