import { expect, test } from 'vitest'
import { percent } from './rate-words.ts'

test('a rate is never shown better than it is', () => {
  expect(percent(0.9996)).toBe('99.9%')
  expect(percent(1)).toBe('100.0%')
  expect(percent(0.29)).toBe('29.0%')
  expect(percent(0)).toBe('0.0%')
})
