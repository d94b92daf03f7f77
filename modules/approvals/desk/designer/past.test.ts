import { expect, test } from 'vitest'
import { begun, changed, redone, undone } from './past.ts'

test('a change is undone and done again, and a new one forgets what was undone', () => {
  const past = changed(changed(begun('a'), 'b', '/x', 0), 'c', '/y', 10)
  expect([undone(past).now, undone(undone(past)).now, undone(undone(undone(past))).now]).toEqual(['b', 'a', 'a'])
  expect([redone(undone(past)).now, redone(past).now]).toEqual(['c', 'c'])
  expect(redone(changed(undone(past), 'd', '/z', 20)).now).toBe('d')
})

test('keystrokes in one place within a moment are one change; after a pause, or elsewhere, another', () => {
  const typed = changed(changed(changed(begun(''), '茶', '/name', 0), '茶馆', '/name', 300), '茶馆店', '/name', 2000)
  expect([undone(typed).now, undone(undone(typed)).now]).toEqual(['茶馆', ''])
})
