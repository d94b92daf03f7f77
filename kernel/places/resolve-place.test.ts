import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Areas, District } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import { smallDistrict } from '../testing/small-district.ts'
import { asSent } from './datum.fixtures.ts'
import { metresBetween } from './distance.ts'
import { insideDistrict } from './district-bounds.ts'
import { resolvePlace } from './resolve-place.ts'
import { streetAt } from './street-at.ts'

const officeOf = (bodies: Record<string, unknown>) => ({ definitions: { newest: (kind: string) => (bodies[kind] ? { body: bodies[kind] } : undefined) } }) as unknown as Office
const office = officeOf(smallDistrict)
const real = (name: string) => JSON.parse(readFileSync(new URL(`../../districts/shinan/${name}.json`, import.meta.url), 'utf8')) as unknown
const [shinan, areas] = [real('district') as District, real('areas') as Areas]

test('a place from WeChat is kept in WGS-84, with what was sent beside it', () => {
  const [lng, lat] = asSent(120.4, 36.065, 'gcj02')
  const { place, street, streetName } = resolvePlace(office, { lng, lat, datum: 'gcj02', address: '香港中路 76 号' })
  expect(metresBetween([place.lng, place.lat], [120.4, 36.065])).toBeLessThan(1)
  expect(place).toMatchObject({ raw: [lng, lat], datum: 'gcj02', address: '香港中路 76 号', street: '370202001' })
  expect([street, streetName]).toEqual(['370202001', '香港中路街道'])
})

test('what is resolved once is not moved again', () => {
  const inside = fc.tuple(fc.double({ min: 120.31, max: 120.44, noNaN: true }), fc.double({ min: 36.05, max: 36.09, noNaN: true }))
  fc.assert(fc.property(inside, fc.constantFrom('wgs84' as const, 'gcj02' as const, 'bd09' as const), ([lng, lat], datum) => {
    const [x, y] = asSent(lng, lat, datum)
    const once = resolvePlace(office, { lng: x, lat: y, datum, address: '' })
    expect(resolvePlace(office, once.place)).toEqual(once)
  }))
})

test('a place in another city is refused, with whom to ask instead', () => {
  for (const [lng, lat] of [[117.0, 36.65], [120.38, 36.2], [0, 0], [Number.NaN, 36]] as const) {
    expect(() => resolvePlace(office, { lng, lat, address: '' })).toThrow()
  }
  expect(() => resolvePlace(office, { lng: 117, lat: 36.65, address: '济南' })).toThrow(/不在市南区.*请打 12345/)
})

test('a phone that is wrong by a hundred metres sends nobody away, one by three hundred does', () => {
  const district = smallDistrict['district'] as District
  const metres = (n: number) => n / 111_195
  expect(insideDistrict(district, 120.4, 36.04 - metres(100))).toBe(true)
  expect(insideDistrict(district, 120.4, 36.04 - metres(300))).toBe(false)
  expect(resolvePlace(office, { lng: 120.4, lat: 36.04 - metres(100), address: '海边' }).street).toBe('370202001')
})

test('a street that a person names is believed near its hand-drawn edge, and not elsewhere', () => {
  const near = { lng: 120.376, lat: 36.065, address: '' }
  expect(resolvePlace(office, near).street).toBe('370202001')
  expect(resolvePlace(office, { ...near, street: '370202005' }).street).toBe('370202005')
  expect(resolvePlace(office, { ...near, lng: 120.42, street: '370202005' }).street).toBe('370202001')
  expect(resolvePlace(office, { ...near, street: 'nonsense' }).street).toBe('370202001')
})

test('where streets have no rings the nearest middle decides', () => {
  const bare = (smallDistrict['areas'] as Areas).map(({ code, name, en, kind, centre }) => ({ code, name, en, kind, centre, approximate: true }))
  expect(streetAt(bare, 120.33, 36.06)?.name).toBe('中山路街道')
  expect(streetAt(bare, 120.39, 36.06)?.name).toBe('香港中路街道')
})

test('a community is named where its ring is known', () => {
  const community = { code: '370202001001', name: '福州路社区', en: 'Fuzhou Lu', kind: 'community' as const, parent: '370202001', centre: [120.41, 36.06] as [number, number], ring: [[120.4, 36.05], [120.42, 36.05], [120.42, 36.07], [120.4, 36.07]] as [number, number][], approximate: true }
  const withCommunity = officeOf({ ...smallDistrict, areas: [...(smallDistrict['areas'] as Areas), community] })
  expect(resolvePlace(withCommunity, { lng: 120.41, lat: 36.06, address: '' })).toMatchObject({ community: '370202001001', place: { community: '370202001001' } })
  expect(resolvePlace(withCommunity, { lng: 120.43, lat: 36.06, address: '' })).not.toHaveProperty('community')
})

test('every street of 市南区 holds its own middle, and every place in it has a street', () => {
  for (const street of areas.filter((area) => area.kind === 'street')) expect(streetAt(areas, ...street.centre)?.name).toBe(street.name)
  const around = fc.tuple(fc.double({ min: 120.28, max: 120.43, noNaN: true }), fc.double({ min: 36.03, max: 36.1, noNaN: true }))
  fc.assert(fc.property(around, ([lng, lat]) => !insideDistrict(shinan, lng, lat) || streetAt(areas, lng, lat) !== undefined))
})
