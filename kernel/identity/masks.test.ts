import { expect, test } from 'vitest'
import { maskName, maskPhone } from './masks.ts'

test('a number keeps its beginning and its end', () => {
  expect(maskPhone('19912340001')).toBe('199****0001')
  expect(maskPhone('12345')).toBe('****')
})

test('a name keeps its first character, and its length is not told', () => {
  expect([maskName('王小明'), maskName('王明'), maskName('𠮷田'), maskName('')]).toEqual(['王**', '王**', '𠮷**', '**'])
})
