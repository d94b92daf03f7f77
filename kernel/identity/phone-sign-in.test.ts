import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from './identity.fixtures.ts'
import { hashPassword } from './password.ts'

let house: House
beforeEach(async () => void (house = await openHouse()))
afterEach(() => house.close())

const PHONE = '19912340001'
const ask = (phone = PHONE, from = '10.1.1.1') => house.post('phone-code', { phone }, { from })
const signIn = (code: string, phone = PHONE, more: object = {}) => house.post('phone-sign-in', { phone, code, ...more })
const sentCode = (phone = PHONE) => String(house.standIn.sent.findLast((one) => one.to === phone)?.params['code'])
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

test('the code arrives by SMS, and the first sign-in makes the resident', async () => {
  expect(await ask()).toMatchObject({ status: 200, body: { sent: true, again: 60 } })
  const { status, body, cookie } = await signIn(sentCode(), PHONE, { name: '李小明' })
  expect(status).toBe(200)
  expect(body.actor).toMatchObject({ is: 'resident', name: '李小明', phone: '199****0001' })
  expect((await house.get('me', { cookie })).body.actor).toEqual(body.actor)
})

test('the same number is the same resident; a name given later is the one they go by', async () => {
  await ask()
  const first = await signIn(sentCode())
  expect(first.body.actor.name).toBe('居民0001')
  await house.goTo('2026-03-04 10:01')
  await ask()
  const second = await signIn(sentCode(), PHONE, { name: '李小明' })
  expect(second.body.actor).toMatchObject({ id: first.body.actor.id, name: '李小明' })
})

test('whether a number is known cannot be told from any answer', async () => {
  await house.seed([], [['李', PHONE]])
  const [known, unknown] = [await ask(PHONE), await ask('19912340002')]
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  const wrong = [await signIn(otherThan(sentCode())), await signIn(otherThan(sentCode('19912340002')), '19912340002'), await signIn('123456', '19912340003')]
  expect(new Set(wrong.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
})

test('the database holds no code that could be read', async () => {
  await ask()
  const row = await house.db.selectFrom('kernel.login_code').selectAll().executeTakeFirstOrThrow()
  expect(row.code).toMatch(/^scrypt\$/)
})

test('a code works once, even for two at the same moment', async () => {
  await ask()
  const code = sentCode()
  const answers = await Promise.all([signIn(code), signIn(code)])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 401])
})

test('a code dies after five minutes', async () => {
  await ask()
  await house.goTo('2026-03-04 10:05')
  expect((await signIn(sentCode())).body.code).toBe('wrong_code')
})

test('after five wrong tries even the right code is refused', async () => {
  await ask()
  const code = sentCode()
  await Promise.all(Array.from({ length: 5 }, () => signIn(otherThan(code))))
  expect(await signIn(code)).toMatchObject({ status: 401, body: { code: 'wrong_code' } })
})

test('a new code makes the old one useless', async () => {
  await ask()
  const old = sentCode()
  await house.goTo('2026-03-04 10:01')
  await ask()
  if (old !== sentCode()) expect((await signIn(old)).status).toBe(401)
  expect((await signIn(sentCode())).status).toBe(200)
})

test('one code a minute for each number, and the answer says how long to wait', async () => {
  await ask()
  expect(await ask()).toMatchObject({ status: 429, body: { code: 'too_often', details: { seconds: 60 } } })
  await house.goTo('2026-03-04 10:01')
  expect((await ask()).status).toBe(200)
})

test('two that ask at once get one code between them', async () => {
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 429, 429])
})

test('five codes an hour for each number', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await ask()).status).toBe(200)
    await house.goTo(`2026-03-04 10:0${n + 1}`)
  }
  expect((await ask()).body.message).toBe('操作太频繁，请 55 分钟后再试')
  await house.goTo('2026-03-04 11:00')
  expect((await ask()).status).toBe(200)
})

test('ten codes a minute for each address, whatever the numbers', async () => {
  const phones = Array.from({ length: 12 }, (_, n) => `1991234${String(1000 + n)}`)
  const answers = []
  for (const phone of phones) answers.push((await ask(phone, '10.7.7.7')).status)
  expect(answers).toEqual([...Array<number>(10).fill(200), 429, 429])
  expect((await ask(phones[11], '10.7.7.8')).status).toBe(200)
})

test('fifty tries a minute for each address, whatever the numbers', async () => {
  const at = house.now()
  await house.db.insertInto('kernel.attempt').values(Array.from({ length: 49 }, () => ({ id: crypto.randomUUID(), who: 'phone-sign-in:address:10.9.9.9', at }))).execute()
  const from = (address: string) => house.post('phone-sign-in', { phone: '19912340003', code: '000000' }, { from: address })
  expect([(await from('10.9.9.9')).status, (await from('10.9.9.9')).status, (await from('10.9.9.8')).status]).toEqual([401, 429, 401])
})

test('what is refused unseen costs no hash: neither a code too many nor a try where no code is out', async () => {
  await ask()
  const took = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    for (let n = 0; n < 12; n += 1) await work()
    return performance.now() - start
  }
  const hashes = await took(() => hashPassword('123456'))
  expect(await took(() => ask(PHONE))).toBeLessThan(hashes * 0.6)
  expect(await took(() => signIn('123456', '19912340003'))).toBeLessThan(hashes * 0.6)
})

test('a carrier that refuses is told to the person, and no number stands in the log', async () => {
  expect(await ask('19912340009')).toMatchObject({ status: 503, body: { code: 'sms_failed' } })
  expect(house.logged.join()).toContain('isv.OUT_OF_SERVICE')
  expect(house.logged.join()).not.toContain('19912340009')
})

test('what is no mainland number is refused before anything is sent', async () => {
  expect((await ask('12345')).body.code).toBe('bad_input')
  expect(house.standIn.sent).toEqual([])
})

test('a resident may act for a firm whose credit code is right, unverified until somebody checks', async () => {
  await ask()
  const by = await signIn(sentCode())
  const firm = { uscc: '91350100M000100Y43', name: '青岛某某有限公司' }
  expect((await house.post('firms', { ...firm, uscc: '91350100M000100Y44' }, by)).body.code).toBe('bad_input')
  expect((await house.post('firms', firm, by)).body).toEqual({ ...firm, verified: false })
  expect((await house.get('firms', by)).body.firms).toEqual([{ ...firm, verified: false }])
  await house.db.updateTable('kernel.resident_firm').set({ verified: true }).execute()
  expect((await house.post('firms', firm, by)).body.verified).toBe(true)
  expect((await house.post('firms', { ...firm, name: '别的名字' }, by)).body.verified).toBe(false)
  expect((await house.get('firms')).status).toBe(401)
})
