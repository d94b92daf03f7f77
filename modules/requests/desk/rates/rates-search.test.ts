import { expect, test } from 'vitest'
import { readRatesSearch } from './rates-search.ts'

test('the page of rates opens by unit, and reads what its address says', () => {
  expect(readRatesSearch({})).toEqual({ by: 'unit' })
  expect(readRatesSearch({ by: 'street', from: '2026-01-01', until: 'soon', section: 'development', area: 370202001 })).toEqual({ by: 'street', from: '2026-01-01', section: 'development', area: '370202001' })
})
