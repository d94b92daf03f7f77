import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, PASSWORD } from './identity.fixtures.ts'
import { totpCode } from './totp.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
  await house.seed([['zhang.san', 'street-xgzl', ['handler']]])
})
afterEach(() => house.close())

const signIn = (given: object, from?: string) => house.post('sign-in', { account: 'zhang.san', password: PASSWORD, ...given }, from ? { from } : {})
const wrong = { password: 'not-it' }

test('staff sign in with account and password, in any case of the account', async () => {
  const { status, body, cookie } = await signIn({ account: 'Zhang.San' })
  expect(status).toBe(200)
  expect(body.actor).toMatchObject({ is: 'staff', account: 'zhang.san', unit: 'street-xgzl', unitName: '香港中路街道办事处', roles: ['handler'] })
  expect((await house.get('me', { cookie })).body.actor).toMatchObject({ account: 'zhang.san' })
})

test('an unknown account and a wrong password get one and the same answer', async () => {
  const unknown = await signIn({ account: 'nobody.here' })
  const known = await signIn(wrong)
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  expect(known).toMatchObject({ status: 401, body: { code: 'wrong_sign_in' } })
})

test('an unknown account takes as long as a known one', async () => {
  const took = async (given: object) => {
    const start = performance.now()
    await signIn(given)
    return performance.now() - start
  }
  await took({ account: 'warm.up' })
  const unknown = Math.min(await took({ account: 'nobody.one' }), await took({ account: 'nobody.two' }))
  const known = Math.min(await took(wrong), await took(wrong))
  // Without the hash for nobody, the first would be a fiftieth of the second.
  expect(unknown).toBeGreaterThan(known / 4)
})

test('after five failures the account is locked for fifteen minutes, even for the right password', async () => {
  for (let n = 0; n < 5; n += 1) expect((await signIn(wrong)).status).toBe(401)
  expect(await signIn({})).toMatchObject({ status: 429, body: { code: 'locked' } })
  await house.goTo('2026-03-04 10:14')
  expect((await signIn({})).status).toBe(429)
  await house.goTo('2026-03-04 10:15')
  expect((await signIn({})).status).toBe(200)
})

test('trying on while locked neither helps nor lengthens the lock', async () => {
  for (let n = 0; n < 5; n += 1) await signIn(wrong)
  await house.goTo('2026-03-04 10:10')
  await signIn(wrong)
  await house.goTo('2026-03-04 10:15')
  expect((await signIn({})).status).toBe(200)
})

test('a name without an account locks as well, so that the lock tells nothing', async () => {
  for (let n = 0; n < 5; n += 1) await signIn({ account: 'nobody.here' })
  expect((await signIn({ account: 'nobody.here' })).body.code).toBe('locked')
})

test('twenty guesses at once are still only five', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(wrong)))
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
})

test('a success forgives earlier failures', async () => {
  for (let n = 0; n < 4; n += 1) await signIn(wrong)
  await signIn({})
  for (let n = 0; n < 4; n += 1) await signIn(wrong)
  expect((await signIn({})).status).toBe(200)
})

test('fifty failures from one address close that address, and no other', async () => {
  const now = house.now()
  await house.db.insertInto('kernel.attempt').values(Array.from({ length: 50 }, () => ({ id: crypto.randomUUID(), who: 'sign-in:address:10.9.9.9', at: now }))).execute()
  expect((await signIn({}, '10.9.9.9')).status).toBe(429)
  expect((await signIn({}, '10.9.9.8')).status).toBe(200)
})

test('a closed account answers as one that is not there', async () => {
  await house.db.updateTable('kernel.staff').set({ active: false }).execute()
  expect((await signIn({})).body).toEqual((await signIn({ account: 'nobody.here' })).body)
})

async function bindTotp() {
  const { cookie } = await signIn({})
  const { body } = await house.post('totp/setup', { password: PASSWORD }, { cookie })
  const code = codeNow(body.secret)
  expect((await house.post('totp/confirm', { totp: code }, { cookie })).status).toBe(200)
  return { secret: body.secret as string, code }
}
const codeNow = (secret: string) => totpCode(secret, Math.floor(house.now().getTime() / 30_000))

