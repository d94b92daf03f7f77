import { expect, test } from 'vitest'
import { isCurrent } from './current.ts'

test('a result is stale from the keystroke on that follows it, and until the answer to that keystroke is there', () => {
  const before = { bodies: { 'matter:food': {} }, elements: [], materials: [], show: 'matter:food' }
  const typed = { ...before, bodies: { 'matter:food': { name: '食' } } }
  expect([isCurrent(null, before), isCurrent(before, before), isCurrent(before, typed), isCurrent(typed, typed)]).toEqual([false, true, false, true])
  expect([isCurrent(before, { ...before, show: 'matter:sign' }), isCurrent(before, { ...before, within: 'tea-house' }), isCurrent(before, { ...before, elements: [{}] })]).toEqual([false, false, false])
})

test('a new title leaves the result as it is', () => {
  const before = { title: '甲', bodies: {}, elements: [], materials: [], show: 'x' }
  expect(isCurrent(before, { ...before, title: '乙' } as never)).toBe(true)
})
