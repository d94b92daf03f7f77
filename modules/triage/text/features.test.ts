import { expect, test } from 'vitest'
import { featuresOf, pair, single } from './features.ts'

const valuesOf = (text: string) => {
  const { ids, values } = featuresOf(text)
  return new Map([...ids].map((id, i) => [id, values[i]!]))
}
const code = (letter: string) => letter.charCodeAt(0)

test('a text is its letters and pairs of letters, of length 1', () => {
  const values = valuesOf('路灯坏')
  expect(new Set(values.keys())).toEqual(new Set([
    single(code('路')), single(code('灯')), single(code('坏')), pair(code('路'), code('灯')), pair(code('灯'), code('坏')),
  ]))
  expect([...values.values()].reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1)
})

test('the order within a pair counts', () => {
  expect(pair(code('路'), code('灯'))).not.toBe(pair(code('灯'), code('路')))
})

test('what opens a message counts more than what ends it', () => {
  const values = valuesOf(`公交${'城'.repeat(300)}学校`)
  expect(values.get(pair(code('公'), code('交')))!).toBeGreaterThan(3 * values.get(pair(code('学'), code('校')))!)
})

test('one text leaves nothing behind for the next', () => {
  const before = featuresOf('垃圾无人清运')
  featuresOf('垃圾站噪音扰民')
  expect(featuresOf('垃圾无人清运')).toEqual(before)
})

test('a text without letters has no features', () => {
  expect(featuresOf('……！').ids).toHaveLength(0)
})
