import { expect, test } from 'vitest'
import type { GraphStep } from '../ask.ts'
import { lanesOf, spanOf } from './lanes.ts'

const step = (id: string, start: number, end: number, ...units: string[]) => ({ id, start, end, units }) as GraphStep
const drawn = (steps: GraphStep[]) => lanesOf(steps).map(({ unit, rows }) => [unit, rows.map((row) => row.map((one) => one.step.id))])

test('what runs at the same time in one department stands side by side, what follows in the same row', () => {
  expect(drawn([step('a', 0, 2, 'x'), step('b', 1, 3, 'x'), step('c', 2, 4, 'x')])).toEqual([['x', [['a', 'c'], ['b']]]])
})

test('a joint visit stands in the lane of each department', () => {
  expect(drawn([step('visit', 1, 3, 'x', 'y')])).toEqual([['x', [['visit']]], ['y', [['visit']]]])
})

test('no two names lie over each other, those of steps without length neither', () => {
  const lanes = lanesOf([step('review', 0, 1, 'x'), step('decide', 1, 1, 'x'), step('issue', 1, 1, 'x'), step('after', 1, 2, 'x')])
  for (const row of lanes.flatMap(({ rows }) => rows)) for (const [n, one] of row.entries()) for (const other of row.slice(n + 1)) expect(one.until <= other.from || other.until <= one.from).toBe(true)
  expect(spanOf(lanes)).toBe(2)
  expect(spanOf([])).toBe(1)
})
