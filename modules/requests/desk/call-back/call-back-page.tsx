import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useSplit } from '#apps/desk/kit/use-media.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Line } from '../ask.ts'
import { CasePane } from '../case/case-pane.tsx'
import { ListPane } from '../worklist/list-pane.tsx'
import { useFlat, useLines } from '../worklist/use-lines.ts'
import { CallScript } from './call-script.tsx'
import '#apps/desk/kit/worklist.css'
import './call-back.css'

const route = getRouteApi('/call-back')

export function CallBackPage() {
  const { case: openId } = route.useSearch()
  const go = route.useNavigate()
  const split = useSplit()
  const found = useLines({ list: 'callback' })
  const lines = useFlat(found)
  const [place, setPlace] = useState(0)
  const openAt = lines.findIndex((line) => line.id === openId)
  const open = (line: Line) => { setPlace(lines.indexOf(line)); void go({ search: { case: line.id }, replace: !!openId && split }) }
  const close = () => void go({ search: {} })
  // The case that was just recorded has left the list: the next one stands in its place.
  const next = openAt >= 0 ? lines[openAt + 1] : lines[place]
  const move = (by: number) => { const line = lines[Math.max(0, Math.min(lines.length - 1, (openAt >= 0 ? openAt : place) + by))]; if (line) open(line) }
  useKeys({ j: () => move(openId ? 1 : 0), ArrowDown: () => move(openId ? 1 : 0), k: () => move(-1), ArrowUp: () => move(-1), n: () => { if (next) open(next) }, Enter: () => { const line = lines[place]; if (line && !openId) open(line); else return false } })

  const pane = openId && <CasePane key={openId} id={openId} verb={lines[openAt] && lines[openAt].state !== 'answered' ? 'call_about_delay' : 'record_call_back'} next={next} onNext={() => { if (next) open(next) }} onClose={close} onOpen={(id) => void go({ to: '/case/$id', params: { id } })} above={(kase) => <CallScript kase={kase} />} />
  if (!split && openId) return <main className="call-back">{pane}</main>
  return (
    <main className="call-back call-back-split">
      <section className="worklist-list" aria-labelledby="call-back-title">
        <div className="worklist-head"><h1 id="call-back-title">{t('待回访', 'To call back')}</h1><span className="call-back-count">{lines.length}{found.hasNextPage && '+'}</span></div>
        <div className="worklist-scroll"><ListPane found={found} lines={lines} cursor={openAt >= 0 ? openAt : place} openId={openId} filtered={false} onOpen={open} onClear={close} /></div>
      </section>
      {split && <section className="worklist-case" aria-label={t('回访', 'Call-back')}>{pane || <Empty title={t('选一件开始回访', 'Choose one to begin')} advice={t('按 J 打开下一件。打开后照话术念，三个问题分开记。', 'J opens the next. Read the script; the three answers are recorded apart.')} />}</section>}
    </main>
  )
}
