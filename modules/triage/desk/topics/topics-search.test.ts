import { expect, test } from 'vitest'
import { readTopicsSearch } from './topics-search.ts'

test('an address says what is asked for and what is open; nonsense in it is left out', () => {
  expect(readTopicsSearch({ period: '30', unit: 'bureau-city', topic: 'x', warning: 'w', colour: 'red' })).toEqual({ period: 30, unit: 'bureau-city', topic: 'x', warning: 'w' })
  expect(readTopicsSearch({ period: 31, unit: 7, topic: '' })).toEqual({})
})
