import { expect, test } from 'vitest'
import { factsOf, heatOf } from '../../topics/heat.ts'
import { heatInWords } from './heat-words.ts'

test('the parts say how each was counted and add up to the heat; what adds nothing is not said', () => {
  const now = Date.UTC(2026, 2, 4)
  const heat = heatOf(factsOf([{ who: '甲', at: now, likes: 3, dislikes: 0 }, { who: '甲', at: now, likes: 0, dislikes: 0 }, { who: '乙', at: 0, likes: 0, dislikes: 0 }], now))
  expect(heatInWords(heat)).toEqual(['2 人反映 × 2 分 = 4 分', '1 次再次反映 × 0.5 分 = 0.5 分', '3 次净点赞，每翻一番 4 分 = 8 分', '近 30 天 1 人 × 1 分 = 1 分'])
  expect(heat.total).toBe(13.5)
  expect(heatInWords(heatOf(factsOf([{ who: '甲', at: 0, likes: 0, dislikes: 2 }], now)))).toEqual(['1 人反映 × 2 分 = 2 分'])
})
