import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetKept, keep, readKept } from './kept.ts'

beforeEach(() => {
  const held: Record<string, string> = {}
  const storage = Object.defineProperties(held, {
    getItem: { value: (key: string) => held[key] ?? null }, setItem: { value: (key: string, value: string) => void (held[key] = value) }, removeItem: { value: (key: string) => void delete held[key] },
  })
  vi.stubGlobal('sessionStorage', storage)
})
afterEach(() => vi.unstubAllGlobals())

test('what one began is no other colleague’s, and nobody’s once somebody signs out', () => {
  keep('a', 'call', { text: '家里的事' })
  sessionStorage.setItem('other', '1')
  expect([readKept('a', 'call'), readKept('b', 'call')]).toEqual([{ text: '家里的事' }, null])
  forgetKept()
  expect([readKept('a', 'call'), sessionStorage.getItem('other')]).toEqual([null, '1'])
})

test('a forbidden or broken storage forgets, and no more', () => {
  sessionStorage.setItem('nuanban.desk.kept.a.call', '{')
  expect(readKept('a', 'call')).toBeNull()
  vi.stubGlobal('sessionStorage', undefined)
  keep('a', 'call', 1)
  expect(readKept('a', 'call')).toBeNull()
})
