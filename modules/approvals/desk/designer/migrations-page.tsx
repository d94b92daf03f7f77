import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Input, Modal, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { ago, dayOf } from '#apps/desk/kit/moments.ts'
import { newId } from '#apps/desk/kit/new-id.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { useStaff } from '#apps/desk/kit/session.ts'
import { post } from '#apps/desk/kit/transport.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { StateTag } from '../states.tsx'
import { type Answered, useDesign } from './ask.ts'
import '#apps/desk/kit/marks.css'
import './designer.css'

type Waiting = Answered<'plan_migrations'>['waiting'][number]
type Migration = Answered<'plan_migrations'>['migrations'][number]
type Case = Answered<'migration_dry_run'>['cases'][number]

/** 法规变更: whether open applications follow a new plan is tried over all of them, proposed by one person and decided by another. */
export function MigrationsPage() {
  const found = useDesign('plan_migrations', {})
  const [trying, setTrying] = useState<Waiting | null>(null)
  if (found.isPending) return <main className="page"><Skeleton active paragraph={{ rows: 10 }} /></main>
  if (!found.data) return <main className="page"><Trouble error={found.error} onRetry={() => void found.refetch()} /></main>
  const { waiting, migrations } = found.data
  const open = migrations.filter((m) => m.state === 'proposed')
  return (
    <main className="page designer">
      <header className="page-head"><Link to="/designer" className="designer-link">‹ {t('设计', 'Designer')}</Link><h1>{t('法规变更', 'Changes of law')}</h1><p>{t('在办的申请始终按提交时的方案办。法规要求在办的也按新规定时，先试算，再由两个人决定，每一件都告知申请人。', 'Open applications keep the plan they were made under. Where the law wants them to follow, it is tried first, decided by two persons, and each applicant is told.')}</p></header>
      {open.map((one) => <Deciding key={one.id} one={one} onTry={() => setTrying({ oneThing: one.oneThing, name: one.name, from: one.from, to: one.to, open: 0, since: one.at, changes: [] })} />)}
      <h2 className="report-title">{t('按旧方案在办的', 'Open under an earlier plan')}</h2>
      {waiting.length === 0 ? <Empty title={t('没有按旧方案在办的申请', 'No application is open under an earlier plan')} advice={t('发布新版后，还在办的申请会列在这里。', 'After a new version is published, what is still open is listed here.')} /> : (
        <ul className="waiting">{waiting.map((one) => (
          <li key={one.from} className="card">
            <h3>{one.name}<span className="tag tag-sea">{t(`${one.open} 件在办`, `${one.open} open`)}</span><small>{t(`最早 ${dayOf(one.since)} 提交`, `since ${dayOf(one.since)}`)}</small></h3>
            <ul className="changes">{one.changes.slice(0, 6).map((change) => <li key={change}>{change}</li>)}{one.changes.length === 0 && <li>{t('对申请人没有变化', 'Nothing that an applicant notices')}</li>}</ul>
            <Button onClick={() => setTrying(one)}>{t('试算', 'Try it')}</Button>
          </li>
        ))}</ul>
      )}
      {migrations.some((m) => m.state !== 'proposed') && <><h2 className="report-title">{t('决定过的', 'Decided')}</h2><ul className="waiting">{migrations.filter((m) => m.state !== 'proposed').map((one) => <li key={one.id} className="card"><h3>{one.name}<span className={`tag tag-${one.state === 'decided' ? 'green' : 'grey'}`}>{one.state === 'decided' ? t(`同意，逐件处理 ${one.cases} 件`, `agreed, ${one.cases} one by one`) : t('不同意', 'rejected')}</span></h3><p>{one.why}{one.longer && t(`；时限延长的理由：${one.longer}`, `; longer because: ${one.longer}`)}</p><small>{t(`${one.by} 提出，${one.decidedBy} 决定（${one.words}）`, `Proposed by ${one.by}, decided by ${one.decidedBy} (${one.words})`)} · {one.decidedAt && ago(one.decidedAt)}</small></li>)}</ul></>}
      {trying && <DryRun one={trying} isProposed={open.some((m) => m.from === trying.from)} onClose={() => setTrying(null)} />}
    </main>
  )
}

