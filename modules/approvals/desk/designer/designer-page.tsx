import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Input, Segmented, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { ago, dayOf } from '#apps/desk/kit/moments.ts'
import { newId } from '#apps/desk/kit/new-id.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { type Answered, bodyOf, keepDraft, useDesign } from './ask.ts'
import { withBody } from './bodies.ts'
import { HistoryDrawer } from './history-drawer.tsx'
import { NewDocument } from './new-document.tsx'
import { StateMark } from './state-mark.tsx'
import { WordList } from './word-list.tsx'
import '#apps/desk/kit/marks.css'
import './designer.css'

type Document = Answered<'designer'>['documents'][number]

/** 设计: what is published, and what is on its way. */
export function DesignerPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const list = useDesign('designer', {})
  const [family, setFamily] = useState<'one_thing' | 'matter' | 'element' | 'material'>('one_thing')
  const [sought, setSought] = useState('')
  const [history, setHistory] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const [opening, setOpening] = useState<string | null>(null)

  /** A draft of its own, with what is published as it stands. */
  const begin = async (kind: string, title: string, taken: () => Promise<{ body: unknown; version: number }>) => {
    setOpening(kind)
    try {
      const { body, version } = await taken()
      const id = newId()
      await keepDraft(id, withBody({ title, bodies: {}, bases: {}, elements: [], materials: [] }, kind, body, version), 0)
      void queries.invalidateQueries({ queryKey: ['approvals', 'designer'] })
      void navigate({ to: '/designer/$id', params: { id } })
    } catch (error) {
      void message.error(sentenceOf(error))
    } finally {
      setOpening(null)
    }
  }
  const edit = (one: { kind: string; name: string }, version?: number) =>
    begin(one.kind, version === undefined ? t(`修订“${one.name}”`, `Change ${one.name}`) : t(`“${one.name}”恢复为第 ${version} 版`, `${one.name}: back to version ${version}`), async () => {
      const newest = await bodyOf(one.kind)
      return version === undefined ? newest : { ...newest, body: (await bodyOf(one.kind, version)).body }
    })

  if (list.isPending) return <main className="page"><Skeleton active paragraph={{ rows: 12 }} /></main>
  if (!list.data) return <main className="page"><Trouble error={list.error} onRetry={() => void list.refetch()} /></main>
  const { documents, drafts, may } = list.data
  const found = documents.filter((one) => one.kind.startsWith(`${family}:`) && `${one.name}${one.kind}${one.unit ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase()))
  const count = (of: string) => documents.filter((one) => one.kind.startsWith(`${of}:`)).length
  const waiting = drafts.filter((d) => d.state === 'in_review').length
  return (
    <main className="page designer">
      <header className="page-head"><h1>{t('设计', 'Designer')}</h1><p>{t('一件事、事项、数据元和材料都在这里修改。第二个人复核后发布，已经提交的申请仍按原来的方案办。', 'One-things, matters, elements and documents are changed here. A second person reviews and publishes; what was applied for keeps its plan.')}</p></header>
      {may === 'review' && <Alert type="info" showIcon title={t('您可以复核并发布别人的设计稿；修改由管理员和事项所属单位的负责人进行。', 'You review and publish drafts of others; administrators and heads of units write them.')} style={{ marginBottom: 16 }} />}
      <section aria-labelledby="drafts-title" className="designer-drafts">
        <h2 id="drafts-title">{t(`设计稿（${drafts.length}）`, `Drafts (${drafts.length})`)}{waiting > 0 && <span className="tag tag-amber">{t(`${waiting} 份待复核`, `${waiting} to review`)}</span>}</h2>
        {drafts.length === 0 ? <p className="hint">{t('没有在改的设计稿。从下面选一项开始修改，或新建。', 'Nothing is being changed. Choose something below, or make something new.')}</p> : (
          <ul>{drafts.map((d) => (
            <li key={d.id} className="card"><Link to="/designer/$id" params={{ id: d.id }}>
              <b>{d.title}</b><StateMark state={d.state} />
              <span>{t(`${d.author} · ${ago(d.at)}`, `${d.author} · ${ago(d.at)}`)}{d.effectiveFrom && t(` · 拟 ${d.effectiveFrom} 生效`, ` · from ${d.effectiveFrom}`)}{d.kinds.length > 1 && t(` · ${d.kinds.length} 项定义`, ` · ${d.kinds.length} definitions`)}</span>
            </Link></li>
          ))}</ul>
        )}
      </section>
      <div className="page-tools">
        <Segmented value={family} onChange={setFamily} options={[{ value: 'one_thing', label: t(`一件事 ${count('one_thing')}`, `One-things ${count('one_thing')}`) }, { value: 'matter', label: t(`事项 ${count('matter')}`, `Matters ${count('matter')}`) }, { value: 'element', label: t('数据元', 'Elements') }, { value: 'material', label: t('材料', 'Documents') }]} />
        <Input.Search allowClear aria-label={t('查找', 'Search')} placeholder={t('名称、编号或部门', 'Name, key or unit')} value={sought} onChange={(event) => setSought(event.target.value)} style={{ width: 240 }} />
        {may !== 'review' && <Button type="primary" onClick={() => setMaking(true)}>{may === 'all' ? t('新建', 'New') : t('新建事项', 'New matter')}</Button>}
        <Link to="/designer/migrations" className="designer-link">{t('法规变更', 'Changes of law')} →</Link>
      </div>
      {family === 'element' || family === 'material' ? <WordList family={family} sought={sought} drafts={drafts} onEdit={(word) => void begin(word.kind, t(`修订“${word.name}”`, `Change ${word.name}`), () => Promise.resolve({ body: word.body, version: word.version }))} opening={opening} />
        : found.length === 0 ? <Empty title={t('没有找到', 'Nothing found')} advice={t('换一个词，或新建一个。', 'Try another word, or make a new one.')} /> : (
        <div className="card"><Table<Document>
          size="middle" rowKey="kind" dataSource={found} pagination={found.length > 40 ? { pageSize: 40, showSizeChanger: false } : false} scroll={{ x: 720 }}
          columns={[
            { title: t('名称', 'Name'), dataIndex: 'name', rowScope: 'row', render: (name: string, one) => <><b>{name}</b><br /><small>{one.kind.split(':')[1]}</small></> },
            ...(family === 'matter' ? [{ title: t('部门', 'Unit'), dataIndex: 'unit' }] : [{ title: t('事项', 'Matters'), dataIndex: 'matters', width: 80 }]),
            { title: t('现行', 'In force'), key: 'version', width: 190, render: (_: unknown, one: Document) => <>{t(`第 ${one.version} 版`, `Version ${one.version}`)}<br /><small>{one.effectiveFrom === '2019-01-01' ? t('随系统发布', 'as delivered') : t(`${one.effectiveFrom} 起`, `from ${one.effectiveFrom}`)}{one.by && ` · ${one.by}`}</small></> },
            { title: t('在改', 'Being changed'), key: 'drafts', width: 150, render: (_: unknown, one: Document) => one.drafts.map((id) => <Link key={id} to="/designer/$id" params={{ id }}>{drafts.find((d) => d.id === id)?.author}</Link>) },
            { title: '', key: 'acts', width: 150, render: (_: unknown, one: Document) => <>{one.mine && <Button type="link" loading={opening === one.kind} onClick={() => void edit(one)}>{t('修改', 'Change')}</Button>}<Button type="link" onClick={() => setHistory(one.kind)}>{t('沿革', 'History')}</Button></> },
          ]}
        /></div>
      )}
      {history && <HistoryDrawer kind={history} onClose={() => setHistory(null)} onBack={documents.find((one) => one.kind === history)?.mine ? (version, name) => void edit({ kind: history, name }, version) : undefined} />}
      {making && <NewDocument may={may} taken={documents.map((one) => one.kind)} day={dayOf(new Date())} onClose={() => setMaking(false)} onMade={(id) => { void queries.invalidateQueries({ queryKey: ['approvals', 'designer'] }); void navigate({ to: '/designer/$id', params: { id } }) }} />}
    </main>
  )
}
