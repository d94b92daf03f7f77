import { useState } from 'react'
import { useSession } from '#resident/kit/session.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { Notice } from '#resident/ui/notice.tsx'
import { Sheet } from '#resident/ui/sheet.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import { SignIn } from '#resident/ui/sign-in.tsx'
import { questionPath } from '../rules/question-path.ts'
import { situationOf } from '../rules/situation.ts'
import { BeforeAfter } from './before-after.tsx'
import { nameOf } from './element-input.tsx'
import { type Filling, useFilled } from './filling.ts'
import type { OneThing } from './office.ts'
import { OnTheSpot } from './on-the-spot.tsx'
import { elementsOf, whyOf } from './said.ts'
import { PromiseBar, useBarred } from './promise-bar.tsx'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** “您要办 3 个事项”: which, at whose, what comes of each, and why each is needed here. */
export function ApplyResult({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const shell = useWords(shellWords)
  const { language } = useSettings()
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const [all, setAll] = useState(false)
  const { plan, units } = thing
  const { answers } = questionPath(plan, useFilled(filling).answers)
  const { matters, figures, materials } = situationOf(plan, answers)
  const elements = elementsOf(plan)
  const barred = useBarred(plan, answers)
  const needed = plan.members.filter((m) => matters.includes(m.matter))
  const others = plan.members.filter((m) => !matters.includes(m.matter))
  const goOn = () => filling.change({ step: 'consent', at: undefined })
  const toQuestions = () => filling.change({ step: 'questions', at: undefined })
  if (matters.length === 0) {
    return <StepPage thing={thing} step="result" onBack={toQuestions}><Notice icon="check">{w.nothingNeeded}</Notice></StepPage>
  }
  return (
    <StepPage
      thing={thing} step="result" onBack={toQuestions} onNext={() => (session ? goOn() : setAsking(true))} next={w.goOn}
      over={<Sheet title={shell.signInTitle} open={asking} onClose={() => setAsking(false)}><View className="hint">{shell.signInAbout}</View><SignIn onDone={() => { filling.adopt(); setAsking(false); goOn() }} /></Sheet>}
    >
      <Heading level={2} className="result-title">{fill(w.needMatters, { n: matters.length })}</Heading>
      <View className="hint lead-in">{fill(w.oneTime, { n: new Set(needed.map((m) => m.authority)).size, days: figures.after.days })}</View>
      {needed.some((member) => member.promise) && <PromiseBar barred={barred} />}
      {needed.map((member) => {
        const why = whyOf(member, answers, elements, language)
        return (
          <View key={member.matter} className="card matter" id={`matter-${member.matter}`}>
            <View className="matter-name">{nameOf(member, language)}</View>
            <View className="matter-fact"><Icon name="office" className="small" /><View>{units[member.authority] ?? member.authority}</View></View>
            <OnTheSpot plan={plan} member={member} answers={answers} />
            {why && <View className="matter-fact"><Icon name="check" className="small" /><View>{fill(w.because, { why })}</View></View>}
            {member.result && <View className="matter-fact"><Icon name="shield" className="small" /><View>{fill(w.youGet, { name: nameOf(member.result, language) })}</View></View>}
          </View>
        )
      })}
      {others.length > 0 && (
        <View className="card">
          <Tap id="not-needed" className="fold" onTap={() => setAll(!all)}><View className="fold-words">{fill(w.notNeeded, { n: others.length })}</View><Icon name="next" className={`small turn ${all ? 'turned' : ''}`} /></Tap>
          {all && others.map((member) => {
            const why = whyOf(member, answers, elements, language)
            return <View key={member.matter} className="not-needed"><View>{nameOf(member, language)}</View>{why && <View className="hint">{fill(w.because, { why })}</View>}</View>
          })}
        </View>
      )}
      <BeforeAfter before={figures.before} after={figures.after} />
      <View className="hint">{fill(w.papersSpared, { n: materials.filter((m) => m.way.by !== 'upload').length })}</View>
      <Button id="change-answers" kind="quiet" icon="pen" onTap={toQuestions}>{w.changeAnswers}</Button>
    </StepPage>
  )
}
