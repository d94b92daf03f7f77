import { expect, test } from 'vitest'
import type { Area } from '../setup.ts'
import { streetAt } from './call-place.ts'

const square = (x: number, y: number): [number, number][] => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]]
const street: Area = { code: '001', name: '香港中路街道', en: '', kind: 'street', parent: '370202', centre: [0.5, 0.5], ring: square(0, 0) }
const other: Area = { code: '002', name: '金门路街道', en: '', kind: 'street', parent: '370202', centre: [1.5, 0.5], ring: square(1, 0) }

test('a point on the map lies in one street', () => {
  expect(streetAt([1.2, 0.3], { areas: [street, other] })).toBe('002')
  expect(streetAt([9, 9], { areas: [street, other] })).toBeUndefined()
})
