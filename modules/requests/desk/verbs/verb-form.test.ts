import { expect, test } from 'vitest'
import { sent } from './verb-form.ts'

test('empty answers and what belongs to the form alone are not sent', () => {
  expect(sent({ why: '  街道职责  ', assist: [], lead: undefined, note: '   ', upheld: false, days: 3, _promises: true })).toEqual({ why: '街道职责', assist: [], upheld: false, days: 3 })
})

test('text is sent in one normal form', () => {
  expect(sent({ text: 'e\u0301' })).toEqual({ text: 'é' })
})
