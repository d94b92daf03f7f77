import { useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import type { Figures } from '../rules/situation.ts'
import { applyWords } from './words.ts'

/** What it costs one matter after the other, and what it costs here. Every figure is reckoned from the definitions. */
export function BeforeAfter({ before, after }: { before: Figures; after: Figures }) {
  const w = useWords(applyWords)
  const rows = [
    [w.figureForms, before.forms, after.forms], [w.figureFields, before.fields, after.fields], [w.figureMaterials, before.materials, after.materials],
    [w.figureVisits, before.visits, after.visits], [w.figureDays, before.days, after.days],
  ] as const
  return (
    <View className="card">
      <Heading level={2} className="card-title">{w.beforeAfter}</Heading>
      <View className="figures" role="list">
        {rows.map(([name, one, other]) => (
          <View key={name} className="figure-row" role="listitem" label={`${name}: ${one} → ${other}`}>
            <View className="figure-name">{name}</View>
            <View className="figure-before">{one}</View>
            <View className="figure-arrow">→</View>
            <View className="figure-after">{other}</View>
          </View>
        ))}
      </View>
      <View className="hint">{w.beforeAbout}</View>
    </View>
  )
}
