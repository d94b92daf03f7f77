import { afterEach, expect, test } from 'vitest'
import { isForRealPeople } from './demo.ts'
import { type House, openHouse } from './identity.fixtures.ts'

let house: House
afterEach(() => house.close())

async function open(env: Record<string, string>) {
  house = await openHouse({ env })
  await house.seed([['admin', 'district-office', ['admin']], ['zhang.san', 'street-xgzl', ['handler', 'lead']]], [['李', '19912340001']])
}

test('the demo lists its people, and one click is enough to be one of them', async () => {
  await open({ NUANBAN_DEMO: '1' })
  const { body } = await house.get('me')
  expect(body).toMatchObject({ demo: true, demoCode: '123456' })
  expect(body.demoAccounts.map((one: { account?: string; phone?: string }) => one.account ?? one.phone)).toEqual(['admin', 'zhang.san', '19912340001'])
  expect(body.demoAccounts[1]).toMatchObject({ unitName: '香港中路街道办事处', roles: ['handler', 'lead'] })
  expect((await house.post('demo-sign-in', { account: 'zhang.san' })).body.actor.roles).toEqual(['handler', 'lead'])
  expect((await house.post('demo-sign-in', { phone: '19912340001' })).body.actor.name).toBe('李')
})

test('in the demo everybody knows the code', async () => {
  await open({ NUANBAN_DEMO: '1' })
  expect((await house.post('phone-code', { phone: '19912340005' })).body.demoCode).toBe('123456')
  expect((await house.post('phone-sign-in', { phone: '19912340005', code: '123456' })).status).toBe(200)
})

test('people whom no seed made are neither offered nor signed in by a click', async () => {
  await open({ NUANBAN_DEMO: '1' })
  await house.db.insertInto('kernel.resident').values({ id: crypto.randomUUID(), name: '真人', phone: '13900000000', wechat: null, made_at: house.now(), settings: '{}' }).execute()
  expect((await house.get('me')).body.demoAccounts).toHaveLength(3)
  expect((await house.post('demo-sign-in', { phone: '13900000000' })).status).toBe(404)
})

test('a database is real where people are there whom no seed made, and not for those who came to a demo', async () => {
  await open({ NUANBAN_DEMO: '1' })
  expect(await isForRealPeople(house.office)).toBe(false)
  await house.db.insertInto('kernel.resident').values({ id: crypto.randomUUID(), name: '真人', phone: '13900000000', wechat: null, made_at: house.now(), settings: '{}' }).execute()
  expect(await isForRealPeople(house.office)).toBe(false)
  await house.db.deleteFrom('kernel.setting').where('name', '=', 'demo_people').execute()
  expect(await isForRealPeople(house.office)).toBe(true)
})

test('production refuses the demo: no list, no click, no code that everybody knows', async () => {
  await open({ NODE_ENV: 'production', NUANBAN_DEMO: '' })
  const { body } = await house.get('me')
  expect(body.demo).toBe(false)
  expect(JSON.stringify(body)).not.toMatch(/demoAccounts|demoCode|zhang/)
  expect((await house.post('demo-sign-in', { account: 'admin' })).status).toBe(404)
  expect((await house.post('phone-code', { phone: '19912340001' })).body).not.toHaveProperty('demoCode')
  expect((await house.post('phone-sign-in', { phone: '19912340001', code: '123456' })).status).toBe(401)
})

test('seeding twice makes nobody twice, and changes nobody', async () => {
  await open({ NUANBAN_DEMO: '1' })
  await house.db.updateTable('kernel.staff').set({ name: '改过的名字' }).where('account', '=', 'admin').execute()
  expect(await house.seed([['admin', 'district-office', ['admin']]], [['李', '19912340001']])).toEqual({ made: 0 })
  expect((await house.post('demo-sign-in', { account: 'admin' })).body.actor.name).toBe('改过的名字')
})
