import { EyeOutlined, FileTextOutlined, LockOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'

/** 经过: as staff read it, or as the applicant does. */
export function HistoryPart({ kase }: { kase: Screen }) {
  const [as, setAs] = useState<'staff' | 'resident'>('staff')
  const steps = kase.history.filter((step) => as === 'staff' || step.resident !== null).toReversed()
  return (
    <Part title={t('经过', 'History')} extra={<Segmented size="small" value={as} onChange={setAs} options={[{ value: 'staff' as const, label: t('全部', 'All') }, { value: 'resident' as const, label: t('申请人看到的', 'As the applicant reads it') }]} />}>
      <ol className="history">
        {steps.map((step) => (
          <li key={step.seq} data-internal={step.resident === null || undefined}>
            <p className="history-head"><span className="history-who"><b>{step.title}</b>{step.who && <span>{step.who}</span>}<time dateTime={step.at}>{momentOf(step.at)}</time></span>
              <span className="history-eye" title={step.resident ?? t('申请人看不到', 'not shown to the applicant')}>{step.resident === null ? <><LockOutlined aria-hidden /> {t('内部', 'internal')}</> : <><EyeOutlined aria-hidden /> {t('公开', 'public')}</>}</span></p>
            {kase.documents.filter((one) => one.seq === step.seq).map((one) => <p key={one.path}><a href={`/api/approvals/document/${kase.line.id}/${one.path}`} target="_blank" rel="noreferrer"><FileTextOutlined aria-hidden /> {one.title}</a></p>)}
            <p className="history-text">{(as === 'resident' && step.resident) || step.text}</p>
            <FilesPart files={step.files} />
          </li>
        ))}
      </ol>
      <p className="receipt" title={kase.head}><SafetyCertificateOutlined aria-hidden /> {t('存证', 'Receipt')} <code>{kase.head.slice(0, 16)}</code> {t('每一步都连着上一步的摘要，改动会被发现', 'each step carries the hash of the one before')}</p>
      {kase.readings.length > 0 && <details className="why"><summary>{t(`查阅记录 ${kase.readings.length}`, `${kase.readings.length} readings`)}</summary><ul className="calls">{kase.readings.map((one) => <li key={`${one.who} ${one.at}`}><b>{one.who}</b> <small>{momentOf(one.at)}</small></li>)}</ul></details>}
    </Part>
  )
}
