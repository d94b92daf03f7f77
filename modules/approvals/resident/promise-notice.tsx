import { useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Toggle } from '#resident/ui/choice.tsx'
import type { PaperLeft } from '../rules/papers-left.ts'
import { nameOf } from './element-input.tsx'
import type { OneThing } from './office.ts'
import { applyWords } from './words.ts'

/** 告知承诺书, in full: what is promised, what comes of a false promise, who checks it when. Each matter is ticked by itself. */
export function PromiseNotice({ thing: { plan, units }, paper, onPromise }: { thing: OneThing; paper: PaperLeft; onPromise: () => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const [read, setRead] = useState<readonly string[]>([])
  const members = plan.members.filter((m) => paper.neededBy.includes(m.matter) && m.promise)
  return (
    <View>
      <View className="hint">{w.promiseChoice}</View>
      {members.map(({ matter, promise, ...member }) => (
        <View key={matter} className="promise" lang="zh-CN">
          <Heading level={2} className="promise-title">{nameOf(member, language)}</Heading>
          <View className="promise-part">{w.promiseDuties}</View>
          {promise!.duties.map((duty, n) => <View key={duty} className="promise-duty">{n + 1}. {duty}</View>)}
          <View className="promise-part">{w.promiseCheck}</View>
          <View>{fill(w.promiseCheckWords, { unit: units[promise!.check.unit] ?? '', days: promise!.check.days, how: promise!.check.how })}</View>
          <View className="promise-part">{w.promiseElse}</View>
          <View>{fill(w.promiseElseWords, { days: promise!.correct })}{promise!.consequence}</View>
          <View className="promise-part">{w.basis}</View>
          <View>{promise!.basis.law}{promise!.basis.article ?? ''}</View>
          <Toggle id={`promise-${matter}`} name={w.promiseTick} about={w.promiseTickAbout} on={read.includes(matter)} onChange={(on) => setRead(on ? [...read, matter] : read.filter((one) => one !== matter))} />
        </View>
      ))}
      <Button id="promise" kind="main" icon="check" disabled={read.length < members.length} onTap={onPromise}>{w.promiseNow}</Button>
    </View>
  )
}
