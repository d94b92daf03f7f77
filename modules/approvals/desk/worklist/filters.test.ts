import { expect, test } from 'vitest'
import { askedOf, narrowing, readFilters } from './filters.ts'

test('an address gives back what was filtered, and drops what makes no sense', () => {
  expect(readFilters({ list: 'steps', text: 261123, oneThing: ['a'], case: ' x ', more: 1 })).toEqual({ list: 'steps', text: '261123', case: 'x' })
})

test('the case beside the list is this screen’s business', () => {
  expect(askedOf({ case: 'x', matter: 'food' }, 'steps')).toEqual({ list: 'steps', matter: 'food' })
  expect(narrowing({ list: 'all', text: 'x', matter: 'food' })).toEqual(['matter'])
})
