import { Input, InputNumber, Radio, Select } from 'antd'
import { without } from '#apps/desk/kit/without.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Question } from '../setup.ts'

type Answers = Record<string, string | number | boolean>
type Props = { questions: Question[]; answers: Answers; onChange: (answers: Answers) => void }

export function QuestionFields({ questions, answers, onChange }: Props) {
  const set = (id: string, value: string | number | boolean | null | undefined) => {
    const rest = without(answers, id)
    onChange(value === null || value === undefined || value === '' ? rest : { ...rest, [id]: value })
  }
  return (
    <div className="questions">
      {questions.map((question) => {
        const id = `question-${question.id}`
        return (
          <div key={question.id} className="field">
            <label htmlFor={id}>{t(question.label, question.en)}{question.required && <i> *</i>}</label>
            <QuestionInput id={id} question={question} value={answers[question.id]} onChange={(value) => set(question.id, value)} />
            {question.hint && <small>{t(question.hint, question.hint_en ?? question.hint)}</small>}
          </div>
        )
      })}
    </div>
  )
}

type One = { id: string; question: Question; value: string | number | boolean | undefined; onChange: (value: string | number | boolean | null | undefined) => void }

function QuestionInput({ id, question, value, onChange }: One) {
  const label = t(question.label, question.en)
  switch (question.type) {
    case 'choice': return <Select id={id} aria-label={label} allowClear value={(value as string | undefined) ?? null} onChange={onChange} options={question.options?.map((option) => ({ value: option.id, label: t(option.label, option.en) })) ?? []} />
    case 'number': return <InputNumber id={id} style={{ width: '100%' }} value={typeof value === 'number' ? value : null} onChange={onChange} />
    case 'date': return <Input id={id} type="date" value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />
    case 'yes_no': return <Radio.Group aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value as boolean)} options={[{ value: true, label: t('是', 'Yes') }, { value: false, label: t('否', 'No') }]} />
    case 'text': return <Input id={id} value={String(value ?? '')} maxLength={2000} onChange={(event) => onChange(event.target.value)} />
  }
}
