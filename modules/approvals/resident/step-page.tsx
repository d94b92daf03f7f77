import type { ReactNode } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Page } from '#resident/ui/page.tsx'
import { nameOf } from './element-input.tsx'
import type { Step } from './filling.ts'
import type { OneThing } from './office.ts'
import { applyWords } from './words.ts'

const STEPS: readonly Step[] = ['questions', 'result', 'consent', 'form', 'papers', 'check']

/** One of the six steps: where one is, what is on it, and the two ways on. */
export function StepPage({ thing, step, part, above, onBack, onNext, next, quiet, busy, over, children }: { thing: OneThing; step: Step; part?: string | undefined; above?: ReactNode; onBack?: (() => void) | undefined; onNext?: () => void; next?: string; quiet?: boolean; busy?: boolean; over?: ReactNode; children: ReactNode }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const n = STEPS.indexOf(step) + 1
  const foot = (
    <View>
      {above}
      <View className="two-ways">
        {onBack && <View className="way-back"><Button id="back-step" kind="plain" onTap={onBack}>{w.back}</Button></View>}
        {onNext && <View className="way-on"><Button id="next" kind={quiet ? 'plain' : 'main'} busy={!!busy} onTap={onNext}>{next ?? w.next}</Button></View>}
      </View>
    </View>
  )
  return (
    <Page title={nameOf(thing.plan, language)} foot={foot} over={over}>
      <View className="steps" role="progressbar" label={fill(w.stepOf, { n, of: STEPS.length })}>
        {STEPS.map((one, i) => <View key={one} className={`step-dash ${i < n ? 'on' : ''}`} />)}
      </View>
      <View className="step-name">{fill(w.stepOf, { n, of: STEPS.length })} · {w[step]}{part ? ` · ${part}` : ''}</View>
      {children}
    </Page>
  )
}
