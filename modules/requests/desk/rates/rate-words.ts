import { words } from '#apps/desk/kit/words.ts'
import type { Answered } from '../ask.ts'

export type RateRow = Answered<'rates'>['rows'][number]
export type Rate = RateRow['response']
export type Measure = 'response' | 'resolution' | 'firstTime' | 'satisfaction'

export const MEASURES = [
  { id: 'response', name: words('响应率', 'Response'), yes: words('按时联系', 'contacted in time'), no: words('未按时联系', 'not in time') },
  { id: 'resolution', name: words('解决率', 'Resolution'), yes: words('已解决', 'solved'), no: words('未解决', 'not solved') },
  { id: 'firstTime', name: words('一次解决率', 'First-attempt resolution'), yes: words('一次解决', 'solved at once'), no: words('未解决或重办过', 'unsolved or done again') },
  { id: 'satisfaction', name: words('满意率', 'Satisfaction'), yes: words('满意', 'satisfied'), no: words('不满意', 'not satisfied') },
] as const

/** 0.9742 as 97.4 %: cut, never rounded up, so that 99.96 % is not shown as 100. */
export const percent = (share: number): string => `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)}%`
