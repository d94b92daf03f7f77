import { when } from '#resident/kit/dates.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import type { Told } from './office.ts'
import { applyWords } from './words.ts'

type Application = Told<'my_application'>
type Step = Application['preReview']

/** 一条时间线: pre-review, then the branches side by side, then the joint issue; with the step that everybody waits for marked. */
export function Branches({ application: { preReview, branches, issue, state } }: { application: Application }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const waits = state === 'withdrawn' || state === 'declined'
  // Nothing is at work while the applicant has it.
  const atWork = state === 'supplementing' ? w.withYou : w.atWork
  return (
    <View className="card">
      <Heading level={2} className="card-title">{w.timeline}</Heading>
      <View className="trunk">
        <View role="list"><StepLine step={preReview} isQuiet={waits} atWork={atWork} /></View>
        <View className="trunk-word">{fill(w.sideBySide, { n: branches.length })}</View>
        {branches.map((branch) => (
          <View key={branch.matter} className={`branch branch-${branch.state}`} id={`branch-${branch.matter}`}>
            <View className="branch-head">
              <View className="branch-name">{branch.name}</View>
              <View className={`badge badge-${branch.state}`}>{branch.stateName}</View>
            </View>
            <View className="hint">{branch.unit}{branch.dueAt && branch.state === 'working' ? ` · ${fill(w.dueBy, { when: when(branch.dueAt, language) })}` : ''}{branch.onPromise ? ` · ${w.onPromise}` : ''}</View>
            {branch.stopped && <View className="hint">{fill(w.stoppedFor, { what: branch.stopped })}</View>}
            {branch.reason && <View className="branch-reason" lang="zh-CN">{fill(w.refusedWhy, { reason: branch.reason })}</View>}
            {branch.conditions && <View className="hint" lang="zh-CN">{fill(w.onCondition, { conditions: branch.conditions })}</View>}
            <View role="list">{branch.steps.map((step) => <StepLine key={step.id} step={step} unit={branch.unit} atWork={atWork} isQuiet={waits || branch.state === 'refused' || branch.state === 'void'} />)}</View>
          </View>
        ))}
        <View role="list"><StepLine step={issue} isQuiet={waits} atWork={atWork} /></View>
      </View>
    </View>
  )
}

/** `unit`: of the matter, which stands above its steps and is not said again. */
function StepLine({ step, unit, isQuiet, atWork }: { step: Step; unit?: string; isQuiet: boolean; atWork: string }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const state = isQuiet && step.state !== 'done' ? 'waiting' : step.state
  const done = step.at ? when(step.at, language) : state === 'open' ? atWork : state === 'failed' ? w.notPassed : undefined
  const about = [...(step.units.length === 1 && step.units[0] === unit ? [] : [step.units.join(w.comma)]), ...(done ? [done] : [])]
  return (
    <View className={`line-step line-${state} ${step.awaited && !isQuiet ? 'line-awaited' : ''}`} role="listitem">
      <View className="line-sign">{state === 'done' ? <Icon name="check" className="tiny" /> : state === 'failed' ? <Icon name="close" className="tiny" /> : state === 'open' ? <View className="line-dot" /> : null}</View>
      <View className="line-words">
        <View className="line-name">{step.name}{step.joint ? ` · ${w.joint}` : ''}</View>
        {about.length > 0 && <View className="line-who">{about.join(' · ')}</View>}
        {step.awaited && !isQuiet && <View className="awaited"><Icon name="clock" className="tiny" /><View>{w.everybodyWaits}</View></View>}
      </View>
    </View>
  )
}
