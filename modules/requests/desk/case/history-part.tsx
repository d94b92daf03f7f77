import { EyeOutlined, LockOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen, Step } from '../ask.ts'
import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

export function HistoryPart({ kase }: { kase: CaseScreen }) {
  const [only, setOnly] = useState<'all' | 'public'>('all')
  const steps = kase.history.filter((step) => only === 'all' || step.resident !== null).toSorted((a, b) => b.seq - a.seq)
  return (
    <Part title={t('经过', 'History')} extra={<Segmented size="small" value={only} onChange={setOnly} options={[{ value: 'all' as const, label: t('全部', 'All') }, { value: 'public' as const, label: t('群众可见', 'As the resident sees it') }]} />}>
      <ol className="history">
        {ringsTogether(steps).map(([step, ...earlier]) => (
          <StepLine key={step!.seq} step={step!} text={(only === 'public' && step!.resident) || step!.text}>
            {earlier.length > 0 && <details className="history-rings"><summary>{t(`此前还有 ${earlier.length} 次提醒`, `${earlier.length} earlier reminders`)}</summary><ol>{earlier.map((one) => <li key={one.seq}><time dateTime={one.at}>{momentOf(one.at)}</time> {one.text}</li>)}</ol></details>}
          </StepLine>
        ))}
      </ol>
      <p className="receipt" title={kase.head}><SafetyCertificateOutlined aria-hidden /> {t('存证', 'Receipt')} <code>{kase.head.slice(0, 16)}</code> {t('每一步都连着上一步的摘要，改动会被发现', 'each step carries the hash of the one before')}</p>
    </Part>
  )
}

function StepLine({ step, text, children }: { step: Step; text: string; children: ReactNode }) {
  const isInternal = step.resident === null
  return (
    <li data-internal={isInternal || undefined}>
      <p className="history-head"><span className="history-who"><b>{step.title}</b>{step.who && <span>{step.who}</span>}<time dateTime={step.at}>{momentOf(step.at)}</time></span>
        <span className="history-eye" title={isInternal ? t('群众看不到', 'not shown to the resident') : t(`群众看到的是：${step.resident}`, `The resident reads: ${step.resident}`)}>{isInternal ? <><LockOutlined aria-hidden /> {t('内部', 'internal')}</> : <><EyeOutlined aria-hidden /> {t('公开', 'public')}</>}</span>
      </p>
      <p className="history-text">{text}</p>
      {children}
      <FilesPart files={step.files} />
    </li>
  )
}

/** Clocks that rang one after the other, with nothing done in between, take one place. */
function ringsTogether(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (last && isRing(last[0]!) && isRing(step)) last.push(step)
    else groups.push([step])
  }
  return groups
}

const isRing = (step: Step) => step.verb === 'requests.ring'
