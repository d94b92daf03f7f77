import { expect, test } from 'vitest'
import { lettersOf } from './normalise.ts'

const read = (text: string) => String.fromCharCode(...lettersOf(text).codes)

test('full and half width, capitals and small letters read the same', () => {
  expect(read('ＷｉＦｉ　１２３')).toBe('wifi123')
  expect(read('WIFI 123')).toBe('wifi123')
})

test('signs, spaces and function words leave nothing', () => {
  expect(read('我们小区的路灯，坏了！')).toBe('小区路灯坏')
  expect(read('小区 路灯 坏')).toBe('小区路灯坏')
  expect(read('，。！\n 😀')).toBe('')
})

test('each letter knows its place in the text', () => {
  const text = '我们小区的路灯，坏了！'
  const { codes, places } = lettersOf(text)
  codes.forEach((code, i) => expect(text.charCodeAt(places[i]!)).toBe(code))
  expect([...places]).toEqual([2, 3, 5, 6, 8])
})
