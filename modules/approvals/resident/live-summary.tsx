import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { isEmpty } from '../rules/answer-faults.ts'
import type { Answers } from '../rules/expr.ts'
import type { Situation } from '../rules/situation.ts'
import { applyWords } from './words.ts'

/** What it comes to so far, reckoned on the phone at each answer. */
export function LiveSummary({ situation: { matters, open, fields, limit, limitOpen, figures: { after } }, answers }: { situation: Situation; answers: Answers }) {
  const w = useWords(applyWords)
  if (Object.keys(answers).length === 0) return <View className="live" role="status"><View className="live-words">{w.liveNothingYet}</View></View>
  // What is answered here need not be filled in later.
  const left = Math.max(0, after.fields - fields.filter((f) => !isEmpty(answers[f.element.key])).length)
  if (matters.length === 0) return <View className="live" role="status"><View className="live-words">{open.length > 0 ? w.liveNothingYet : w.liveNone}</View></View>
  return (
    <View className="live" role="status">
      <View className="live-words">{open.length > 0 ? w.liveSoFar : w.liveAll}</View>
      <View className="live-figures">
        {([[w.liveMatters, after.matters], [w.liveFields, left], [w.livePapers, after.materials], [w.liveDays, after.days]] as const).map(([unit, n]) => (
          <View key={unit} className="live-figure"><View className="live-number">{n}</View><View className="live-unit">{unit}</View></View>
        ))}
      </View>
      {limitOpen.length > 0 && <View className="hint">{fill(w.liveMost, { n: Math.max(limit, after.days) })}</View>}
      {after.fetched > 0 && <View className="hint">{fill(w.liveFetched, { n: after.fetched })}</View>}
    </View>
  )
}
