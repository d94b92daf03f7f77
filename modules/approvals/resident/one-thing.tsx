import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { when } from '#resident/kit/dates.ts'
import { go } from '#resident/kit/go.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Loading, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { BeforeAfter } from './before-after.tsx'
import { nameOf } from './element-input.tsx'
import { allFilled } from './filling.ts'
import { type OneThing, read } from './office.ts'
import { PromiseBar, useBarred } from './promise-bar.tsx'
import { applyWords } from './words.ts'
import './approvals.css'

/** One one-thing: what it does, what it spares, on what basis, and the way in. */
export function OneThingPage() {
  const key = useRouter().params.key ?? ''
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { data: thing, refusal, again } = useView(() => read('one_thing', { key }), key)
  const [begun, setBegun] = useState(() => draftOf(key))
  useDidShow(() => setBegun(draftOf(key)))
  const start = (id?: string) => go('apply', { key, ...(id ? { id } : {}) })
  const foot = thing && (
    <View>
      {begun && <View className="hint centred">{fill(w.begunAt, { when: when(new Date(begun.changedAt).toISOString(), language) })}</View>}
      <Button id="start" kind="main" icon="pen" onTap={() => start(begun?.id)}>{begun ? w.continue : w.start}</Button>
      {begun && <View className="again-below"><Button id="start-new" kind="quiet" onTap={() => start()}>{w.startNew}</Button></View>}
    </View>
  )
  return (
    <Page title={thing ? nameOf(thing.plan, language) : w.services} foot={foot}>
      {refusal && <Refused refusal={refusal} onRetry={again} />}
      {!thing && !refusal && <Loading />}
      {thing && <Shown thing={thing} />}
    </Page>
  )
}

const NONE = {}
const draftOf = (key: string) => allFilled().find((one) => one.oneThing === key && (one.step !== 'questions' || Object.keys(one.answers).length > 0))

function Shown({ thing: { plan, before, after, basis, units } }: { thing: OneThing }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const departments = [...new Set(plan.members.map((m) => m.authority))]
  return (
    <View>
      <View className="thing-hero">
        <Heading level={2} className="thing-title">{nameOf(plan, language)}</Heading>
        <View>{language === 'en' ? plan.saysEn : plan.says}</View>
        <View className="thing-three">
          {([[w.heroMatters, plan.members.length], [w.heroDepartments, departments.length], [w.heroDays, after.days]] as const).map(([name, n]) => <View key={name} className="thing-one"><View className="thing-number">{n}</View><View className="thing-unit">{name}</View></View>)}
        </View>
        <View className="hint">{w.heroAtMost}</View>
      </View>
      <PromiseBar barred={useBarred(plan, NONE)} />
      {plan.onTheSpot && <View className="hint">{fill(w.atOnceOrDays, { n: after.days })}</View>}
      <BeforeAfter before={before} after={after} />
      <View className="card">
        <Heading level={2} className="card-title">{w.members}</Heading>
        {plan.members.map((m) => (
          <View key={m.matter} className="member">
            <View className="member-name">{nameOf(m, language)}</View>
            <View className="hint">{units[m.authority] ?? m.authority}{m.when ? ` · ${w.ifNeeded}` : ''}</View>
          </View>
        ))}
      </View>
      <View className="card">
        <Heading level={2} className="card-title">{w.basis}</Heading>
        {basis.map((law) => <View key={`${law.law}${law.article ?? ''}`} className="law" lang="zh-CN"><Icon name="enforcement" className="small" /><View>{law.law}{law.article ?? ''}</View></View>)}
      </View>
    </View>
  )
}
