import { useEffect, useState } from 'react'
import { go } from '#resident/kit/go.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Empty } from '#resident/ui/empty.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { read, type Told } from './office.ts'
import { applyWords } from './words.ts'
import './approvals.css'

const THINKING_MS = 350
type Audience = 'firm' | 'person'

/** 办事: say it in your own words, or look through the list. */
export function ServicesPage() {
  const w = useWords(applyWords)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [audience, setAudience] = useState<Audience>('firm')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), THINKING_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data, refusal, again } = useView(() => read('catalogue', asked ? { text: asked } : {}), asked)
  const listed = asked ? data?.oneThings ?? [] : data?.oneThings.filter((one) => one.audience === audience) ?? []
  return (
    <Page title={w.services}>
      <View className="search">
        <Field id="wanted" label={w.wantTo} most={60} value={text} placeholder={w.wantExample} onWrite={setText} />
      </View>
      {!asked && <View className="own-rows">
        <Row id="applications" icon="mine" words={w.applications} onTap={() => go('applications')} />
        <Row id="wallet" icon="shield" words={w.wallet} onTap={() => go('wallet')} />
      </View>}
      {!asked && <View className="audience"><Choice<Audience> id="audience" label={w.audience} value={audience} onChoose={setAudience} options={[{ id: 'firm', name: w.forFirms }, { id: 'person', name: w.forPersons }]} /></View>}
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!data && !refusal && <Loading />}
      {data && listed.length === 0 && (
        <Empty icon="mine" title={asked ? fill(w.nothingFound, { text: asked }) : w.noneOfThese}>
          <View className="empty-words">{asked ? w.nothingFoundAbout : w.noneOfTheseAbout}</View>
          {asked !== '' && <Button id="see-all" onTap={() => { setText(''); setAsked('') }}>{w.seeAll}</Button>}
          {asked !== '' && <Button id="tell-us" kind="quiet" icon="pen" onTap={() => go('new-request')}>{w.tellUs}</Button>}
        </Empty>
      )}
      {asked !== '' && listed.length > 0 && <View className="found-title">{fill(w.foundN, { n: listed.length })}</View>}
      {listed.map((one) => <OneLine key={one.key} one={one} />)}
    </Page>
  )
}

function OneLine({ one }: { one: Told<'catalogue'>['oneThings'][number] }) {
  const w = useWords(applyWords)
  return (
    <Tap id={`thing-${one.key}`} className="card thing" onTap={() => go('one-thing', { key: one.key })}>
      <View className="thing-name">{one.name}</View>
      {one.found && <View className="thing-found">{fill(w.foundBy, { word: one.found })}</View>}
      <View className="thing-says">{one.says}</View>
      <View className="thing-facts">{fill(w.thingFacts, { matters: one.matters, departments: one.departments, days: one.onTheSpot ? fill(w.atOnceOrDays, { n: one.days }) : one.days > 0 ? fill(w.inDays, { n: one.days }) : w.atOnce })}</View>
    </Tap>
  )
}

export const Row = ({ id, icon, words, about, onTap }: { id: string; icon: 'mine' | 'shield'; words: string; about?: string; onTap: () => void }) => (
  <Tap id={id} className="row" onTap={onTap}>
    <Icon name={icon} className="small" />
    <View className="row-words">{words}{about && <View className="hint">{about}</View>}</View>
    <Icon name="next" className="small" />
  </Tap>
)
