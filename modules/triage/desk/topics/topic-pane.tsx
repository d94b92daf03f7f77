import { CloseOutlined, MergeCellsOutlined, RiseOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Part } from '#apps/desk/kit/part.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import { useTopic } from './ask.ts'
import { heatInWords } from './heat-words.ts'
import { MemberRow } from './member-row.tsx'
import { canMerge, joinable, leadOf } from './merge-plan.ts'
import { MergePanel } from './merge-panel.tsx'
import { ReadingNote } from './reading-note.tsx'
import { StageTags } from './stage-tag.tsx'
import { spanOf } from './topic-row.tsx'
import { isRecent, WeeksChart } from './weeks-chart.tsx'
import '#apps/desk/kit/case.css'
import './topics.css'

/** More are looked at only by whoever asks for them. */
const FIRST = 60

type Props = { id: string; onClose: () => void; before?: ReactNode }

export function TopicPane({ id, onClose, before }: Props) {
  const found = useTopic(id)
  const { topic, members = [], phrases = [], elsewhere = 0, reading } = found.data ?? {}
  const [all, setAll] = useState(false)
  const [choosing, setChoosing] = useState<{ lead: string; left: ReadonlySet<string>; begun: boolean } | null>(null)
  const suggested = leadOf(members)
  const merges = canMerge(members)
  const begin = () => { if (merges) setChoosing({ lead: suggested!.lead.id, left: new Set(), begun: false }) }
  useKeys({ m: () => { if (!merges || choosing) return false; begin() }, Escape: () => onClose() })

  if (found.isPending) return <div className="case case-wait" aria-busy="true">{before}<Skeleton active paragraph={{ rows: 8 }} /></div>
  if (found.error) return <div className="case">{before}<Trouble error={found.error} onRetry={() => void found.refetch()} /></div>
  if (reading && !(reading.on && reading.ready)) return <div className="case">{before}<ReadingNote reading={reading} /></div>
  if (!topic) return <div className="case">{before}<Empty title={t('这个热点不在了', 'This topic is no longer there')} advice={t('它可能已与别的热点合在一起，或其中的诉求不由您办理。', 'It may have become one with another, or its requests are not yours to see.')} /></div>

  const lead = choosing && members.find((one) => one.id === choosing.lead)
  const joining = lead ? joinable(members, lead.id).filter((one) => !choosing.left.has(one.id)) : []
  // Once it is begun there is nothing left to choose.
  const chooses = choosing && !choosing.begun ? choosing : null
  const shown = all || choosing ? members : members.slice(0, FIRST)
  return (
    <article className="case topic" aria-labelledby="topic-title" data-acting={choosing ? '' : undefined}>
      <header className="case-head">
        <div className="case-head-row">{before}<StageTags stages={topic.stages} /><span className="case-tools">{!before && <Button type="text" size="small" icon={<CloseOutlined />} title={t('关闭 (Esc)', 'Close (Esc)')} aria-label={t('关闭', 'Close')} onClick={onClose} />}</span></div>
        <h1 id="topic-title">{topic.title}</h1>
        <p className="case-sub">{[topic.place, t(`${topic.people} 人、${topic.requests} 件`, `${topic.people} people, ${topic.requests} requests`), spanOf(topic)].filter(Boolean).join(' · ')}</p>
        {topic.warning && <p className="topic-grows"><RiseOutlined aria-hidden /> {topic.warning}</p>}
      </header>
      {merges && <div className="verb-bar" role="toolbar" aria-label={t('办理', 'Acts')}><Button type="primary" icon={<MergeCellsOutlined />} aria-expanded={choosing !== null} onClick={begin}>{t('并成一案', 'Make one case')} <kbd aria-hidden="true">M</kbd></Button></div>}
      <div className="case-scroll" tabIndex={0} role="region" aria-label={t('热点内容', 'The topic')}>
        <div className="topic-body">
          {phrases.length > 0 && <p className="topic-phrases"><span>{t('大多提到', 'Most say')}</span> {phrases.map((phrase) => <q key={phrase}>{phrase}</q>)}</p>}
          {members.length === 0 && <p className="topic-elsewhere">{t(`这 ${elsewhere} 件还没有派给您单位。`, `These ${elsewhere} have not been given to your unit.`)}</p>}
          {members.length > 0 && <Part title={chooses ? t('选主案，勾选并入的', 'Choose what leads and what joins') : t(`诉求 ${members.length} 件`, `${members.length} requests`)}>
            {chooses && <p className="member-heads" aria-hidden="true"><span>{t('主案', 'leads')}</span><span>{t('并入', 'joins')}</span></p>}
            <ul className="members">
              {shown.map((member) => (
                <MemberRow key={member.id} member={member} choice={chooses ? {
                  leads: member.id === chooses.lead, joins: member.mayJoin && member.id !== chooses.lead && !chooses.left.has(member.id),
                  onLead: () => setChoosing({ ...chooses, lead: member.id }),
                  onJoin: () => setChoosing({ ...chooses, left: chooses.left.has(member.id) ? new Set([...chooses.left].filter((one) => one !== member.id)) : new Set([...chooses.left, member.id]) }),
                } : undefined} />
              ))}
            </ul>
            {shown.length < members.length && <button type="button" className="as-link" onClick={() => setAll(true)}>{t(`全部 ${members.length} 件`, `All ${members.length}`)}</button>}
            {elsewhere > 0 && <p className="topic-elsewhere">{t(`另有 ${elsewhere} 件由其他单位办理`, `${elsewhere} more are with other units`)}</p>}
          </Part>}
          <Part title={t('热度', 'Heat')} extra={<b className="topic-total">{topic.heat.total}</b>}>
            <div className="topic-why"><ul className="topic-sum">{heatInWords(topic.heat).map((line) => <li key={line}>{line}</li>)}</ul><WeeksChart large weeks={topic.weeks} until={topic.weeksUntil} isCurrent={isRecent(topic)} /></div>
          </Part>
        </div>
      </div>
      {choosing && lead && <MergePanel plan={{ lead, joining }} why={lead.id === suggested?.lead.id ? suggested.why : undefined} onBegin={() => setChoosing((now) => now && { ...now, begun: true })} onClose={() => setChoosing(null)} />}
    </article>
  )
}
