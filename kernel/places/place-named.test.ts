import { expect, test } from 'vitest'
import type { Office } from '../office.ts'
import { smallDistrict } from '../testing/small-district.ts'
import { placeNamed } from './place-named.ts'

const community = { code: '370202001-yx', name: '云霄路社区', en: 'Yunxiao Lu', kind: 'community', parent: '370202001', centre: [120.39, 36.06] }
const areas = [...(smallDistrict['areas'] as object[]), community]
const office = { definitions: { newest: () => ({ body: areas }) } } as unknown as Office

test('an address names its community, and with it the street', () => {
  expect(placeNamed(office, { address: '云霄路 76 号 3 单元' })).toEqual({ lng: 120.39, lat: 36.06, address: '云霄路 76 号 3 单元', street: '370202001' })
  expect(placeNamed(office, { address: '中山路 12 号' })).toMatchObject({ lng: 120.32, street: '370202005' })
})

test('the street that somebody chose goes before a name that lies elsewhere', () => {
  expect(placeNamed(office, { address: '云霄路 76 号', street: '370202005' })).toEqual({ lng: 120.32, lat: 36.065, address: '云霄路 76 号', street: '370202005' })
  expect(placeNamed(office, { street: '370202005' })).toMatchObject({ address: '中山路街道' })
})

test('words that name nothing known are no place', () => {
  expect(placeNamed(office, { address: '不知道哪里' })).toBeNull()
  expect(placeNamed(office, {})).toBeNull()
})
