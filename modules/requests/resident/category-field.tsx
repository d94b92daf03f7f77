import { useEffect, useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Rings, warningOf } from './emergency.tsx'
import { read, type Category, type SectionId, type Told } from './office.ts'
import { requestWords } from './words.ts'

type Suggestion = Told<'suggest'>['categories'][number]
const THINKING_MS = 600
const ENOUGH_TO_GUESS = 4
const MOST = 4

/** What the text seems to be about, while it is written; the whole list is a tap away, and choosing none is fine. */
export function CategoryField({ section, text, categories, value, onChoose, onAll }: { section: SectionId; text: string; categories: readonly Category[]; value: string | undefined; onChoose: (code: string | undefined) => void; onAll: () => void }) {
  const w = useWords(requestWords)
  const { language } = useSettings()
  const [suggested, setSuggested] = useState<Suggestion[]>([])

  useEffect(() => {
    if (text.trim().length < ENOUGH_TO_GUESS) return setSuggested([])
    let wanted = true
    const timer = setTimeout(() => {
      // A guess that does not come is not missed.
      void read('suggest', { text, section }).then((told) => wanted && setSuggested(told.categories), () => undefined)
    }, THINKING_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, section])

  const nameOf = (code: string, name: string) => (language === 'en' && categories.find((each) => each.code === code)?.en) || name
  const chosen = categories.find((each) => each.code === value)
  const options = suggested.slice(0, MOST).map((each) => ({ id: each.code, name: nameOf(each.code, each.name) }))
  if (chosen && !options.some((each) => each.id === chosen.code)) options.unshift({ id: chosen.code, name: nameOf(chosen.code, chosen.name) })
  // The server says of which guess one may be so sure as to warn.
  const urgent = suggested.find((each) => each.emergency)?.code
  const meant = chosen ?? categories.find((each) => each.code === urgent)
  const emergency = meant && warningOf(meant, language)

  return (
    <View className="field">
      <View className="label">{w.category}</View>
      <View className="with-more">
        <Choice id="category" label={w.category} options={options} value={value} onChoose={(code) => onChoose(code === value ? undefined : code)} />
        <Tap id="all-categories" className="chip chip-more" onTap={onAll}>
          <View className="chip-word">{options.length ? w.more : w.categoryOther}</View>
          <Icon name="next" className="small" />
        </Tap>
      </View>
      <View className="hint">{w.categoryHint}</View>
      {chosen?.confidential && <View className="hint with-sign"><Icon name="lock" className="small" /><View>{w.confidential}</View></View>}
      {emergency && (
        <View className="urgent" role="alert">
          <View className="strong">{w.urgent}</View>
          <View>{emergency}</View>
          <Rings warning={emergency} />
        </View>
      )}
    </View>
  )
}

/** All categories of a section, by group. */
export function CategoryList({ categories, value, onChoose }: { categories: readonly Category[]; value: string | undefined; onChoose: (code: string) => void }) {
  const english = useSettings().language === 'en'
  const groupOf = (each: Category) => (english && each.group_en) || each.group
  const groups = [...new Set(categories.map(groupOf))]
  return (
    <View>
      {groups.map((group) => (
        <View key={group}>
          <Heading level={2} className="group-title">{group}</Heading>
          <Choice id="all" label={group} value={value} onChoose={onChoose} options={categories.filter((each) => groupOf(each) === group).map((each) => ({ id: each.code, name: english ? each.en : each.name }))} />
        </View>
      ))}
    </View>
  )
}
