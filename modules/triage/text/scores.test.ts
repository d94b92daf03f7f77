import { expect, test } from 'vitest'
import { scoresOf } from './scores.ts'

test('a small class weighs as much as a large one', () => {
  const { macroF1, accuracy, byClass } = scoresOf(['路', '路', '路', '水'], ['路', '路', '路', '路'])
  expect(accuracy).toBe(0.75)
  expect(byClass.get('水')).toEqual({ precision: 0, recall: 0, f1: 0, count: 1 })
  expect(byClass.get('路')).toEqual({ precision: 0.75, recall: 1, f1: 6 / 7, count: 3 })
  expect(macroF1).toBeCloseTo(3 / 7)
})
