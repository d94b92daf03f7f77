import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from './identity.fixtures.ts'
import { plainPhone, residentByPhone } from './resident.ts'

let house: House
beforeEach(async () => void (house = await openHouse()))
afterEach(() => house.close())

test('one number is one resident, however it is written', async () => {
  const { id } = await residentByPhone(house.db, { phone: '13912340001', name: '李小明', by: 'self', now: house.now() })
  for (const phone of ['139 1234 0001', '+86 139-1234-0001', '+8613912340001', '008613912340001', '8613912340001']) {
    expect(await residentByPhone(house.db, { phone, name: undefined, by: 'others', now: house.now() })).toEqual({ is: 'resident', id, name: '李小明', phone: '13912340001' })
  }
})

test('a number that is not of the mainland, and a line of a city, stay what they are', () => {
  for (const phone of ['+12025550123', '+85291234567', '053283001234', '86123456']) expect(plainPhone(phone)).toBe(phone)
})
