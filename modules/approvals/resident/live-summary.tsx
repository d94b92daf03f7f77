import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import type { Situation } from '../rules/situation.ts'
import { applyWords } from './words.ts'

/** What it comes to so far, reckoned on the phone at each answer. */
export function LiveSummary({ situation: { matters, open, figures: { after } } }: { situation: Situation }) {
  const w = useWords(applyWords)
  if (matters.length === 0) return <View className="live" role="status"><View className="live-words">{open.length > 0 ? w.liveNothingYet : w.liveNone}</View></View>
  return (
    <View className="live" role="status">
      <View className="live-words">{open.length > 0 ? w.liveSoFar : w.liveAll}</View>
      <View className="live-figures">
        {([[w.liveMatters, after.matters], [w.liveFields, after.fields], [w.livePapers, after.materials], [w.liveDays, after.days]] as const).map(([unit, n]) => (
          <View key={unit} className="live-figure"><View className="live-number">{n}</View><View className="live-unit">{unit}</View></View>
        ))}
      </View>
      {after.fetched > 0 && <View className="hint">{fill(w.liveFetched, { n: after.fetched })}</View>}
    </View>
  )
}
