import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asSent } from './datum.fixtures.ts'
import { type Datum, toWgs84 } from './datum.ts'
import { metresBetween } from './distance.ts'

const inChina = fc.tuple(fc.double({ min: 98, max: 122, noNaN: true }), fc.double({ min: 24, max: 41, noNaN: true }))
const shifted = fc.constantFrom<Datum>('gcj02', 'bd09')

test('WGS-84 is kept to the last digit', () => {
  fc.assert(fc.property(inChina, ([lng, lat]) => {
    expect(toWgs84(lng, lat, 'wgs84')).toEqual([lng, lat])
  }))
})

test('there and back is the same place, to less than a metre', () => {
  fc.assert(fc.property(inChina, shifted, ([lng, lat], datum) => {
    expect(metresBetween([lng, lat], toWgs84(...asSent(lng, lat, datum), datum))).toBeLessThan(1)
  }))
})

test('a datum that is dropped moves a place by hundreds of metres', () => {
  fc.assert(fc.property(inChina, shifted, ([lng, lat], datum) => {
    const metres = metresBetween([lng, lat], toWgs84(lng, lat, datum))
    expect(metres).toBeGreaterThan(30)
    expect(metres).toBeLessThan(2500)
  }))
})

test('五四广场 by WeChat, by Baidu and by the satellites is one place', () => {
  const wgs: [number, number] = [120.3796, 36.0629]
  for (const datum of ['gcj02', 'bd09'] as const) expect(metresBetween(wgs, toWgs84(...asSent(...wgs, datum), datum))).toBeLessThan(1)
  expect(metresBetween(wgs, asSent(...wgs, 'gcj02'))).toBeGreaterThan(300)
})
