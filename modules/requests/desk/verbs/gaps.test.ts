import { expect, test } from 'vitest'
import { fillKnown, gapsIn, nextGap, piecesOf } from './gaps.ts'

const text = '您好，您反映的{地点}路灯问题，我们已于{日期}修复。'

test('gaps are found by name', () => {
  expect(gapsIn(text)).toEqual(['地点', '日期'])
  expect(gapsIn('没有空格要填')).toEqual([])
})

test('the pieces put together are the text', () => {
  const pieces = piecesOf(text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter((piece) => piece.gap).map((piece) => piece.text)).toEqual(['{地点}', '{日期}'])
})

test('the cursor jumps to the next gap, and from the last to the first', () => {
  const first = nextGap(text, 0)!
  expect(text.slice(first.start, first.end)).toBe('{地点}')
  const second = nextGap(text, first.end)!
  expect(text.slice(second.start, second.end)).toBe('{日期}')
  expect(nextGap(text, second.end)).toEqual(first)
  expect(nextGap('无', 0)).toBeNull()
})

test('what is known of the case is filled in, and an unknown gap stays to be seen', () => {
  expect(fillKnown(text, { 地点: '香港中路 12 号' })).toBe('您好，您反映的香港中路 12 号路灯问题，我们已于{日期}修复。')
})
