import { expect, test } from 'vitest'
import type { Category } from '../setup.ts'
import { categoryOptions } from './category-options.ts'

const category = (code: string, group: string, name: string, words: string[] = [], section: Category['section'] = 'livelihood'): Category => ({ code, section, group, name, en: code, words, grade: 'ordinary' })
const all = [
  category('gas', '燃气', '燃气泄漏', ['楼道有煤气味']),
  category('lamp', '物业', '楼道照明', []),
  category('lift', '物业', '电梯故障', ['楼道里的电梯']),
  category('stairs', '物业', '楼道堆物', [], 'enforcement'),
]
const codes = (typed: string, section?: Category['section']) => categoryOptions(all, typed, section).flatMap(({ options }) => options.map(({ value }) => value))

test('what is called as typed comes before what residents call so, whatever its group', () => {
  expect(codes('楼道')).toEqual(['lamp', 'stairs', 'gas', 'lift'])
  expect(codes('楼道', 'livelihood')).toEqual(['lamp', 'gas', 'lift'])
})

test('each is found once, by name, words, first letters or group, and all of them before anything is typed', () => {
  expect(codes('煤气')).toEqual(['gas'])
  expect(codes('dtgz')).toEqual(['lift'])
  expect(codes('物业')).toEqual(['lamp', 'lift', 'stairs'])
  expect(codes('')).toEqual(['gas', 'lamp', 'lift', 'stairs'])
  expect(codes('噪声')).toEqual([])
})
