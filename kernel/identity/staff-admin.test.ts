import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { type House, openHouse, PASSWORD } from './identity.fixtures.ts'

let house: House
let admin: { cookie: string }
beforeEach(async () => {
  house = await openHouse()
  await house.seed([['admin', 'district-office', ['admin']], ['street.admin', 'street-xgzl', ['admin']], ['zhang.san', 'street-xgzl', ['handler']], ['li.si', 'street-zsl', ['handler']]])
  admin = await signIn('admin')
})
afterEach(() => house.close())

const signIn = async (account: string, more: object = {}) => ({ ...(await house.post('sign-in', { account, password: PASSWORD, ...more })) })
const idOf = async (account: string) => (await house.db.selectFrom('kernel.staff').select('id').where('account', '=', account).executeTakeFirstOrThrow()).id
const whole = async (by: { cookie: string }) => (await house.get('me', by)).body.actor

test('only administrators see and change the staff', async () => {
  const handler = await signIn('zhang.san')
  const id = await idOf('li.si')
  expect((await house.get('staff', handler)).status).toBe(403)
  expect((await house.post('staff', { account: 'new.one', name: '新', unit: 'street-xgzl', roles: ['admin'] }, handler)).status).toBe(403)
  expect((await house.post('staff/change', { id, roles: ['admin'] }, handler)).status).toBe(403)
  expect((await house.post('staff/reset-password', { id }, handler)).status).toBe(403)
  expect((await house.get(`staff/changes?id=${id}`, handler)).status).toBe(403)
  expect((await house.get('staff')).status).toBe(401)
})

test('the list holds no secrets', async () => {
  const { body } = await house.get('staff', admin)
  expect(body.staff).toHaveLength(4)
  expect(JSON.stringify(body)).not.toMatch(/scrypt/)
})

test('changing roles, unit or activity ends that person’s sessions at once', async () => {
  const id = await idOf('zhang.san')
  for (const change of [{ roles: ['handler', 'lead'] }, { unit: 'street-zsl' }, { active: false }]) {
    const person = await signIn('zhang.san')
    expect(await whole(person)).not.toBeNull()
    expect((await house.post('staff/change', { id, ...change }, admin)).status).toBe(200)
    expect(await whole(person)).toBeNull()
  }
  expect((await signIn('zhang.san')).status).toBe(401)
})

test('a new name or number ends no session', async () => {
  const person = await signIn('zhang.san')
  await house.post('staff/change', { id: await idOf('zhang.san'), name: '张三丰', phone: '13800000000' }, admin)
  await house.goTo('2026-03-04 10:01')
  expect(await whole(person)).toMatchObject({ name: '张三丰' })
})

test('each change is written down with who, when, before and after', async () => {
  const id = await idOf('zhang.san')
  await house.post('staff/change', { id, roles: ['lead'], name: '张三丰' }, admin)
  await house.post('staff/change', { id, roles: ['lead'] }, admin)
  const { body } = await house.get(`staff/changes?id=${id}`, admin)
  expect(body.changes).toEqual([
    { at: house.now().toISOString(), by: `staff:${await idOf('admin')}`, what: 'change', before: { name: '王zhang.san', roles: ['handler'] }, after: { name: '张三丰', roles: ['lead'] } },
  ])
})

test('what is written down cannot be changed or removed', async () => {
  await house.post('staff/change', { id: await idOf('zhang.san'), roles: ['lead'] }, admin)
  await expect(sql`update kernel.staff_change set by = 'staff:nobody'`.execute(house.db)).rejects.toThrow(/never changed/)
  await expect(sql`delete from kernel.staff_change`.execute(house.db)).rejects.toThrow(/never changed/)
})

test('a new person gets a password that works once and must be replaced', async () => {
  const { body } = await house.post('staff', { account: 'New.One', name: '新人', unit: 'street-xgzl', roles: ['handler'] }, admin)
  const password = body.oneTimePassword
  expect((await signIn('new.one', { password })).body.code).toBe('new_password_needed')
  expect((await signIn('new.one', { password, newPassword: password })).body.code).toBe('new_password_needed')
  expect((await signIn('new.one', { password, newPassword: 'My-own-words-1' })).status).toBe(200)
  expect((await signIn('new.one', { password })).body.code).toBe('wrong_sign_in')
  expect((await signIn('new.one', { password: 'My-own-words-1' })).status).toBe(200)
})

