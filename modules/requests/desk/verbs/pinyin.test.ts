import { expect, test } from 'vitest'
import { initials, soundsLike } from './pinyin.ts'

test('street names have the first letters that people type', () => {
  expect(initials('香港中路街道')).toBe('xgzljd')
  expect(initials('金门路街道')).toBe('jmljd')
  expect(initials('区园林中心')).toBe('qylzx')
  expect(initials('综合执法局')).toBe('zhzfj')
})

test('a unit is found by its characters or by the first letters, and by nothing else', () => {
  expect(soundsLike('香港中路街道办事处', 'xgzl')).toBe(true)
  expect(soundsLike('香港中路街道办事处', '中路')).toBe(true)
  expect(soundsLike('香港中路街道办事处', 'bdh')).toBe(false)
  expect(soundsLike('任何单位', '')).toBe(true)
})
