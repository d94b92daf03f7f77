import { CheckCircleFilled, CloseOutlined, MoreOutlined, PhoneOutlined, SafetyCertificateOutlined, ThunderboltFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Skeleton } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ClocksPart } from '#apps/desk/kit/clocks-part.tsx'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'
import { LiveBanner, type News } from '#apps/desk/kit/live-banner.tsx'
import { useLive } from '#apps/desk/kit/live.ts'
import { CaseTools } from '#apps/desk/kit/case-tools.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useMedia } from '#apps/desk/kit/use-media.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Line, type Screen, useSetup, useView } from '../ask.ts'
import { StateTag } from '../states.tsx'
import { FORMS } from '../verbs/all-forms.ts'
import { type Act, actsOf } from '../verbs/verb-form.ts'
import { VerbPanel } from '../verbs/verb-panel.tsx'
import { FindingsPart } from './findings-part.tsx'
import { FormPart } from './form-part.tsx'
import { GraphPart } from './graph-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { MattersPart } from './matters-part.tsx'
import { PapersPart } from './papers-part.tsx'
import '#apps/desk/kit/case.css'
import '../approvals.css'

/** More would be too narrow beside the form. */
const MANY_DAYS = 6

type Props = { id: string; next?: Line | undefined; onNext?: () => void; onClose: () => void; before?: ReactNode }

/** One application: who applied for what, how each department stands with it, and what may be done now. */
export function ApplicationPane({ id, next, onNext, onClose, before }: Props) {
  const queries = useQueryClient()
  const setup = useSetup()
  const me = useStaff()
  const found = useView('application', { id })
  const [open, setOpen] = useState<string | null>(null)
  const [done, setDone] = useState<Act | null>(null)
  const [news, setNews] = useState<News | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const kase = found.data
  const acts = kase ? actsOf(FORMS, kase) : []
  const acting = acts.find(({ form }) => form.verb === open)
  // Of what was just done, something of one's own may be left in this application.
  const again = done && acts.find(({ form }) => form.verb === done.form.verb)
  const undone = again?.targets.find((target) => target.done === false)
  const left = again && undone ? { form: again.form, label: undone.label } : undefined
  const titleOf = ({ form, targets }: Act) => {
    const title = kase?.titles[`approvals.${form.verb}`] ?? setup?.verbs[`approvals.${form.verb}`]
    return `${title ? say(title) : form.verb}${targets.length === 1 ? t(`：${targets[0]!.label}`, `: ${targets[0]!.label}`) : ''}`
  }

  useLive((change) => {
    if (change.caseId !== id) return
    if (change.actorName !== me.name) setNews({ who: change.actorName, verb: change.verb })
    void found.refetch()
  })
  const choose = (verb: string) => { setDone(null); setOpen(verb) }
  useKeys({
    ...Object.fromEntries(acts.slice(0, 9).map(({ form }, i) => [String(i + 1), () => choose(form.verb)])),
    p: () => window.print(),
    w: () => scroll.current?.querySelectorAll<HTMLDetailsElement>('.clock details').forEach((why) => { why.open = !why.open }),
    Escape: () => onClose(),
  })
  useEffect(() => { if (kase) document.title = `${kase.line.number} ${kase.line.applicant}`; return () => { document.title = t('暖办工作台', 'Nuanban desk') } }, [kase])

  if (found.isPending) return <div className="case case-wait" aria-busy="true">{before}<Skeleton active paragraph={{ rows: 4 }} /><Skeleton active paragraph={{ rows: 6 }} /></div>
  if (!kase) return <div className="case">{before}<Trouble error={found.error} onRetry={() => void found.refetch()} /></div>
  const finish = () => {
    setOpen(null)
    setNews(null)
    setDone(acting ?? null)
    void queries.invalidateQueries({ queryKey: ['approvals'], predicate: ({ queryKey }) => queryKey[1] !== 'desk_setup' })
  }
  return (
    <article className="case application" aria-labelledby="case-title" data-acting={acting ? '' : undefined}>
      <Head kase={kase} before={before} onClose={before ? undefined : onClose} />
      <Acts acts={acts} titleOf={titleOf} open={open} onChoose={choose} />
      {news && <LiveBanner news={news} what={setup?.verbs[news.verb] ? say(setup.verbs[news.verb]!) : news.verb} onRead={() => setNews(null)} />}
      <div className="case-scroll" ref={scroll} tabIndex={0} role="region" aria-label={t('申请内容', 'The application')}>
        <div className="case-body">
          {kase.days > MANY_DAYS && <div className="case-wide"><GraphPart kase={kase} /></div>}
          <div className="case-main"><MattersPart kase={kase} /><FormPart kase={kase} /><PapersPart kase={kase} /></div>
          <div className="case-side">{kase.days <= MANY_DAYS && <GraphPart kase={kase} />}<FindingsPart kase={kase} /><ClocksPart clocks={kase.clocks} whose={() => null} /><HistoryPart kase={kase} /></div>
        </div>
      </div>
      {acting && <VerbPanel key={acting.form.verb} act={acting} title={titleOf(acting)} kase={kase} onDone={finish} onStale={() => void found.refetch()} onClose={() => { setOpen(null); scroll.current?.focus({ preventScroll: true }) }} />}
      {done && !acting && (
        <div className="done-bar" role="status">
          <CheckCircleFilled aria-hidden className="done-sign" /><b>{say(done.form.done)}</b>
          <span className="done-next">
            {left && <Button size="small" onClick={() => choose(left.form.verb)}>{t(`本件还有：${left.label}`, `Here still: ${left.label}`)} <kbd aria-hidden="true">{acts.findIndex(({ form }) => form.verb === left.form.verb) + 1}</kbd></Button>}
            {next && next.id !== id && onNext && <>{!left && <span className="done-summary">{t('下一件：', 'Next: ')}{next.applicant}</span>}<Button type="primary" size="small" onClick={onNext}>{t('办下一件', 'Go on')} <kbd aria-hidden="true">N</kbd></Button></>}
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('关闭', 'Close')} onClick={() => setDone(null)} />
          </span>
        </div>
      )}
    </article>
  )
}

