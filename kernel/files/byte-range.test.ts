import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeOf } from './byte-range.ts'

test.each([
  [undefined, 'whole'],
  ['bytes=0-9', { from: 0, to: 9 }],
  ['bytes=90-', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-1000', { from: 0, to: 99 }],
  ['bytes=50-5000', { from: 50, to: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-3', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=1-2', 'whole'],
])('of a hundred bytes, %s asks for %j', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range)
})

test('a range never reaches beyond the file', () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 1000 }), (a, b, size) => {
    for (const header of [`bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${a}`]) {
      const range = rangeOf(header, size)
      if (typeof range !== 'string') expect(range.from >= 0 && range.from <= range.to && range.to < size).toBe(true)
    }
  }))
})
