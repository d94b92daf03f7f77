import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, PASSWORD } from './identity.fixtures.ts'

type Unit = { id: string; name: string; en: string; short: string; kind: string; parent?: string; phone?: string }

let house: House
let admin: { cookie: string }
beforeEach(async () => {
  house = await openHouse()
  await house.seed([['admin', 'district-office', ['admin']], ['street.admin', 'street-xgzl', ['admin']], ['zhang.san', 'street-zsl', ['handler']]])
  admin = await house.post('sign-in', { account: 'admin', password: PASSWORD })
})
afterEach(() => house.close())

const read = async () => (await house.get('units', admin)).body as { version: number; units: Unit[]; held: Record<string, { staff: number; cases: number }> }
const publish = async (change: (units: Unit[]) => Unit[], given: object = {}, by = admin) => {
  const { version, units } = await read()
  return house.post('units', { from: version, effectiveFrom: '2026-03-04', why: '机构改革', units: change(units), ...given }, by)
}
const renamed = (name: string) => (units: Unit[]) => units.map((unit) => (unit.id === 'street-zsl' ? { ...unit, name, phone: '80000000' } : unit))
const without = (id: string) => (units: Unit[]) => units.filter((unit) => unit.id !== id)
const nameShown = async () => (await house.get('staff', admin)).body.staff.find(({ account }: { account: string }) => account === 'zhang.san').unitName

test('a new version of the units is in force from its day on, and not before', async () => {
  const before = await nameShown()
  expect((await publish(renamed('珠海路街道新址'), { effectiveFrom: '2026-03-06' })).body).toMatchObject({ effectiveFrom: '2026-03-06' })
  expect([await nameShown(), (await read()).units.find(({ id }) => id === 'street-zsl')!.name]).toEqual([before, '珠海路街道新址'])
  await house.goTo('2026-03-06 08:00')
  admin = await house.post('sign-in', { account: 'admin', password: PASSWORD })
  expect(await nameShown()).toBe('珠海路街道新址')
})

test('a unit with people stays; one that nothing holds may go', async () => {
  expect((await read()).held['street-zsl']).toEqual({ staff: 1, cases: 0 })
  expect(await publish(without('street-zsl'))).toMatchObject({ status: 409, body: { code: 'unit_in_use', message: expect.stringContaining('1 名在岗人员') } })
  expect(await publish(without('hotline'))).toMatchObject({ status: 409, body: { code: 'unit_in_use' } })
  expect((await publish(without('bureau-env'))).status).toBe(200)
  expect((await read()).units.map(({ id }) => id)).not.toContain('bureau-env')
})

test('a unit goes on the day of publishing alone: until a later day it could get people and cases again', async () => {
  expect(await publish(without('bureau-env'), { effectiveFrom: '2026-03-06' })).toMatchObject({ status: 409, body: { code: 'unit_goes_today', message: expect.stringContaining('删除单位须当天生效') } })
  expect((await publish(without('bureau-env'))).status).toBe(200)
})

test('whoever is inactive in a unit that went is still looked after by the district, and comes back into another unit alone', async () => {
  const { id } = await house.db.selectFrom('kernel.staff').select('id').where('account', '=', 'zhang.san').executeTakeFirstOrThrow()
  await house.post('staff/change', { id, active: false }, admin)
  expect((await publish(without('street-zsl'))).status).toBe(200)
  const listed = async () => (await house.get('staff', admin)).body.staff.find(({ account }: { account: string }) => account === 'zhang.san')
  expect(await listed()).toMatchObject({ unit: 'street-zsl', active: false })
  expect((await house.get('staff', await house.post('sign-in', { account: 'street.admin', password: PASSWORD }))).body.staff.map((one: { account: string }) => one.account)).toEqual(['street.admin'])
  expect((await house.post('staff/change', { id, active: true }, admin)).status).toBe(400)
  expect((await house.post('staff/change', { id, active: true, unit: 'street-xgzl' }, admin)).status).toBe(200)
  expect(await listed()).toMatchObject({ unit: 'street-xgzl', active: true })
})

test('what is faulty is not published: a parent that is not there, a circle, a day that is over, an older draft, no change', async () => {
  const faulty = (parent: string) => publish((units) => units.map((unit) => (unit.id === 'district-office' ? { ...unit, parent } : unit)))
  expect(await faulty('nobody')).toMatchObject({ status: 400, body: { message: expect.stringContaining('has no parent nobody') } })
  expect(await faulty('street-zsl')).toMatchObject({ status: 400, body: { message: expect.stringContaining('stands below itself') } })
  expect((await publish(renamed('甲'), { effectiveFrom: '2026-03-03' })).body.code).toBe('effective_in_the_past')
  expect((await publish(renamed('甲'), { from: 7 })).body.code).toBe('stale')
  expect((await publish((units) => units)).body.code).toBe('no_change')
})

test('only an administrator of the whole district publishes units', async () => {
  expect((await publish(renamed('甲'), {}, await house.post('sign-in', { account: 'street.admin', password: PASSWORD }))).status).toBe(403)
  expect((await publish(renamed('甲'), {}, await house.post('sign-in', { account: 'zhang.san', password: PASSWORD }))).status).toBe(403)
})
