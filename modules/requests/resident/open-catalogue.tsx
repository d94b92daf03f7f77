import { useEffect, useState } from 'react'
import { dayIn } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Rings } from './emergency.tsx'
import { read, type SectionId, type Told } from './office.ts'
import { openWords } from './open-words.ts'

type Rule = Told<'public_catalogue'>['rules'][number]
type Guess = Told<'suggest'>['categories'][number]

const THINKING_MS = 400

/** What the words may be about, as the office guesses it for whoever reports something. */
function useGuesses(text: string): Guess[] | undefined {
  const [found, setFound] = useState<Guess[]>()
  useEffect(() => {
    setFound(undefined)
    if (text === '') return
    let wanted = true
    const timer = setTimeout(() => {
      read('suggest', { text }).then((told) => wanted && setFound(told.categories), () => wanted && setFound([]))
    }, THINKING_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text])
  return found
}

/** 谁来办: which office handles what where, and how soon, found in one's own words. */
export function OpenCatalogue() {
  const w = useWords(openWords)
  const { language } = useSettings()
  const { data, refusal, again } = useView(() => read('public_catalogue', {}), 'catalogue')
  const [text, setText] = useState('')
  const [whole, setWhole] = useState(false)
  const said = text.trim()
  const guesses = useGuesses(said)
  if (!data) return refusal ? <Refused refusal={refusal} onRetry={again} /> : <Loading />

  const categories = new Map<string, Rule[]>()
  for (const rule of data.rules) categories.set(rule.category, [...(categories.get(rule.category) ?? []), rule])
  const named = data.rules.filter((rule) => said !== '' && rule.categoryName.toLowerCase().includes(said.toLowerCase())).map((rule) => rule.category)
  const codes = said === '' ? (whole ? [...categories.keys()] : []) : [...new Set([...(guesses ?? []).map(({ code }) => code), ...named])]
  const shown = codes.filter((code) => categories.has(code))
  const warning = guesses?.find(({ emergency }) => emergency)?.emergency
  return (
    <View>
      <View className="card">
        <Field id="open-text" label={w.what} most={100} value={text} placeholder={w.whatExample} hint={w.whatHint} onWrite={setText} />
      </View>
      {warning && <Notice icon="phone" kind="alarm"><View>{warning}</View><Rings warning={warning} /></Notice>}
      {said !== '' && guesses && shown.length === 0 && <View className="open-note" role="status">{w.notFound}</View>}
      {shown.map((code) => <CategoryCard key={code} rules={categories.get(code) ?? []} />)}
      {said === '' && !whole && <Button id="open-everything" onTap={() => setWhole(true)}>{fill(w.everything, { n: categories.size })}</Button>}
      <View className="open-note">{fill(w.version, { version: data.version })}{w.and}{fill(w.since, { day: dayIn(data.effectiveFrom, language, { year: true }) })}{w.stop}{data.why}</View>
    </View>
  )
}

const SECTIONS: Record<string, SectionId> = { M: 'livelihood', F: 'development', Z: 'enforcement' }

function CategoryCard({ rules }: { rules: readonly Rule[] }) {
  const w = useWords(openWords)
  const [first] = rules
  if (!first) return null
  // A rule for a street goes before the one for everywhere else.
  const inOrder = [...rules].sort((a, b) => Number(a.area === null) - Number(b.area === null))
  const section = SECTIONS[first.category.charAt(0)]
  return (
    <View className="card">
      <View className="open-name">{first.categoryName}<View className="hint">{first.group}</View></View>
      {inOrder.map((rule) => (
        <View key={rule.area ?? ''} className="open-rule">
          {rules.length > 1 && <View className="open-where"><Icon name="pin" className="small" />{rule.areaName ?? w.elsewhere}</View>}
          <View className="open-lead">{fill(w.lead, { unit: rule.leadName })}</View>
          <View>{fill(w.limit, { respond: rule.respond, conclude: rule.conclude })}</View>
          {rule.assistNames.length > 0 && <View className="hint">{fill(w.assist, { units: rule.assistNames.join(w.comma) })}</View>}
          {rule.basis && <View className="hint" lang="zh-CN">{fill(w.basis, { basis: rule.basis })}</View>}
        </View>
      ))}
      {section && <Button id={`report-${first.category}`} icon="pen" onTap={() => go('new-request', { section, category: first.category })}>{w.reportThis}</Button>}
    </View>
  )
}
