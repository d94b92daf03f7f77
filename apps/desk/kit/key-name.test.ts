import { expect, test } from 'vitest'
import { commandsWhileWriting, keyName } from './key-name.ts'

const press = (key: string, more: Partial<Parameters<typeof keyName>[0]> = {}) => keyName({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('keys have one name whatever the case and the machine', () => {
  expect(press('J')).toBe('j')
  expect(press('ArrowDown')).toBe('ArrowDown')
  expect(press('Enter', { metaKey: true })).toBe('ctrl+Enter')
  expect(press('¡', { altKey: true, code: 'Digit1' })).toBe('alt+1')
  expect(press('?')).toBe('?')
})

test('while somebody writes only commands get through', () => {
  expect(['j', '/', '1', 'Enter'].some(commandsWhileWriting)).toBe(false)
  expect(['ctrl+Enter', 'alt+2', 'Escape'].every(commandsWhileWriting)).toBe(true)
})
