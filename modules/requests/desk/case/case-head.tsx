import { LockOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { CaseTools } from '#apps/desk/kit/case-tools.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { channelName, sectionName, StateTag } from '../states.tsx'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'

type Props = { kase: CaseScreen; setup: Setup | undefined; before?: ReactNode; onClose: (() => void) | undefined }

export function CaseHead({ kase, before, onClose }: Props) {
  const { line } = kase
  return (
    <header className="case-head">
      <div className="case-head-row">
        {before}
        <span className="case-number">{line.number}</span>
        <StateTag state={line.state} />
        <DueMark line={line} inWords={kase.clocks.find((clock) => !clock.doneAt && clock.dueAt === line.dueAt)?.inWords} />
        {line.again && <span className="tag tag-amber">{t('再办', 'Again')}</span>}
        {line.supervised && <span className="tag tag-red">{t('督办', 'Supervised')}</span>}
        {kase.confidential && <span className="tag tag-plum"><LockOutlined aria-hidden /> {t('保密', 'Confidential')}</span>}
        <CaseTools path={`case/${line.id}`} onClose={onClose} />
      </div>
      <h1 id="case-title">{line.summary}</h1>
      <p className="case-sub">{[sectionName(line.section), line.categoryName ?? t('未分类', 'no category'), line.areaName, channelName(kase.channel), t(`${momentOf(line.openedAt)} 提交`, `since ${momentOf(line.openedAt)}`)].filter(Boolean).join(' · ')}</p>
    </header>
  )
}
