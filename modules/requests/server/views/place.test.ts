import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('a point is told its street before anything is sent, and one outside the district is refused', async () => {
  const { ask, people } = await openRequestsOffice()
  expect(await ask(people.resident, 'place', { lng: 120.39, lat: 36.064, datum: 'wgs84' })).toMatchObject({ place: { street: '370202001' } })
  await expect(ask(people.resident, 'place', { lng: 116.4, lat: 39.9 })).rejects.toMatchObject({ status: 400 })
})

test('without a point an address is told what it names', async () => {
  const { ask, people } = await openRequestsOffice()
  expect(await ask(people.resident, 'place', { address: '香港中路 76 号' })).toMatchObject({ place: { address: '香港中路 76 号', street: '370202001' } })
  expect(await ask(people.resident, 'place', { address: '某处' })).toEqual({ place: null })
})
