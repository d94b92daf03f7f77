import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridCell } from './grid.ts'

const lng = fc.double({ min: -180, max: 179.999, noNaN: true })
const lat = fc.double({ min: -85, max: 85, noNaN: true })
const zoom = fc.integer({ min: 0, max: 21 })

test('the middle of a cell lies in that cell', () => {
  fc.assert(fc.property(lng, lat, zoom, (x, y, z) => {
    const cell = gridCell(x, y, z)
    expect(gridCell(cell.lng, cell.lat, z).key).toBe(cell.key)
  }))
})

test('points of one cell are of one cell at every smaller zoom', () => {
  fc.assert(fc.property(lng, lat, zoom, (x, y, z) => {
    const cell = gridCell(x, y, z + 1)
    expect(gridCell(x, y, z).key).toBe(gridCell(cell.lng, cell.lat, z).key)
  }))
})

test('a point is never further from the middle of its cell than half the cell is wide', () => {
  fc.assert(fc.property(lng, lat, zoom, (x, y, z) => {
    expect(Math.abs(gridCell(x, y, z).lng - x)).toBeLessThanOrEqual(360 / 4 / 2 ** z / 2 + 1e-9)
  }))
})

test('beyond the poles of the map there are cells too', () => {
  expect(gridCell(180, 90, 3).key).toBe('3/31/0')
  expect(gridCell(-180, -90, 3).key).toBe('3/0/31')
})
