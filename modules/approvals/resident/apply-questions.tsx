import { useMemo, useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { isEmpty } from '../rules/answer-faults.ts'
import { answerInWords } from '../rules/in-words.ts'
import { questionPath } from '../rules/question-path.ts'
import { situationOf } from '../rules/situation.ts'
import { ElementInput, faultWhileTyping, nameOf } from './element-input.tsx'
import { type Filling, useAnswers, useFilled } from './filling.ts'
import { LiveSummary } from './live-summary.tsx'
import type { OneThing } from './office.ts'
import { StepPage } from './step-page.tsx'
import { applyWords } from './words.ts'

/** 情形引导: one question a screen, and only those that can still change what is needed. */
export function ApplyQuestions({ thing, filling }: { thing: OneThing; filling: Filling }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const { plan } = thing
  const { at } = useFilled(filling)
  const keys = useMemo(() => new Set(plan.questions.map((q) => q.element.key)), [plan])
  const answers = useAnswers(filling, keys)
  const [checked, setChecked] = useState(false)
  const path = questionPath(plan, answers)
  const open = path.questions.length - 1
  // What was answered before and is not asked any more counts for nothing from here on.
  const toResult = (said = answers, leads = path) => filling.change({ step: 'result', at: undefined, answers: Object.fromEntries(Object.entries(said).filter(([key]) => !keys.has(key) || key in leads.answers)) })
  const n = Math.max(0, at ? path.questions.findIndex((q) => q.element.key === at) : open)
  const question = path.questions[n]
  const go = (key: string | undefined) => {
    setChecked(false)
    filling.change({ at: key })
  }
  if (!question) {
    // Nothing to ask: everybody needs the same.
    return <StepPage thing={thing} step="questions" onNext={() => toResult()}><View className="card">{w.noQuestions}</View></StepPage>
  }
  const { element } = question
  const value = answers[element.key]
  const fault = faultWhileTyping(element, value)
  // Of several, none may be chosen, unless a matter that is needed all the same insists on one.
  const withNone = { ...answers, [element.key]: [] }
  const mayBeNone = element.type === 'many' && situationOf(plan, withNone).fields.every((f) => f.element.key !== element.key || f.required === false)
  const onNext = () => {
    setChecked(true)
    if ((isEmpty(value) && !mayBeNone) || fault) return
    const said = isEmpty(value) ? withNone : answers
    const leads = questionPath(plan, said)
    const following = leads.questions[n + 1]
    filling.answer(element.key, said[element.key])
    if (following) go(following.element.key)
    else toResult(said, leads)
  }
  const help = language === 'en' ? question.helpEn : question.help
  const asked = language === 'en' ? question.askEn ?? element.en : question.ask ?? element.name
  return (
    <StepPage thing={thing} step="questions" part={fill(w.questionN, { n: n + 1 })} onBack={n > 0 ? () => go(path.questions[n - 1]!.element.key) : undefined} onNext={onNext} above={<LiveSummary situation={situationOf(plan, path.answers)} answers={path.answers} />}>
      <View className="question">
        <Heading level={2} className="question-ask">{asked}</Heading>
        {help && <View className="question-help">{help}</View>}
        <ElementInput key={element.key} id={`question-${element.key}`} part={element} label="" value={value} hint={language === 'en' ? element.hintEn : element.hint} error={fault?.[language] ?? (checked && isEmpty(value) && !mayBeNone ? (element.type === 'many' ? w.chooseSome : w.chooseOne) : undefined)} onAnswer={(answer) => { filling.answer(element.key, answer); if (!at) filling.change({ at: element.key }) }} />
        {element.type === 'many' && <View className="hint">{mayBeNone ? w.mayNone : w.maySeveral}</View>}
      </View>
      {n > 0 && (
        <View className="answered">
          {path.questions.slice(0, n).map(({ element: before }) => (
            <Tap key={before.key} id={`answered-${before.key}`} className="answered-line" onTap={() => go(before.key)}>
              <View className="answered-name">{nameOf(before, language)}</View>
              <View className="answered-value">{answerInWords(before, answers[before.key]!, language)}</View>
              <Icon name="pen" className="tiny" />
            </Tap>
          ))}
        </View>
      )}
    </StepPage>
  )
}
