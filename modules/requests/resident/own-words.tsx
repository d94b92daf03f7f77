import { useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import type { Told } from './office.ts'
import { requestWords } from './words.ts'

/** What they filled in beside their words: the form's questions, whom it is about, and who may know of it. */
export function OwnWords({ kase }: { kase: Pick<Told<'my_case'>, 'answers' | 'accused' | 'anonymous' | 'confidential'> }) {
  const w = useWords(requestWords)
  const filledIn = [...kase.answers, ...(kase.accused ? [{ label: w.accusedUnit, value: kase.accused }] : [])]
  const promised = [...(kase.accused ? [w.accusedKept] : []), ...(kase.confidential ? [w.confidentialKept] : []), ...(kase.anonymous ? [w.anonymousKept] : [])]
  return (
    <View>
      {filledIn.map(({ label, value }) => (
        <View key={label} className="filled-in">
          <View className="hint">{label}</View>
          <View>{value}</View>
        </View>
      ))}
      {promised.map((said) => <View key={said} className="hint with-sign"><Icon name="shield" className="small" /><View>{said}</View></View>)}
    </View>
  )
}
