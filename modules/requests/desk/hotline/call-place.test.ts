import { expect, test } from 'vitest'
import type { Area } from '../setup.ts'
import { areaNamedIn, locate, streetAt, streetOf } from './call-place.ts'

const square = (x: number, y: number): [number, number][] => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]
const street: Area = { code: '001', name: '香港中路街道', en: '', kind: 'street', parent: '370202', centre: [0.5, 0.5], ring: square(0, 0) }
const other: Area = { code: '002', name: '金门路街道', en: '', kind: 'street', parent: '370202', centre: [1.5, 0.5], ring: square(1, 0) }
const community: Area = { code: '001-y', name: '云霄路社区', en: '', kind: 'community', parent: '001', centre: [0.2, 0.2] }
const setup = { areas: [street, other, community] }

test('an address names its community, and with it the street', () => {
  expect(streetOf(areaNamedIn('云霄路 76 号 3 单元', setup))).toBe('001')
  expect(areaNamedIn('不知道哪里', setup)).toBeUndefined()
})

test('a point on the map lies in one street', () => {
  expect(streetAt([1.2, 0.3], setup)).toBe('002')
  expect(streetAt([9, 9], setup)).toBeUndefined()
})

test('a picked point is exact; a named community is not, and says so', () => {
  expect(locate({ address: '云霄路 76 号', street: '001', point: [0.3, 0.4] }, setup)).toMatchObject({ lng: 0.3, exact: true })
  expect(locate({ address: '云霄路 76 号', street: '001', point: undefined }, setup)).toMatchObject({ lng: 0.2, exact: false })
  expect(locate({ address: '', street: '002', point: undefined }, setup)).toMatchObject({ lng: 1.5, address: '金门路街道' })
  expect(locate({ address: '', street: undefined, point: undefined }, setup)).toBeNull()
})
