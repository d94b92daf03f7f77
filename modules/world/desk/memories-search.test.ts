import { expect, test } from 'vitest'
import { readMemoriesSearch } from './memories-search.ts'

test('what the address says wrongly is left out', () => {
  expect(readMemoriesSearch({ list: 'published', memory: 'x' })).toEqual({ list: 'published', memory: 'x' })
  expect(readMemoriesSearch({ list: 'drop table', memory: 3, more: 1 })).toEqual({})
})
