import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from './identity.fixtures.ts'

let house: House
beforeEach(async () => void (house = await openHouse()))
afterEach(() => house.close())

const signIn = (code: string, phoneCode?: string) => house.post('wechat-sign-in', { code, ...(phoneCode ? { phoneCode } : {}) }, { headers: { 'x-nuanban-client': 'weapp' } })

test('the first time a number is needed, and afterwards WeChat alone is enough', async () => {
  expect(await signIn('ann-1')).toMatchObject({ status: 409, body: { code: 'phone_needed' } })
  const first = await signIn('ann-2', '19912340001')
  expect(first.body).toMatchObject({ actor: { is: 'resident', phone: '199****0001' }, token: expect.any(String) })
  const again = await signIn('ann-3')
  expect(again.body.actor).toEqual(first.body.actor)
  expect(again.body.token).not.toBe(first.body.token)
})

test('a resident known by number is the same person in WeChat', async () => {
  await house.seed([], [['李', '19912340001']])
  expect((await signIn('ann-1', '19912340001')).body.actor.name).toBe('李')
  expect(await house.db.selectFrom('kernel.resident').selectAll().execute()).toHaveLength(1)
})

test('a code that WeChat does not know is refused, and so is a made-up phone code', async () => {
  expect(await signIn('bad-1')).toMatchObject({ status: 401, body: { code: 'wechat_code' } })
  expect(await signIn('ann-1', 'made-up')).toMatchObject({ status: 401, body: { code: 'wechat_code' } })
})

test('an old access token is replaced on the way', async () => {
  await signIn('ann-1', '19912340001')
  house.standIn.expireTokens()
  expect((await signIn('bob-1', '19912340002')).status).toBe(200)
})

test('when WeChat is down, the person is told so and can use the telephone number', async () => {
  house.standIn.outage = 'error'
  expect(await signIn('ann-1')).toMatchObject({ status: 503, body: { code: 'wechat_down' } })
  house.standIn.outage = 'silence'
  expect((await signIn('ann-1')).status).toBe(503)
})
