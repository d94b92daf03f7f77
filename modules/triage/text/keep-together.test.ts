import { expect, test } from 'vitest'
import { groupsOf, partsOf } from './keep-together.ts'

const CONCRETE = '香港中路混凝土搅拌站夜间施工，噪音扰民，粉尘污染严重，附近居民无法开窗，孩子夜里睡不着，请有关部门尽快查处。'
const texts = [
  CONCRETE,
  '小区门口的公交站被取消，老人出行要走两公里，希望恢复原来的站点。',
  `${CONCRETE}谢谢！`,
  '学校食堂的饭菜价格一年涨了三次，质量却越来越差，请教育局管一管。',
  CONCRETE.replace('孩子夜里', '老人夜里'),
]

test('what says almost the same stays together, what does not keeps apart', () => {
  expect([...groupsOf(texts)]).toEqual([0, 1, 0, 3, 0])
})

test('almost the same texts fall into one part, and every part gets some', () => {
  const others = Array.from({ length: 40 }, (_, i) => `第${i}号楼${String.fromCharCode(0x4e00 + i * 37, 0x5e00 + i * 53, 0x6e00 + i * 71, 0x7e00 + i * 11)}的事情`)
  const parts = partsOf([...texts, ...others], 3)
  expect(parts[2]).toBe(parts[0])
  expect(parts[4]).toBe(parts[0])
  expect(new Set(parts)).toEqual(new Set([0, 1, 2]))
})

test('two texts too short for a run are the same only when they are equal', () => {
  expect([...groupsOf(['停水', '停电', '停水'])]).toEqual([0, 1, 0])
})
