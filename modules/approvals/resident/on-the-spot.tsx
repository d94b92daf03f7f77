import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import type { Answers } from '../rules/expr.ts'
import { mayBeOnTheSpot } from '../rules/on-the-spot.ts'
import type { Member, Plan } from '../rules/plan.ts'
import { applyWords } from './words.ts'

/** 当场办结: whether this matter is decided at once here, and where it is not, in how many days the ordinary way. */
export function OnTheSpot({ plan, member, answers }: { plan: Plan; member: Member; answers: Answers }) {
  const w = useWords(applyWords)
  if (!plan.onTheSpot) return null
  const may = mayBeOnTheSpot(member, answers)
  const words = may === true ? w.atOnce : may === false ? w.notAtOnce : w.perhapsAtOnce
  return <View className="matter-fact"><Icon name="clock" className="small" /><View>{fill(words, { n: member.clock.promised })}</View></View>
}
