import { RiseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { dateOf, dayOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Topic } from './ask.ts'
import { heatInWords } from './heat-words.ts'
import { StageTags } from './stage-tag.tsx'
import { isRecent, WeeksChart } from './weeks-chart.tsx'

type Props = { topic: Topic; current: boolean; open: boolean; onOpen: (topic: Topic) => void }

export function TopicRow({ topic, current, open, onOpen }: Props) {
  const [counted, setCounted] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={row} className="topic-row" data-current={current || undefined} data-open={open || undefined}>
      <Link
        to="/topics/$id" params={{ id: topic.id }} className="topic-link" aria-current={open ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(topic)
        }}
      >
        <span className="topic-name">{topic.title}</span>
        <span className="topic-count">{topic.place && !topic.title.includes(topic.place) && <span>{topic.place}</span>}<span><b>{topic.people}</b> {t('人', 'people')} {topic.requests} {t('件', 'requests')}</span><span>{spanOf(topic)}</span></span>
        {topic.warning && <span className="topic-grows"><RiseOutlined aria-hidden /> {topic.warning}</span>}
        <span className="topic-tags"><StageTags stages={topic.stages} /><span className="line-where">{whoseOf(topic)}</span></span>
      </Link>
      <div className="topic-side">
        <button type="button" className="topic-heat" aria-expanded={counted} onClick={() => setCounted(!counted)} title={t('热度是怎么算的', 'How the heat is counted')}>
          <span className="unseen">{t('热度', 'Heat')}</span>{topic.heat.total}
        </button>
        <WeeksChart weeks={topic.weeks} until={topic.weeksUntil} isCurrent={isRecent(topic)} />
      </div>
      {counted && <ul className="topic-parts" aria-label={t('热度是怎么算的', 'How the heat is counted')}>{heatInWords(topic.heat).map((line) => <li key={line}>{line}</li>)}</ul>}
    </li>
  )
}

/** 3月1日–3月4日, or the one day. */
export function spanOf({ firstAt, lastAt }: Pick<Topic, 'firstAt' | 'lastAt'>): string {
  return dayOf(firstAt) === dayOf(lastAt) ? dateOf(lastAt) : `${dateOf(firstAt)}–${dateOf(lastAt)}`
}

const NAMED = 2
const few = (all: readonly { name: string }[]) => `${all.slice(0, NAMED).map(({ name }) => name).join(t('、', ', '))}${all.length > NAMED ? t(`等 ${all.length} 个`, ` and ${all.length - NAMED} more`) : ''}`

const whoseOf = ({ units, categories }: Topic): string => [few(categories), few(units)].filter(Boolean).join(' · ')
