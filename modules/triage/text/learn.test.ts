import { expect, test } from 'vitest'
import { classify } from './classify.ts'
import { featuresOf } from './features.ts'
import { learn } from './learn.ts'
import { madeUp } from './made-up.fixtures.ts'
import { pack } from './model.ts'
import { wordsFor } from './words.ts'

const model = learn(madeUp(300))!

test('a message not seen before is put where its words belong, and the confidences sum to one', () => {
  const suggestions = classify(model, featuresOf('燕儿岛路的公交车为什么总是晚点？乘客等了半小时'))
  expect(suggestions[0]).toMatchObject({ label: '交通运输' })
  expect(suggestions[0]!.confidence).toBeGreaterThan(0.5)
  expect(suggestions.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1)
})

test('a message that says nothing of any class is given little confidence', () => {
  expect(classify(model, featuresOf('您好，想问一件事。'))[0]!.confidence).toBeLessThan(classify(model, featuresOf('工厂夜里偷排污水'))[0]!.confidence - 0.2)
  expect(classify(model, featuresOf(''))).toHaveLength(3)
})

test('the words that led there stand in the message as they are said', () => {
  const text = '湛山：半夜里，工厂总是偷排污水，盼望解决'
  const words = wordsFor(model, text, featuresOf(text), '环境保护')
  expect(words.length).toBeGreaterThan(0)
  for (const word of words) expect(text).toContain(word)
  expect(words.join()).toMatch(/偷排|污水|工厂/)
})

test('nothing speaks where nothing was learned', () => {
  expect(wordsFor(model, 'zzz', featuresOf('zzz'), '环境保护')).toEqual([])
})

test('the same messages give the same model, whatever the order of their labels', () => {
  expect(pack(learn(madeUp(120))!)).toEqual(pack(learn(madeUp(120))!))
})

test('of a class with fewer than five messages nothing is learned', () => {
  const rare = Array.from({ length: 4 }, (_, i) => ({ text: `第${i}次咨询公积金`, label: '公积金' }))
  expect(learn([...madeUp(60), ...rare])!.classes).toEqual(['交通运输', '教育文体', '环境保护'])
  expect(learn(rare)).toBeUndefined()
  expect(learn([])).toBeUndefined()
})

test('some wrong labels among many right ones do not carry the day', () => {
  const messages = madeUp(500)
  const noisy = messages.slice(0, 400).map(({ text, label }, i) => ({ text, label: i % 20 === 0 ? '教育文体' : label }))
  const learned = learn(noisy)!
  const right = messages.slice(400).filter(({ text, label }) => classify(learned, featuresOf(text))[0]!.label === label)
  expect(right.length).toBeGreaterThanOrEqual(97)
})
