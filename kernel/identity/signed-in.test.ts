import { afterEach, expect, test } from 'vitest'
import { type House, openHouse, PASSWORD } from './identity.fixtures.ts'
import { identity } from './module.ts'

let house: House
afterEach(() => house.close())

async function open(env: Record<string, string> = {}) {
  house = await openHouse({ env })
  await house.seed([['zhang.san', 'street-xgzl', ['handler']]], [['李', '19912340001']])
  return house
}
const signIn = (how = {}) => house.post('sign-in', { account: 'zhang.san', password: PASSWORD }, how)

test('the cookie cannot be read by scripts, stays on this site and is for the whole of it', async () => {
  await open()
  expect((await signIn()).flags).toMatchObject({ name: 'nuanban', httpOnly: true, sameSite: 'Lax', path: '/' })
})

test('the cookie is for https alone where people come by https, and not otherwise', async () => {
  await open()
  expect((await signIn()).flags?.secure).toBeUndefined()
  await house.close()
  await open({ NUANBAN_URL: 'https://nuanban.example' })
  expect((await signIn()).flags?.secure).toBe(true)
})

test('behind a known proxy, its word on https and on the address counts; anybody else’s does not', async () => {
  await open({ NUANBAN_PROXIES: '10.0.0.1' })
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }
  expect((await signIn({ headers, from: '10.0.0.1' })).flags?.secure).toBe(true)
  expect((await signIn({ headers, from: '10.1.1.1' })).flags?.secure).toBeUndefined()
})

test('the token is in the body for the mini-program alone, which then gets no cookie', async () => {
  await open()
  const browser = await signIn()
  expect(browser.body.token).toBeUndefined()
  const weapp = await signIn({ headers: { 'x-nuanban-client': 'weapp' } })
  expect(weapp.flags).toBeUndefined()
  expect((await house.get('me', { headers: { authorization: `Bearer ${weapp.body.token}` } })).body.actor.account).toBe('zhang.san')
})

test('every sign-in has a session of its own, and ends the one it came with', async () => {
  await open()
  const first = await signIn()
  const second = await signIn(first)
  expect(second.cookie).not.toBe(first.cookie)
  expect((await house.get('me', first)).body.actor).toBeNull()
})

test('a cookie that somebody else put there does not become a session', async () => {
  await open()
  const { cookie } = await signIn({ cookie: 'planted' })
  expect(cookie).not.toBe('planted')
  expect((await house.get('me', { cookie: 'planted' })).body.actor).toBeNull()
})

test('signing out ends the session on the server, not only in the browser', async () => {
  await open()
  const { cookie } = await signIn()
  const out = await house.post('sign-out', {}, { cookie })
  expect(out.flags?.expires?.getTime()).toBe(0)
  expect((await house.get('me', { cookie })).body.actor).toBeNull()
})

test('a session of staff ends after twelve hours, one of a resident after thirty days', async () => {
  await open({ NUANBAN_DEMO: '1' })
  const staff = await signIn()
  const resident = await house.post('phone-sign-in', { phone: '19912340001', code: '123456' })
  await house.goTo('2026-03-04 22:00')
  expect((await house.get('me', staff)).body.actor).toBeNull()
  await house.goTo('2026-04-03 09:59')
  expect((await house.get('me', resident)).body.actor).not.toBeNull()
  await house.goTo('2026-04-03 10:00')
  expect((await house.get('me', resident)).body.actor).toBeNull()
})

test('the database holds no token that could be used', async () => {
  await open()
  const { cookie } = await signIn()
  const rows = await house.db.selectFrom('kernel.session').select('token').execute()
  expect(rows.map((row) => row.token)).not.toContain(cookie)
})

test('a page of another site cannot sign anybody in or out', async () => {
  await open()
  const headers = { 'sec-fetch-site': 'cross-site' }
  expect((await signIn({ headers })).status).toBe(403)
  expect((await house.post('sign-out', {}, { headers })).status).toBe(403)
})

test('who one is, is never kept by a cache; which carriers are real is there to see', async () => {
  await open()
  const { body, answer } = await house.get('me')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(body).toEqual({ actor: null, demo: false, providers: { sms: 'stand-in', wechat: 'stand-in', oidc: false }, district: { name: '市南区', en: 'Shinan' } })
})

test('by night, sessions that have run out are removed; the others stay', async () => {
  await open()
  await signIn()
  await house.goTo('2026-03-04 21:00')
  await signIn()
  await house.goTo('2026-03-04 22:01')
  const duty = identity.duties!.find(({ name }) => name === 'identity.forget-sessions')!
  expect(duty.everySeconds).toBe(86_400)
  await duty.run(house.office)
  expect((await house.db.selectFrom('kernel.session').select('made_at').execute()).map((row) => row.made_at.toISOString())).toEqual(['2026-03-04T13:00:00.000Z'])
})
