import { useMemo } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { useView } from '#resident/kit/use-view.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Loading, Notice, Refused } from '#resident/ui/notice.tsx'
import { Page } from '#resident/ui/page.tsx'
import { answersUnder, planDifference, type PlanDifference } from '../rules/plan-difference.ts'
import type { Plan } from '../rules/plan.ts'
import { questionPath } from '../rules/question-path.ts'
import { situationOf } from '../rules/situation.ts'
import { nameOf } from './element-input.tsx'
import type { Filling } from './filling.ts'
import { type OneThing, read } from './office.ts'
import { applyWords } from './words.ts'

const NOTHING: PlanDifference = { matters: { added: [], removed: [], changed: [] }, fields: { added: [], removed: [], changed: [] }, materials: { added: [], removed: [], changed: [] }, questions: { added: [], removed: [] } }

/** 规定有变化: the answers are kept, what changed is said in words, and only that is asked again. */
export function RulesChanged({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { plan: hash, answers } = filling.now()
  // A plan that nobody kept cannot be compared; the answers that still fit are kept all the same.
  const { data: before, refusal } = useView(() => read('one_thing', { key: thing.plan.key, plan: hash }), hash)
  const difference = useMemo(() => (before ? planDifference(before.plan, thing.plan) : NOTHING), [before, thing])
  const under = answersUnder(thing.plan, answers, difference)
  if (!before && !refusal) return <Page title={nameOf(thing.plan, language)}><Loading /></Page>
  if (refusal?.code === 'offline') return <Page title={nameOf(thing.plan, language)}><Refused refusal={refusal} /></Page>
  const { shown, others } = concerning(difference, before?.plan, thing.plan, answers, under.answers)
  const names = (list: readonly { name: string; en: string }[]) => list.map((one) => nameOf(one, language)).join(w.comma)
  const lines = ([
    [w.matterAdded, shown.matters.added], [w.matterRemoved, shown.matters.removed], [w.matterChanged, shown.matters.changed],
    [w.fieldAdded, shown.fields.added], [w.fieldRemoved, shown.fields.removed], [w.fieldChanged, shown.fields.changed],
    [w.materialAdded, shown.materials.added], [w.materialRemoved, shown.materials.removed], [w.materialChanged, shown.materials.changed],
  ] as const).filter(([, list]) => list.length > 0)
  const goOn = () => {
    const isOver = questionPath(thing.plan, under.answers).isOver
    const { step, again = [] } = filling.now()
    filling.change({ plan: thing.hash, answers: under.answers, again: [...new Set([...again, ...under.again, ...shown.fields.added.map((f) => f.key)])], step: isOver ? (step === 'questions' || step === 'result' || step === 'consent' ? step : 'form') : 'questions', at: undefined })
  }
  return (
    <Page title={nameOf(thing.plan, language)} foot={<Button id="rules-go-on" kind="main" onTap={goOn}>{w.rulesGoOn}</Button>}>
      <Notice icon="late" kind="warm"><View className="strong">{w.rulesChanged}</View><View>{w.rulesChangedAbout}</View></Notice>
      {lines.map(([says, list]) => <View key={says} className="card"><Heading level={2} className="card-title">{fill(says, { n: list.length })}</Heading><View>{names(list)}</View></View>)}
      {lines.length === 0 && <View className="card">{w.rulesNotYours}</View>}
      {under.again.length > 0 && <View className="hint">{fill(w.rulesAgain, { n: under.again.length })}</View>}
      {others > 0 && lines.length > 0 && <View className="hint">{fill(w.rulesOthers, { n: others })}</View>}
    </Page>
  )
}

/** Of all that changed, what this situation has to do with, before or after. */
function concerning(difference: PlanDifference, before: Plan | undefined, after: Plan, was: Parameters<typeof situationOf>[1], is: Parameters<typeof situationOf>[1]) {
  const situations = [...(before ? [situationOf(before, was)] : []), situationOf(after, is)]
  const open = questionPath(after, is).questions.map((q) => q.element.key)
  const keys = new Set([...situations.flatMap((s) => [...s.matters, ...s.fields.map((f) => f.element.key), ...s.materials.map((m) => m.material.key)]), ...open])
  let others = 0
  const own = <T extends { key: string }>(list: readonly T[]): T[] => {
    const kept = list.filter(({ key }) => keys.has(key))
    others += list.length - kept.length
    return kept
  }
  const part = <P extends { added: readonly { key: string }[]; removed: readonly { key: string }[]; changed: readonly { key: string }[] }>({ added, removed, changed }: P) => ({ added: own(added), removed: own(removed), changed: own(changed) }) as unknown as P
  const shown = { matters: part(difference.matters), fields: part(difference.fields), materials: part(difference.materials) }
  return { shown, others }
}
