import { getRouteApi } from '@tanstack/react-router'
import { Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useSplit } from '#apps/desk/kit/use-media.ts'
import { t } from '#apps/desk/kit/words.ts'
import { type Topic, useLiveTopics, useTopics, useWarnings } from './ask.ts'
import { ReadingNote } from './reading-note.tsx'
import { TopicPane } from './topic-pane.tsx'
import { TopicRow } from './topic-row.tsx'
import { PERIODS } from './topics-search.ts'
import { WarningsPart } from './warnings-part.tsx'
import '#apps/desk/kit/worklist.css'
import './topics.css'

const route = getRouteApi('/topics')

/** 热点: what many people speak of; what grows, then the hottest first. */
export function TopicsPage() {
  const search = route.useSearch()
  const go = route.useNavigate()
  const split = useSplit()
  const { period, unit } = search
  const found = useTopics({ period, unit })
  const warnings = useWarnings()
  useLiveTopics()
  const topics = found.data?.topics ?? []
  const reading = found.data?.reading
  const [cursorId, setCursorId] = useState(search.topic)
  const place = topics.findIndex(({ id }) => id === (cursorId ?? search.topic))

  const change = (next: Partial<typeof search>) => void go({ search: (now) => ({ ...now, ...next }), replace: true })
  const openId = (topic: string) => {
    setCursorId(topic)
    if (split) void go({ search: (now) => ({ ...now, topic }), replace: search.topic !== undefined })
    else void go({ to: '/topics/$id', params: { id: topic } })
  }
  const open = ({ id }: Topic) => openId(id)
  const move = (by: number) => {
    const next = topics[Math.min(topics.length - 1, Math.max(0, place < 0 ? 0 : place + by))]
    if (!next) return
    setCursorId(next.id)
    if (split && search.topic) open(next)
  }
  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    Enter: () => { const topic = topics[place]; if (topic) open(topic) },
    Escape: () => (search.topic ? change({ topic: undefined }) : false),
  })

  return (
    <main className="topics" data-open={(split && search.topic) || undefined}>
      <section className="worklist-list" aria-labelledby="topics-title">
        <div className="topics-head">
          <h1 id="topics-title">{t('热点', 'Hot topics')}</h1>
          <Select aria-label={t('时间', 'Time')} value={period ?? 0} onChange={(days: number) => change({ period: days || undefined })} options={[{ value: 0, label: t('全部时间', 'Any time') }, ...PERIODS.map((days) => ({ value: days, label: t(`近 ${days} 天`, `Last ${days} days`) }))]} />
          {(found.data?.units.length ?? 0) > 1 && <Select allowClear showSearch={{ optionFilterProp: 'label' }} aria-label={t('单位', 'Unit')} placeholder={t('全部单位', 'All units')} value={unit ?? null} onChange={(id: string | null) => change({ unit: id ?? undefined })} options={found.data!.units.map(({ id, name }) => ({ value: id, label: name }))} />}
        </div>
        <div className="worklist-scroll" tabIndex={-1}>
          <WarningsPart warnings={warnings} told={search.warning} onOpen={openId} />
          {found.isPending && <div className="lines-wait" aria-busy="true"><Skeleton active /><Skeleton active /></div>}
          {found.error && <Trouble error={found.error} onRetry={() => void found.refetch()} />}
          {reading && !(reading.on && reading.ready) && <ReadingNote reading={reading} />}
          {reading?.on && reading.ready && topics.length === 0 && (period || unit || warnings.length === 0) && (
            <Empty title={period || unit ? t('这个范围内没有热点', 'No hot topic within these filters') : t('没有您可查看的热点', 'No hot topic for you to see')} advice={t('三人以上反映同一件事，就会在这里成为一个热点；反映的人越多、越近，热度越高。', 'What three people or more speak of becomes a topic here: the more of them and the more recent, the hotter.')}>
              {(period || unit) && <button type="button" className="as-link" onClick={() => change({ period: undefined, unit: undefined })}>{t('看全部', 'Show all')}</button>}
            </Empty>
          )}
          <ol className="topic-rows" aria-label={t('热点，按热度排列', 'Hot topics, the hottest first')}>
            {topics.map((topic, i) => <TopicRow key={topic.id} topic={topic} current={i === place} open={split && topic.id === search.topic} onOpen={open} />)}
          </ol>
        </div>
      </section>
      {split && (
        <section className="worklist-case" aria-label={t('热点详情', 'The topic')}>
          {search.topic
            ? <TopicPane key={search.topic} id={search.topic} onClose={() => change({ topic: undefined })} />
            : topics.length > 0 && <p className="topics-hint"><span><kbd>J</kbd> <kbd>K</kbd> {t('选择', 'choose')}</span><span><kbd>Enter</kbd> {t('打开', 'open')}</span><span><kbd>M</kbd> {t('并成一案', 'make one case')}</span></p>}
        </section>
      )}
    </main>
  )
}
