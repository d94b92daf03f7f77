import { type Answers, evaluate, openQuestions } from './expr.ts'
import { daysFor, openForTheSpot } from './on-the-spot.ts'
import type { Member, Plan } from './plan.ts'

/** Working days that are promised. `open`: elements whose answers may still make them fewer; until then it is the most that it may come to. */
export type Limit = { days: number; open: readonly string[] }

/**
 * 审批时限: by the shortest member (鲁政办字〔2020〕58号), the longest, or as the one-thing says, which may say another number
 * for a case that the law treats otherwise: the first of them that holds counts.
 */
export function limitOf(plan: Pick<Plan, 'limit' | 'onTheSpot'>, members: readonly Member[], answers: Answers): Limit {
  const { rule } = plan.limit
  if (rule === 'days') return byCase(plan.limit, answers)
  const promised = members.map((m) => daysFor(plan, m, answers))
  return {
    days: promised.length === 0 ? 0 : rule === 'shortest' ? Math.min(...promised) : Math.max(...promised),
    open: plan.onTheSpot ? [...new Set(members.flatMap((m) => openForTheSpot(m, answers)))] : [],
  }
}

function byCase({ cases = [], days: otherwise = 0 }: Plan['limit'], answers: Answers): Limit {
  const possible: number[] = []
  const open: string[] = []
  for (const { when, days } of cases) {
    const truth = evaluate(when, answers)
    if (truth !== false) possible.push(days)
    if (truth === true) return settled(possible, open)
    open.push(...openQuestions(when, answers))
  }
  return settled([...possible, otherwise], open)
}

const settled = (possible: readonly number[], open: readonly string[]): Limit =>
  ({ days: Math.max(...possible), open: new Set(possible).size > 1 ? [...new Set(open)] : [] })
