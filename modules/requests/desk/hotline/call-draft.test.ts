import { expect, test } from 'vitest'
import { EMPTY_CALL, isEmptyCall, phoneOf, spoken } from './call-draft.ts'

test('a caller is looked up once the number can be one', () => {
  expect(phoneOf('138 0000-1234')).toBe('13800001234')
  expect(phoneOf('1380')).toBeNull()
  expect(phoneOf('没有号码')).toBeNull()
})

test('a draft is worth keeping as soon as something was written', () => {
  expect(isEmptyCall(EMPTY_CALL)).toBe(true)
  expect(isEmptyCall({ ...EMPTY_CALL, text: '路灯不亮' })).toBe(false)
})

test('a number is read out in groups', () => {
  expect(spoken('261123-000042-7')).toBe('261123 000042 7')
})