function Head({ kase, before, onClose }: { kase: Screen; before: ReactNode; onClose: (() => void) | undefined }) {
  const { line } = kase
  return (
    <header className="case-head">
      <div className="case-head-row">
        {before}
        <span className="case-number">{line.number}</span><StateTag state={line.state} /><DueMark line={line} />
        {line.green && <span className="tag tag-green"><ThunderboltFilled aria-hidden /> {t('绿色通道', 'Green channel')}</span>}
        {line.promised && <span className="tag tag-plum"><SafetyCertificateOutlined aria-hidden /> {t('告知承诺', 'Promise')}</span>}
        {kase.deemed && <span className="tag tag-amber">{t('逾期视为受理', 'Accepted by law')}</span>}
        <CaseTools path={`approvals/${line.id}`} onClose={onClose} />
      </div>
      <h1 id="case-title">{line.applicant} · {line.oneThingName}</h1>
      <p className="case-sub"><span>{standing(kase)}</span> <span className="case-person">{kase.applicant.name}{kase.applicant.phone && <> <a href={`tel:${kase.applicant.phone}`}><PhoneOutlined aria-hidden /> {kase.applicant.phone}</a></>} · {t(`${momentOf(line.openedAt)} 提交`, `since ${momentOf(line.openedAt)}`)}</span></p>
    </header>
  )
}

/** How it stands, in a line. */
function standing({ line, matters, clocks, limit }: Screen): string {
  const whole = clocks.find(({ name, doneAt }) => name === 'whole' && !doneAt)
  switch (line.state) {
    case 'submitted': return t(`${matters.filter(({ opinion }) => opinion).length}/${line.matters} 个事项已预审`, `${matters.filter(({ opinion }) => opinion).length} of ${line.matters} matters reviewed`)
    case 'supplementing': return t('等申请人补正，时限暂停', 'Waits for the applicant; the clock stands still')
    case 'in_progress': return t(`已决定 ${line.decided}/${line.matters} 个事项；承诺 ${limit} 个工作日全部办结${whole ? `（${whole.inWords}）` : ''}`, `${line.decided} of ${line.matters} decided; promised within ${limit} working days${whole ? ` (${whole.inWords})` : ''}`)
    case 'ready': return t('全部已决定，可以统一出件', 'All decided: to be issued together')
    default: return t(`${line.matters} 个事项`, `${line.matters} matters`)
  }
}

function Acts({ acts, titleOf, open, onChoose }: { acts: readonly Act[]; titleOf: (act: Act) => string; open: string | null; onChoose: (verb: string) => void }) {
  const narrow = useMedia('(max-width: 760px)')
  // Long names one under the other would fill a phone before anything is read.
  const isLong = narrow && acts.length > 1 && acts.some((act) => titleOf(act).length > 9)
  const most = isLong ? 1 : narrow ? 2 : 5
  const shown = !isLong && acts.length <= most + 1 ? acts.length : Math.min(most, acts.length)
  if (acts.length === 0) return <p className="verb-none">{t('这一环节没有需要您办理的', 'Nothing for you to do at this step')}</p>
  return (
    <div className="verb-bar" role="toolbar" aria-label={t('办理', 'Acts')}>
      {acts.slice(0, shown).map((act, i) => <Button key={act.form.verb} type={i === 0 && !act.form.grave ? 'primary' : 'default'} className={act.form.verb === open ? 'verb-open' : ''} aria-expanded={act.form.verb === open} onClick={() => onChoose(act.form.verb)}>{titleOf(act)} <kbd aria-hidden="true">{i + 1}</kbd></Button>)}
      {acts.length > shown && (
        <Dropdown trigger={['click']} menu={{ items: acts.slice(shown).map((act, i) => ({ key: act.form.verb, label: <span className="verb-more">{titleOf(act)}{shown + i < 9 && <kbd>{shown + i + 1}</kbd>}</span>, onClick: () => onChoose(act.form.verb) })) }}>
          <Button icon={<MoreOutlined />}>{t(`更多 ${acts.length - shown}`, `${acts.length - shown} more`)}</Button>
        </Dropdown>
      )}
    </div>
  )
}