test('with a second factor, the password alone does not do', async () => {
  const { secret } = await bindTotp()
  expect(await signIn({})).toMatchObject({ status: 401, body: { code: 'totp_needed' } })
  await house.goTo('2026-03-04 10:02')
  expect((await signIn({ totp: codeNow(secret) })).status).toBe(200)
})

test('a code of the second factor works once: a replay is refused', async () => {
  const { secret, code } = await bindTotp()
  expect((await signIn({ totp: code })).body.code).toBe('wrong_totp')
  await house.goTo('2026-03-04 10:02')
  const next = codeNow(secret)
  const both = await Promise.all([signIn({ totp: next }), signIn({ totp: next })])
  expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 401])
})

test('wrong codes of the second factor lock the account like wrong passwords', async () => {
  await bindTotp()
  for (let n = 0; n < 5; n += 1) expect((await signIn({ totp: '000000' })).body.code).toBe('wrong_totp')
  expect((await signIn({ totp: '000000' })).body.code).toBe('locked')
})

test('asking for the second factor takes back its own try, and none that was wrong before it', async () => {
  await bindTotp()
  for (let n = 0; n < 4; n += 1) await signIn({ totp: '000000' })
  expect((await signIn({})).body.code).toBe('totp_needed')
  expect((await signIn({ totp: '000000' })).body.code).toBe('wrong_totp')
  expect((await signIn({})).body.code).toBe('locked')
})

test('who has the password guesses ten second factors in a quarter of an hour and no more, whoever signs in between', async () => {
  const { secret } = await bindTotp()
  const codes = []
  for (let n = 0; n < 12; n += 1) {
    codes.push((await signIn({ totp: '000000' })).body.code)
    await house.db.deleteFrom('kernel.sign_in_failure').execute()
  }
  // Binding it took the first of the ten.
  expect(codes).toEqual([...Array<string>(9).fill('wrong_totp'), ...Array<string>(3).fill('too_often')])
  await house.goTo('2026-03-04 10:16')
  expect((await signIn({ totp: codeNow(secret) })).status).toBe(200)
})

test('wrong codes of the second factor count for the address as wrong passwords do', async () => {
  await bindTotp()
  await signIn({ totp: '000000' }, '10.9.9.9')
  expect(await house.db.selectFrom('kernel.attempt').select('who').where('who', '=', 'sign-in:address:10.9.9.9').execute()).toHaveLength(1)
})

test('a stolen session cannot replace the second factor', async () => {
  await bindTotp()
  await house.goTo('2026-03-04 10:02')
  const secret = (await house.db.selectFrom('kernel.staff').select('totp').executeTakeFirstOrThrow()).totp!
  const { cookie } = await signIn({ totp: codeNow(secret) })
  expect((await house.post('totp/setup', { password: 'not-it' }, { cookie })).body.code).toBe('wrong_password')
  expect((await house.post('totp/setup', { password: PASSWORD }, { cookie })).body.code).toBe('wrong_totp')
})

test('changing the password asks for the old one and ends the other sessions', async () => {
  const elsewhere = await signIn({})
  const here = await signIn({})
  expect((await house.post('password', { password: 'not-it', newPassword: 'Another-2026-one' }, here)).body.code).toBe('wrong_password')
  expect((await house.post('password', { password: PASSWORD, newPassword: 'short' }, here)).body.code).toBe('bad_input')
  const changed = await house.post('password', { password: PASSWORD, newPassword: 'Another-2026-one' }, here)
  expect(changed.status).toBe(200)
  expect((await house.get('me', elsewhere)).body.actor).toBeNull()
  expect((await house.get('me', changed)).body.actor).not.toBeNull()
  expect((await signIn({})).status).toBe(401)
  expect((await signIn({ password: 'Another-2026-one' })).status).toBe(200)
})
