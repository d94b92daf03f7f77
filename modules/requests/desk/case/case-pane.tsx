import { useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaseView } from '#kernel/contract.ts'
import { useLive } from '#apps/desk/kit/live.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { say, t } from '#apps/desk/kit/words.ts'
import { type CaseScreen, type Line, useView, type VerbName, verbsOf } from '../ask.ts'
import { useSetup, verbTitle } from '../setup.ts'
import { formOf, inOrder } from '../verbs/all-verb-forms.ts'
import type { VerbForm } from '../verbs/verb-form.ts'
import { VerbPanel } from '../verbs/verb-panel.tsx'
import { CaseBody } from './case-body.tsx'
import { CaseHead } from './case-head.tsx'
import { DoneBar } from './done-bar.tsx'
import { LiveBanner, type News } from '#apps/desk/kit/live-banner.tsx'
import { VerbBar } from './verb-bar.tsx'
import '#apps/desk/kit/case.css'

type Props = { id: string; next?: Line | undefined; onNext?: () => void; onClose: () => void; onOpen: (id: string) => void; before?: ReactNode; verb?: VerbName; above?: (kase: CaseScreen) => ReactNode }
type Done = { form: VerbForm; undo: VerbName | undefined }

export function CasePane({ id, next, onNext, onClose, onOpen, before, verb, above }: Props) {
  const queries = useQueryClient()
  const setup = useSetup()
  const me = useStaff()
  const found = useView('case', { id })
  const [open, setOpen] = useState<VerbName | null>(verb ?? null)
  const [done, setDone] = useState<Done | null>(null)
  const [news, setNews] = useState<News | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const kase = found.data
  const verbs = kase ? inOrder(verbsOf(kase.can)) : []
  const form = open ? formOf(open) : undefined
  const titleOf = (one: VerbName) => say(kase?.titles[`requests.${one}`] ?? verbTitle(setup, one))

  useLive((change) => {
    if (change.caseId !== id) return
    if (change.actorName !== me.name) setNews({ who: change.actorName, verb: change.verb })
    void found.refetch()
  })
  const choose = (wanted: VerbName) => { setDone(null); setOpen(wanted) }
  const byNumber = Object.fromEntries(verbs.slice(0, 9).map((one, i) => [String(i + 1), () => choose(one)]))
  useKeys({
    ...byNumber,
    p: () => window.print(),
    w: () => scroll.current?.querySelectorAll<HTMLDetailsElement>('.clock details').forEach((why) => { why.open = !why.open }),
    Escape: () => onClose(),
  })
  useEffect(() => { if (kase) document.title = `${kase.line.number} ${kase.line.summary}`; return () => { document.title = t('暖办工作台', 'Nuanban desk') } }, [kase])

  const finish = (view: CaseView, sentForm: VerbForm) => {
    setOpen(null)
    setNews(null)
    setDone({ form: sentForm, undo: sentForm.undo && verbsOf(view.can).includes(sentForm.undo) ? sentForm.undo : undefined })
    // A verb that opened a case of its own answers with that one.
    void queries.invalidateQueries({ queryKey: ['requests'], predicate: (query) => query.queryKey[1] !== 'setup' })
  }

  if (found.isPending) return <div className="case case-wait" aria-busy="true">{before}<Skeleton active paragraph={{ rows: 4 }} /><Skeleton active paragraph={{ rows: 6 }} /></div>
  if (!kase) return <div className="case">{before}<Trouble error={found.error} onRetry={() => void found.refetch()} /></div>
  return (
    <article className="case" aria-labelledby="case-title" data-acting={form ? '' : undefined}>
      <CaseHead kase={kase} setup={setup} before={before} onClose={before ? undefined : onClose} />
      <VerbBar verbs={verbs} titleOf={titleOf} open={open} onChoose={choose} />
      {news && <LiveBanner news={news} what={say(verbTitle(setup, news.verb.replace(/^requests\./, '')))} onRead={() => setNews(null)} />}
      <div className="case-scroll" ref={scroll} tabIndex={0} role="region" aria-label={t('诉求内容', 'The request')}>
        {above?.(kase)}
        <CaseBody kase={kase} setup={setup} onOpen={onOpen} />
      </div>
      {form && open && <VerbPanel key={open} form={form} title={titleOf(open)} kase={kase} setup={setup} onDone={finish} onStale={() => void found.refetch()} onClose={() => { setOpen(null); scroll.current?.focus({ preventScroll: true }) }} />}
      {done && !form && <DoneBar text={done.form.done} next={next?.id === id ? undefined : next} onNext={onNext} undo={done.undo} onUndo={choose} onDismiss={() => setDone(null)} />}
    </article>
  )
}
