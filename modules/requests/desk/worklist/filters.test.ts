import { expect, test } from 'vitest'
import { askedOf, narrowing, readFilters, withNamed } from './filters.ts'

test('an address becomes filters, and nonsense in it is left out', () => {
  expect(readFilters({ list: 'late', section: 'livelihood', from: '2026-11-01', open: 'true', colour: 'red' })).toEqual({ list: 'late', section: 'livelihood', from: '2026-11-01', open: true })
  expect(readFilters({ section: 'weather', from: 'yesterday', text: '   ', open: 'perhaps' })).toEqual({})
})

test('a number that the router read from the address is still the text that was searched for', () => {
  expect(readFilters({ text: 12345 })).toEqual({ text: '12345' })
})

test('a search text is cut at a hundred characters, never inside one', () => {
  expect([...readFilters({ text: '🏠'.repeat(120) }).text!]).toHaveLength(100)
})

test('the office is not told which case is open beside the list', () => {
  expect(askedOf({ case: 'x', text: '路灯' }, 'mine')).toEqual({ list: 'mine', text: '路灯' })
  expect(askedOf({ list: 'all', open: false }, 'mine')).toEqual({ list: 'all', open: false })
})

test('which list it is does not count as narrowing', () => {
  expect(narrowing({ list: 'late', text: '噪声', area: '370202001', open: false })).toEqual(['area', 'open'])
})

test('saving filters under a name that exists replaces them', () => {
  const once = withNamed([], '香港中路噪声', { area: '370202001', case: 'x' })
  const twice = withNamed([...once, { name: '其他', filters: {} }], '香港中路噪声', { area: '370202002' })
  expect(twice).toEqual([{ name: '香港中路噪声', filters: { area: '370202002' } }, { name: '其他', filters: {} }])
})
