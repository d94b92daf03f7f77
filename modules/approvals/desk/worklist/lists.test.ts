import { expect, test } from 'vitest'
import { countOf, firstList, listsOf } from './lists.ts'

const none = { open: 0, late: 0 }

test('somebody lands where something waits for them', () => {
  expect(firstList({ pre_review: none, steps: { open: 2, late: 0 }, all: { open: 9, late: 0 } })).toBe('steps')
  expect(firstList({ pre_review: none, all: none })).toBe('pre_review')
  expect(listsOf({ late: none, all: none }).map(({ id }) => id)).toEqual(['late', 'all'])
})

test('a hundred is as far as anybody counts', () => {
  expect([countOf(0), countOf(99), countOf(100)]).toEqual(['0', '99', '99+'])
})
