import { getRouteApi } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import { type Memory, useLiveMemories, useMemories } from './ask.ts'
import { type List, LISTS } from './memories-search.ts'
import { MemoryPane } from './memory-pane.tsx'
import '#apps/desk/kit/case.css'
import '#apps/desk/kit/marks.css'
import '#apps/desk/kit/worklist.css'
import './memories.css'

const route = getRouteApi('/memories')

/** 记忆审核: what residents remember, looked at before others read it. */
export function MemoriesPage() {
  const { list = 'left', memory: openId } = route.useSearch()
  const go = route.useNavigate()
  const found = useMemories(list)
  useLiveMemories()
  const memories = found.data?.pages.flatMap((page) => page.memories) ?? []
  const { counts, titles = {} } = found.data?.pages[0] ?? {}
  const [cursorId, setCursorId] = useState(openId)
  const place = memories.findIndex(({ id }) => id === (cursorId ?? openId))
  const shown = memories.find(({ id }) => id === openId)

  const open = (id: string | undefined) => {
    setCursorId(id)
    void go({ search: (now) => ({ ...now, memory: id }), replace: openId !== undefined })
  }
  const move = (by: number) => {
    const next = memories[Math.min(memories.length - 1, Math.max(0, place < 0 ? 0 : place + by))]
    if (!next) return
    if (openId) open(next.id)
    else setCursorId(next.id)
  }
  /** After an act the next one that waits stands open. */
  const goOn = () => open(list === 'left' ? (memories[place + 1] ?? memories[place - 1])?.id : undefined)
  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1), n: () => move(1),
    Enter: () => { const one = memories[Math.max(0, place)]; if (one) open(one.id) },
    Escape: () => (openId ? open(undefined) : false),
  })

  const names: Record<List, string> = { left: t('待审核', 'To look at'), returned: t('待修改', 'To change'), published: t('已公开', 'Published'), over: t('其他', 'Over') }
  return (
    <main className="memories" data-open={openId ?? undefined}>
      <section className="worklist-list" aria-labelledby="memories-title">
        <div className="memories-head">
          <h1 id="memories-title">{t('城市记忆', 'City memories')}</h1>
          {counts && counts.late > 0 && <span className="tag tag-red">{t(`${counts.late} 段超时`, `${counts.late} late`)}</span>}
          <Segmented<List> block aria-label={t('列表', 'List')} value={list} onChange={(to) => { setCursorId(undefined); void go({ search: { list: to } }) }} options={LISTS.map((value) => ({ value, label: `${names[value]}${counts?.[value] ? ` ${counts[value]}` : ''}` }))} />
        </div>
        <div className="worklist-scroll" tabIndex={-1}>
          {found.isPending && <div className="lines-wait" aria-busy="true"><Skeleton active /><Skeleton active /></div>}
          {found.error && <Trouble error={found.error} onRetry={() => void found.refetch()} />}
          {!found.isPending && !found.error && memories.length === 0 && <Empty title={list === 'left' ? t('都审核完了', 'All looked at') : t('这里没有记忆', 'None here')} advice={list === 'left' ? t('居民留下新的记忆会自动出现。', 'What residents leave appears by itself.') : undefined} />}
          <ul className="lines" aria-label={names[list]}>{memories.map((one, n) => <Line key={one.id} memory={one} current={n === place} open={one.id === openId} onOpen={() => open(one.id)} />)}</ul>
          {found.hasNextPage && <div className="lines-end"><Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>{t('更多', 'More')}</Button></div>}
        </div>
      </section>
      <section className="worklist-case" aria-label={t('一段记忆', 'A memory')}>
        {shown ? <MemoryPane key={`${shown.id}.${shown.version}`} memory={shown} titles={titles} onClose={() => open(undefined)} onDone={goOn} />
          : memories.length > 0 && <p className="memories-hint"><span><kbd>J</kbd> <kbd>K</kbd> {t('选择', 'choose')}</span><span><kbd>Enter</kbd> {t('打开', 'open')}</span><span><kbd>1</kbd>–<kbd>3</kbd> {t('办理', 'act')}</span></p>}
      </section>
    </main>
  )
}

function Line({ memory, current, open, onOpen }: { memory: Memory; current: boolean; open: boolean; onOpen: () => void }) {
  const { text, files, spotName, whenInWords, dueAt, late, marks, stateName, state } = memory
  const photo = files.find(({ kind, variants }) => kind === 'photo' && variants.includes('thumb'))
  return (
    <li className="line" data-current={current || undefined} data-open={open || undefined} data-late={late || undefined}>
      <button type="button" className="line-link memory-line" onClick={onOpen} aria-current={open ? 'true' : undefined}>
        {photo && <img src={`/api/files/${photo.id}/thumb`} alt="" width="56" height="56" />}
        <span>
          <span className="line-top"><span className="line-summary">{text || t('（照片或语音）', '(photos or a recording)')}</span>{state === 'left' && <DueMark line={{ dueAt, closedAt: null, late, lateBy: null, warned: false, stopped: false }} />}</span>
          <span className="line-under">
            {state !== 'left' && <span className="tag tag-grey">{stateName}</span>}
            {marks.length > 0 && <span className="tag tag-amber">{t(`${marks.length} 处个人信息`, `${marks.length} personal`)}</span>}
            <span className="line-where">{spotName} · {whenInWords}</span>
          </span>
        </span>
      </button>
    </li>
  )
}
