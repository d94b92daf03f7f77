import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Categories, DemoRequests } from '../definitions.ts'
import { likelyCategories, urgentOf } from './likely-categories.ts'

const district = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../../../districts/shinan', file), 'utf8')) as unknown
const categories = district('categories.json') as Categories
const said = (district('demo/requests.json') as DemoRequests).map(({ text, category }) => {
  const likely = likelyCategories(categories, text)
  return { category: categories.find(({ code }) => code === category)!, guesses: likely.map((one) => one.category.code), warned: urgentOf(likely) !== undefined }
})
const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length

test('of what residents of the demo write, the first guess is right seven times in ten, one of three more than eight', () => {
  expect(share(said, ({ guesses, category }) => guesses[0] === category.code)).toBeGreaterThan(0.7)
  expect(share(said, ({ guesses, category }) => guesses.slice(0, 3).includes(category.code))).toBeGreaterThan(0.85)
})

test('hardly anybody is warned of a danger that they do not speak of, and most who do are warned', () => {
  expect(share(said.filter(({ category }) => !category.emergency), ({ warned }) => warned)).toBeLessThan(0.03)
  expect(share(said.filter(({ category }) => category.emergency), ({ warned }) => !warned)).toBeLessThan(0.25)
})

test.each(['楼下烧烤摊天天吵得睡不着', '小区停车难，下班没地方停', '今天天气很好', '开店办证跑三趟'])('no warning for “%s”', (text) => {
  expect(urgentOf(likelyCategories(categories, text))).toBeUndefined()
})

test.each([['马路上井盖没了', 'M0304'], ['家里煤气味很大', 'M0109'], ['有人要跳楼', 'M0903'], ['他又喝酒要打我', 'M0902'], ['电线断了垂在路上冒火花', 'M0108']])('“%s” is warned', (text, code) => {
  expect(urgentOf(likelyCategories(categories, text))?.code).toBe(code)
})
