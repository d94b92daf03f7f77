import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('an id carries its moment and is of version 7', () => {
  const id = newId(Date.parse('2026-11-23T00:00:00Z'))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-23T00:00:00Z'))
})

test('ids of later moments sort later', () => {
  expect(newId(1_000_000_000_000) < newId(1_000_000_000_001)).toBe(true)
})
