import { today } from '#resident/kit/dates.ts'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Text, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Field } from '#resident/ui/field.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import type { FormQuestion } from './office.ts'
import type { Answer } from './request-fields.ts'
import { requestWords } from './words.ts'

type Props = { questions: readonly FormQuestion[]; answers: Record<string, Answer>; wrong: readonly string[]; onAnswer: (id: string, answer: Answer) => void }

/** The section's and the category's own questions, as the district defines them. */
export function Questions({ questions, answers, wrong, onAnswer }: Props) {
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const english = useSettings().language === 'en'
  return (
    <View>
      {questions.map((question) => {
        const label = english ? question.en : question.label
        const error = wrong.includes(`q-${question.id}`) ? w.needAnswer : undefined
        if (question.type === 'choice' || question.type === 'yes_no') {
          const options = question.type === 'yes_no' ? [{ id: true, name: w.yes }, { id: false, name: w.no }] : (question.options ?? []).map((each) => ({ id: each.id, name: english ? each.en : each.label }))
          return (
            <View key={question.id} id={`q-${question.id}`} className="field">
              <View className="label">{label}{!question.required && <Text className="faint"> {shell.optional}</Text>}</View>
              <Choice<string | boolean> id={`q-${question.id}`} label={label} options={options} value={answers[question.id] as string | boolean | undefined} onChoose={(chosen) => onAnswer(question.id, chosen)} />
              {error && <View className="error" role="alert">{error}</View>}
            </View>
          )
        }
        const kind = question.type === 'number' ? 'number' : 'text'
        return (
          <Field key={question.id} id={`q-${question.id}`} label={label} kind={kind} most={200} value={String(answers[question.id] ?? '')} onWrite={(text) => onAnswer(question.id, text)} hint={english ? question.hint_en : question.hint} error={error}
            optional={!question.required} {...(question.type === 'date' ? { day: { last: today() } } : {})} />
        )
      })}
    </View>
  )
}
