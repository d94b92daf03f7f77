import { Spin } from 'antd'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Reading } from './ask.ts'

/** Why there are no topics yet, or none at all. */
export function ReadingNote({ reading: { on, read } }: { reading: Reading }) {
  if (!on) return <Empty title={t('本区没有启用热点', 'Hot topics are off in this district')} advice={t('管理员在区的 triage.json 中启用 alike 后，这里会显示多人反映的同一件事。', 'Once alike is switched on in the district’s triage.json, what many people speak of is shown here.')} />
  const read_ = read.toLocaleString('en')
  return (
    <div className="reading" role="status">
      <Spin />
      <p>{read > 0 ? t(`正在通读诉求，已通读 ${read_} 件`, `Reading requests: ${read_} so far`) : t('正在通读诉求', 'Reading requests')}</p>
      <p className="empty-advice">{t('读完后自动显示热点，不影响其他办理。', 'Topics appear by themselves when it is through. All else goes on meanwhile.')}</p>
    </div>
  )
}
