import { expect, test } from 'vitest'
import { LIKELY, similarTo } from './find-similar.ts'
import { learnAndRead, learnAndReadAll, nothingKnown, read, remember, type Known } from './known.ts'
import { everywhere, madeUp, START } from './made-up.fixtures.ts'
import type { Message } from './message.ts'

const DAY = 86_400_000
const [fumes, otherWords] = [madeUp('海逸花园', 'fumes', 0, { id: 'mine' }), madeUp('海逸花园', 'fumes', 1, { id: 'mine' })]

function knowing(messages: readonly Message[]): Known {
  const known = nothingKnown()
  for (const one of learnAndReadAll(known, messages)) remember(known, one)
  return known
}
const found = (known: Known, message: Message, least = LIKELY) => similarTo(known, read(known, message), { most: 5, least })

test('what was sent before is found first, and held to be the same', () => {
  const [first] = found(knowing(everywhere()), fumes)
  expect(first?.id).toBe('海逸花园-fumes-0-all')
  expect(first?.likeness).toBeGreaterThan(0.9)
})

test('the same matter in other words comes before the same trouble at another place', () => {
  const known = knowing([...everywhere(), madeUp('海逸花园', 'fumes', 2)])
  const ids = found(known, otherWords, 0).map(({ id }) => id)
  expect(ids.slice(0, 2).every((id) => id.startsWith('海逸花园-fumes'))).toBe(true)
})

test('another trouble of the same place is not held to be the same', () => {
  const known = knowing(everywhere().filter(({ id }) => !id.includes('fumes')))
  expect(found(known, fumes)).toEqual([])
})

test('next door counts for more than the other end of town', () => {
  const at = (longitude: number) => knowing([...everywhere(), madeUp('海逸花园', 'fumes', 2, { id: 'before', point: [longitude, 36.07] })])
  const likeness = (longitude: number) => found(at(longitude), { ...otherWords, point: [120.39, 36.07] }, 0).find(({ id }) => id === 'before')!
  expect(likeness(120.391).metres).toBeLessThan(200)
  expect(likeness(120.391).likeness / likeness(120.43).likeness).toBeCloseTo(1.1 / 0.65, 5)
})

test('a year apart costs little, and the days are said', () => {
  const known = knowing(everywhere())
  const [now, later] = [found(known, { ...fumes, at: START })[0]!, found(known, { ...fumes, at: START + 365 * DAY })[0]!]
  expect(Math.round(later.days - now.days)).toBe(365)
  expect(later.likeness).toBeGreaterThan(now.likeness * 0.85)
  expect(later.likeness).toBeLessThan(now.likeness)
})

test('who asks leaves no trace; who sends is found by the next, with words that nobody used before', () => {
  const known = knowing(everywhere())
  const plain: Message = { id: 'new', who: '新居民', at: START, text: '麦岛雕塑园的鸽舍屋顶塌了，鸽子四处乱飞，请园林部门维修鸽舍' }
  const again = { ...plain, id: 'again', text: '麦岛雕塑园的鸽舍屋顶塌了半个月，鸽子乱飞，什么时候维修鸽舍' }
  expect(found(known, plain)).toEqual([])
  expect(found(known, again)).toEqual([])
  remember(known, learnAndRead(known, plain))
  expect(found(known, again).map(({ id }) => id)).toEqual(['new'])
})

test('a message is not similar to itself', () => {
  const known = knowing([...everywhere(), fumes])
  expect(found(known, fumes).map(({ id }) => id)).not.toContain('mine')
})