test('an account name is taken once', async () => {
  expect((await house.post('staff', { account: 'ZHANG.SAN', name: '新人', unit: 'street-xgzl', roles: [] }, admin)).body.code).toBe('account_taken')
})

test('a reset ends the sessions, lifts the lock and puts a new password in place of the old', async () => {
  const person = await signIn('zhang.san')
  for (let n = 0; n < 6; n += 1) await signIn('zhang.san', { password: 'wrong' })
  const { body } = await house.post('staff/reset-password', { id: await idOf('zhang.san') }, admin)
  expect(await whole(person)).toBeNull()
  expect((await signIn('zhang.san')).body.code).toBe('wrong_sign_in')
  expect((await signIn('zhang.san', { password: body.oneTimePassword, newPassword: 'My-own-words-1' })).status).toBe(200)
})

test('an administrator of a street looks after that street alone', async () => {
  const street = await signIn('street.admin')
  const outside = await idOf('li.si')
  expect((await house.get('staff', street)).body.staff.map((one: { account: string }) => one.account)).toEqual(['street.admin', 'zhang.san'])
  expect((await house.post('staff/change', { id: outside, active: false }, street)).status).toBe(404)
  expect((await house.post('staff/reset-password', { id: outside }, street)).status).toBe(404)
  expect((await house.post('staff/change', { id: await idOf('zhang.san'), unit: 'street-zsl' }, street)).body.code).toBe('bad_input')
  expect((await house.post('staff', { account: 'new.one', name: '新', unit: 'district-office', roles: ['admin'] }, street)).body.code).toBe('bad_input')
})

test('an administrator of a street gives no role that holds for the whole district, and takes none over by a new password', async () => {
  await house.seed([['boss', 'street-xgzl', ['supervisor']]])
  const street = await signIn('street.admin')
  const [id, own, boss] = [await idOf('zhang.san'), await idOf('street.admin'), await idOf('boss')]
  const one = { account: 'new.one', name: '新', unit: 'street-xgzl' }
  for (const role of ['agent', 'dispatcher', 'supervisor', 'callback']) {
    expect((await house.post('staff', { ...one, roles: ['handler', role] }, street)).body.code).toBe('bad_input')
    expect((await house.post('staff/change', { id, roles: ['handler', role] }, street)).body.code).toBe('bad_input')
    expect((await house.post('staff/change', { id: own, roles: ['admin', role] }, street)).body.code).toBe('bad_input')
  }
  expect((await house.post('staff/reset-password', { id: boss }, street)).body.code).toBe('bad_input')
  expect((await house.post('staff/change', { id: boss, active: false }, street)).body.code).toBe('bad_input')
  expect((await house.post('staff', { ...one, roles: ['handler', 'lead', 'admin'] }, street)).status).toBe(200)
  expect((await house.post('staff/change', { id, roles: ['dispatcher'] }, admin)).status).toBe(200)
})

test('of two administrators at once neither brings back what the other took away', async () => {
  const id = await idOf('zhang.san')
  for (let n = 0; n < 10; n += 1) {
    await Promise.all([house.post('staff/change', { id, active: false }, admin), house.post('staff/change', { id, phone: `1380000000${n}` }, admin)])
    expect(await house.db.selectFrom('kernel.staff').select(['active', 'phone']).where('id', '=', id).executeTakeFirst()).toEqual({ active: false, phone: `1380000000${n}` })
    await house.post('staff/change', { id, active: true }, admin)
  }
})

test('an administrator in a bureau looks after the whole district, and no unit that it does not have', async () => {
  await house.seed([['bureau.admin', 'bureau-city', ['admin']]])
  const bureau = await signIn('bureau.admin')
  expect((await house.get('staff', bureau)).body.staff).toHaveLength(5)
  expect((await house.get('staff?unit=street-zsl', bureau)).body.staff.map((one: { account: string }) => one.account)).toEqual(['li.si'])
  expect((await house.post('staff/change', { id: await idOf('li.si'), unit: 'bureau-city' }, bureau)).status).toBe(200)
  expect((await house.post('staff/change', { id: await idOf('li.si'), unit: 'nowhere' }, bureau)).body.code).toBe('bad_input')
})

test('nobody closes their own account or gives up their own administration', async () => {
  const id = await idOf('admin')
  expect((await house.post('staff/change', { id, active: false }, admin)).body.code).toBe('not_yourself')
  expect((await house.post('staff/change', { id, roles: ['handler'] }, admin)).body.code).toBe('not_yourself')
})
