import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

const BOX = { west: 120.3, east: 120.45, south: 36.04, north: 36.1 }

test('few cases are drawn one by one, by the same filters as the list', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const lamp = await submitted()
  await submitted({ category: 'M0201', place: { lng: 120.32, lat: 36.065, address: '中山路' } })
  const found = await ask(people.dispatcher, 'map', { ...BOX, zoom: 12 })
  expect(found).toMatchObject({ total: 2, capped: false })
  expect(found.clusters.map((cluster) => cluster.number)).toContain(lamp.number)
  const lamps = await ask(people.dispatcher, 'map', { ...BOX, zoom: 12, category: 'M0101' })
  expect(lamps.clusters).toMatchObject([{ id: lamp.id, count: 1, late: 0, summary: expect.stringContaining('路灯'), lng: 120.39, lat: 36.064 }])
  expect((await ask(people.dispatcher, 'map', { ...BOX, west: 120.4, zoom: 12 })).total).toBe(0)
})

test('many are clustered on a grid that gets finer, and none is lost', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  for (let n = 0; n < 90; n += 1) await submitted({ text: `第 ${n} 盏`, place: { lng: 120.38 + (n % 10) * 0.002, lat: 36.06 + Math.floor(n / 10) * 0.002, address: '香港中路' } })
  const at = (zoom: number) => ask(people.dispatcher, 'map', { ...BOX, zoom })
  const [far, near] = [await at(11), await at(15)]
  for (const found of [far, near]) expect(found.clusters.reduce((sum, cluster) => sum + cluster.count, 0)).toBe(90)
  expect(far.clusters.length).toBeLessThan(near.clusters.length)
  for (const { west, east, south, north, lng, lat, id, count } of far.clusters) {
    expect(lng >= west && lng <= east && lat >= south && lat <= north).toBe(true)
    expect(id === null).toBe(count > 1)
  }
})