function Deciding({ one, onTry }: { one: Migration; onTry: () => void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const decide = (agreed: boolean) => {
    setBusy(true)
    post<{ cases: number }>(`/api/approvals/design/migration/${one.id}/decide`, { agreed, words: words.trim() }).then(({ cases }) => { void message.success(agreed ? t(`已决定，${cases} 件申请逐件改按新方案`, `Decided: ${cases} applications follow, one by one`) : t('已记下：不同意', 'Rejected')); void queries.invalidateQueries({ queryKey: ['approvals'] }) }, (error: unknown) => void message.error(sentenceOf(error))).finally(() => setBusy(false))
  }
  return (
    <section className="card review"><h2>{t(`待决定：${one.name}`, `To decide: ${one.name}`)}<small>{t(`${one.by} 提出 · ${ago(one.at)}`, `by ${one.by} · ${ago(one.at)}`)}</small></h2>
      <p>{one.why}{one.longer && t(`；时限延长的理由：${one.longer}`, `; longer because: ${one.longer}`)}</p>
      <div className="review-acts"><Button onClick={onTry}>{t('看试算结果', 'See the dry run')}</Button>{one.can ? <><Input aria-label={t('决定的意见', 'Your words')} placeholder={t('决定的意见', 'Your words')} value={words} onChange={(event) => setWords(event.target.value)} /><Button type="primary" disabled={!words.trim()} loading={busy} onClick={() => decide(true)}>{t('同意', 'Agree')}</Button><Button disabled={!words.trim()} loading={busy} onClick={() => decide(false)}>{t('不同意', 'Reject')}</Button></> : <span className="hint">{t('等另一位管理员或督办员决定。', 'Another administrator or a supervisor decides.')}</span>}</div>
    </section>
  )
}

const MOVES = () => ({ moves: ['green', t('直接改按', 'follows')], asks: ['amber', t('要请申请人补充', 'asks once')], stays: ['grey', t('仍按原方案', 'stays')] }) as Record<Case['moves'], [string, string]>

function DryRun({ one, isProposed, onClose }: { one: Waiting; isProposed: boolean; onClose: () => void }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const staff = useStaff()
  const run = useDesign('migration_dry_run', { oneThing: one.oneThing, from: one.from })
  const [id] = useState(newId)
  const [why, setWhy] = useState('')
  const [longer, setLonger] = useState('')
  const [error, setError] = useState<unknown>(null)
  const cases = run.data?.cases ?? []
  const n = (moves: Case['moves']) => cases.filter((c) => c.moves === moves).length
  const isLonger = cases.some((c) => c.moves !== 'stays' && c.limit[1] > c.limit[0])
  const propose = () => post('/api/approvals/design/migration', { id, oneThing: one.oneThing, from: one.from, to: run.data!.to, why: why.trim(), ...(longer.trim() ? { longer: longer.trim() } : {}) }).then(() => { void message.success(t('已提出，等另一个人决定', 'Proposed: another person decides')); void queries.invalidateQueries({ queryKey: ['approvals', 'plan_migrations'] }); onClose() }, setError)
  return (
    <Modal open width={960} title={t(`“${one.name}”在办申请改按新方案：试算`, `${one.name}: dry run`)} onCancel={onClose} footer={!isProposed && staff.roles.includes('admin') && cases.length > 0 ? <><Button onClick={onClose}>{t('不提出', 'Not now')}</Button><Button type="primary" disabled={!why.trim()} onClick={() => void propose()}>{t('提出，由另一个人决定', 'Propose; another person decides')}</Button></> : null}>
      {run.isPending ? <Skeleton active /> : !run.data ? <Trouble error={run.error} onRetry={() => void run.refetch()} /> : (
        <div className="dry-run">
          <ul className="changes">{run.data.changes.map((change) => <li key={change}>{change}</li>)}</ul>
          <p className="dry-sum"><b>{t(`${cases.length} 件在办`, `${cases.length} open`)}</b><span className="tag tag-green">{t(`${n('moves')} 件直接改按`, `${n('moves')} follow`)}</span><span className="tag tag-amber">{t(`${n('asks')} 件请申请人补充一次`, `${n('asks')} ask once`)}</span><span className="tag tag-grey">{t(`${n('stays')} 件已受理、仍按原方案`, `${n('stays')} stay`)}</span></p>
          <Table<Case> size="small" rowKey="id" dataSource={cases} pagination={cases.length > 12 ? { pageSize: 12 } : false} scroll={{ x: 820 }} columns={[
            { title: t('申请', 'Application'), key: 'a', render: (_, c) => <Link to="/approvals/$id" params={{ id: c.id }}>{c.number}</Link> },
            { title: t('状态', 'State'), key: 's', width: 90, render: (_, c) => <StateTag state={c.state} /> },
            { title: t('结果', 'What happens'), key: 'm', width: 120, render: (_, c) => <span className={`tag tag-${MOVES()[c.moves][0]}`} title={c.why ?? ''}>{MOVES()[c.moves][1]}</span> },
            { title: t('事项', 'Matters'), key: 'x', render: (_, c) => [...c.matters.added.map((m) => `＋${m}`), ...c.matters.removed.map((m) => `－${m}`)].join(t('、', ', ')) || '—' },
            { title: t('要再问、再交', 'Asked again'), key: 'q', render: (_, c) => [...c.again, ...c.papers].join(t('、', ', ')) || '—' },
            { title: t('全程', 'Days'), key: 'd', width: 90, render: (_, c) => (c.days[0] === c.days[1] ? c.days[0] : `${c.days[0]} → ${c.days[1]}`) },
            { title: t('承诺', 'Limit'), key: 'l', width: 90, render: (_, c) => (c.limit[0] === c.limit[1] ? c.limit[0] : <b>{c.limit[0]} → {c.limit[1]}</b>) },
          ]} />
          {!isProposed && staff.roles.includes('admin') && cases.length > 0 && (
            <div className="design-new">
              <label className="design-field"><span>{t('依据和理由（会告知申请人）', 'Basis and reason (applicants are told)')}</span><Input.TextArea autoSize={{ minRows: 2 }} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
              <label className="design-field"><span>{t('时限延长的理由（不写，已经开始的时限就不延长）', 'Why limits that run become longer (left empty, none does)')}</span><Input value={longer} onChange={(event) => setLonger(event.target.value)} />{isLonger && <small>{t('新方案的承诺时限比原来长。', 'The new plan promises more days.')}</small>}</label>
              {error ? <Alert type="error" showIcon title={sentenceOf(error)} /> : null}
            </div>
          )}
        </div>
      )}
    </Modal>
  )
}
