import { CloseOutlined, LinkOutlined, LockOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { channelName, sectionName, StateTag } from '../states.tsx'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'

type Props = { kase: CaseScreen; setup: Setup | undefined; before?: ReactNode; onClose: (() => void) | undefined }

export function CaseHead({ kase, before, onClose }: Props) {
  const { message } = App.useApp()
  const { line } = kase
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}/desk/case/${line.id}`)
    void message.success(t('链接已复制，同事打开时仍按各自权限查看', 'Link copied; colleagues see what their rights allow'))
  }
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
        <span className="case-tools">
          <Button type="text" size="small" icon={<LinkOutlined />} title={t('复制链接', 'Copy the link')} aria-label={t('复制链接', 'Copy the link')} onClick={() => void copy()} />
          <Button type="text" size="small" icon={<PrinterOutlined />} title={t('打印 (P)', 'Print (P)')} aria-label={t('打印', 'Print')} onClick={() => window.print()} />
          {onClose && <Button type="text" size="small" icon={<CloseOutlined />} title={t('关闭 (Esc)', 'Close (Esc)')} aria-label={t('关闭', 'Close')} onClick={onClose} />}
        </span>
      </div>
      <h1 id="case-title">{line.summary}</h1>
      <p className="case-sub">{[sectionName(line.section), line.categoryName ?? t('未分类', 'no category'), line.areaName, channelName(kase.channel), t(`${momentOf(line.openedAt)} 提交`, `since ${momentOf(line.openedAt)}`)].filter(Boolean).join(' · ')}</p>
    </header>
  )
}
