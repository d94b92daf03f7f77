import { BulbOutlined, CheckCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { Slots } from '#apps/desk/kit/slots.tsx'
import { get } from '#apps/desk/kit/transport.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Check, Point } from '../answer-check/check-answer.ts'
import { checkAnswer } from '../answer-check/check-answer.ts'
import type { TriageSettings } from '../contract.ts'
import './answer-check.css'

const NAMES = (): Record<Check, string> => ({
  addresses: t('切题', 'To the point'), complete: t('完整', 'Complete'), explains: t('说理', 'Explained'), polite: t('礼貌', 'Polite'), private: t('个人信息', 'Personal data'),
})
/** Whoever has hardly begun is left alone. */
const BEGUN = 20
const QUOTED = 40

/** 答复检查: beside the answer while it is written, and before it is approved. It runs in the browser: a draft goes nowhere. */
export function AnswerCheck({ asked, answer, field }: Slots['answer']) {
  const settings = useQuery({ queryKey: ['triage', 'settings'], queryFn: () => get<TriageSettings>('/api/triage/settings'), staleTime: Infinity })
  const settled = useDeferredValue(answer.trim())
  const points = useMemo(() => (settled.length < BEGUN ? [] : checkAnswer(asked, settled)), [asked, settled])
  if (!settings.data?.answerCheck || settled.length < BEGUN) return null
  if (points.length === 0) return <p className="answer-check answer-check-good"><CheckCircleOutlined aria-hidden /> {t('答复检查：没有要提醒的。', 'Answer check: nothing to point out.')}</p>
  return (
    <section className="answer-check" aria-label={t('答复检查', 'Answer check')}>
      <h3><BulbOutlined aria-hidden /> {t(`答复检查：${points.length} 处请看一看`, `Answer check: ${points.length} to look at`)} <small>{t('只是提醒，由您决定', 'advice; you decide')}</small></h3>
      <ul>{points.map((point) => <Line key={`${point.check} ${point.in} ${point.start}`} point={point} text={point.in === 'asked' ? asked : settled} field={field} />)}</ul>
    </section>
  )
}

function Line({ point, text, field }: { point: Point; text: string; field: string | undefined }) {
  const quote = text.slice(point.start, point.end)
  const shown = quote.length > QUOTED ? `${quote.slice(0, QUOTED)}…` : quote
  const select = () => {
    const area = document.getElementById(field ?? '') as HTMLTextAreaElement | null
    const lead = area ? area.value.length - area.value.trimStart().length : 0
    area?.focus()
    area?.setSelectionRange(lead + point.start, lead + point.end)
  }
  return (
    <li data-weight={point.weight}>
      {point.weight === 'fault' && <ExclamationCircleFilled aria-label={t('重要', 'important')} />}
      <b>{NAMES()[point.check]}</b> {t(point.zh, point.en)}
      {shown && (point.in === 'answer' && field ? <button type="button" className="answer-quote" onClick={select}>“{shown}”</button> : <q className="answer-quote">{shown}</q>)}
    </li>
  )
}
