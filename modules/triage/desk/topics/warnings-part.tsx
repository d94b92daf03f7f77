import { AlertFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Warning } from './ask.ts'
import { WarningForm, type WarningVerb, warningVerb } from './warning-form.tsx'

type Props = { warnings: readonly Warning[]; told: string | undefined; onOpen: (topic: string) => void }

/** 提前预警: what grows, before the complaints come; with exactly what this person may do about it. `told`: the one that a notice speaks of. */
export function WarningsPart({ warnings, told, onOpen }: Props) {
  if (warnings.length === 0) return null
  const [own, others] = [warnings.filter(({ can }) => can.length > 0), warnings.filter(({ can }) => can.length === 0)]
  const late = others.filter((warning) => warning.late).length
  const list = (some: readonly Warning[]) => <ul>{some.map((warning) => <WarningItem key={warning.id} warning={warning} isTold={warning.id === told} onOpen={() => onOpen(warning.topic)} />)}</ul>
  return (
    <section className="warnings" aria-label={t('提前预警', 'Early warnings')}>
      {own.length > 0 && <h2><AlertFilled aria-hidden /> {t(`提前预警 ${own.length}`, `${own.length} early ${own.length === 1 ? 'warning' : 'warnings'}`)}</h2>}
      {own.length > 0 && list(own)}
      {others.length > 0 && (
        <details className="warnings-others" open={late > 0 || others.some(({ id }) => id === told)}>
          <summary>{t(`已向单位预警 ${others.length} 项${late ? `，逾期未响应 ${late} 项` : ''}`, `${others.length} with their units${late ? `, ${late} unanswered in time` : ''}`)}</summary>
          {list(others)}
        </details>
      )}
    </section>
  )
}

function WarningItem({ warning, isTold, onOpen }: { warning: Warning; isTold: boolean; onOpen: () => void }) {
  const [verb, setVerb] = useState<WarningVerb | null>(null)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => { if (isTold) item.current?.scrollIntoView({ block: 'nearest' }) }, [isTold])
  const { summary, said, unitName, plan, can, dueAt, late } = warning
  const verbs = can.map((name) => name.replace(/^triage\./, '') as WarningVerb)
  return (
    <li ref={item} className="warning" data-late={late || undefined} data-told={isTold || undefined}>
      <p className="line-top"><button type="button" className="warning-name" onClick={onOpen}>{summary}</button>{plan ? <span className="tag tag-sea">{t('处置中', 'in hand')}</span> : <DueMark line={{ dueAt, closedAt: null, late, lateBy: null, warned: false, stopped: false }} />}</p>
      <p className="warning-said">{said} · {unitName}</p>
      {plan && <p className="warning-plan">{plan.text} <small>{plan.by} {momentOf(plan.at)}</small></p>}
      {verbs.length > 0 && !verb && <p className="warning-acts">{verbs.map((one, i) => <Button key={one} size="small" type={i === 0 ? 'primary' : 'default'} onClick={() => setVerb(one)}>{warningVerb(one)}</Button>)}</p>}
      {verb && verbs.includes(verb) && <WarningForm warning={warning} verb={verb} onClose={() => setVerb(null)} />}
    </li>
  )
}
