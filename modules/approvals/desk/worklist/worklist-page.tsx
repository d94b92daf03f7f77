import { FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Badge, Button, Form, Input, type InputRef, Select, Skeleton, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useLate } from '#apps/desk/kit/use-late.ts'
import { useSplit } from '#apps/desk/kit/use-media.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Line, useSetup, useView } from '../ask.ts'
import { ApplicationPane } from '../case/application-pane.tsx'
import { STATE_IDS, stateName } from '../states.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { askedOf, type Filters, narrowing } from './filters.ts'
import { LineRow } from './line-row.tsx'
import { type Counts, countOf, firstList, listName, listsOf } from './lists.ts'
import { StartPane } from './start-pane.tsx'
import { useLines } from './use-lines.ts'
import '#apps/desk/kit/worklist.css'
import '../approvals.css'

const route = getRouteApi('/approvals')
/** A page of lines and no more: what is done to cases at once should have been looked at. */
const MOST_CHOSEN = 100

/** 审批待办: a list ordered by what is due, and beside it the application that is open. */
export function ApprovalsPage() {
  const filters = route.useSearch()
  const go = route.useNavigate()
  const split = useSplit()
  const { data: counted, isPending: counting } = useView('counts', {})
  const list = filters.list ?? firstList(counted?.lists)
  const { found, lines } = useLines(askedOf(filters, list), !!filters.list || !counting)
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const [filtering, setFiltering] = useState(false)
  const [cursorId, setCursorId] = useState<string | undefined>(filters.case)
  const search = useRef<InputRef>(null)
  const current = cursorId ?? filters.case
  const place = Math.max(0, lines.findIndex((line) => line.id === current))

  const change = (next: Partial<Filters>) => void go({ search: (now) => ({ ...now, ...next }), replace: true })
  const choose = ({ id }: Line) => setChosenIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : now.size < MOST_CHOSEN ? new Set([...now, id]) : now))
  const open = (line: Line) => {
    setCursorId(line.id)
    if (split) void go({ search: (now) => ({ ...now, case: line.id }), replace: filters.case !== undefined })
    else void go({ to: '/approvals/$id', params: { id: line.id } })
  }
  const move = (by: number) => {
    const next = lines[Math.min(lines.length - 1, Math.max(0, place + (current ? by : 0)))]
    if (!next) return
    setCursorId(next.id)
    // Once one stands open, walking the list walks the applications.
    if (split && filters.case) open(next)
  }
  // What was open may have left the list with the act: the clerk goes on where it stood.
  const openAt = lines.findIndex((line) => line.id === filters.case)
  const lastPlace = useRef(0)
  if (openAt >= 0) lastPlace.current = openAt
  const next = openAt >= 0 ? lines[openAt + 1] : lines[lastPlace.current]

  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    Enter: () => { const line = lines[place]; if (line) open(line) },
    n: () => { if (next) open(next) },
    x: () => { const line = lines[place]; if (line) choose(line) },
    '/': () => search.current?.focus({ cursor: 'all' }),
    f: () => setFiltering((now) => !now),
    Escape: () => {
      if (document.activeElement instanceof HTMLInputElement) return document.activeElement.blur()
      if (filters.case) return change({ case: undefined })
      if (chosenIds.size > 0) return setChosenIds(new Set())
      return false
    },
  })

  const [typed, setTyped] = useState(filters.text ?? '')
  const text = useLate(typed, 300)
  useEffect(() => { if ((filters.text ?? '') !== text) change({ text: text || undefined }) }, [text])
  useEffect(() => setTyped(filters.text ?? ''), [filters.text])

  return (
    <main className="worklist approvals" data-open={(split && filters.case) || undefined}>
      <Lists counts={counted?.lists} list={list} />
      <section className="worklist-list" aria-labelledby="list-title">
        <div className="worklist-head">
          <h1 id="list-title">{say(listName(list))}</h1>
          <Select className="lists-select" aria-label={t('列表', 'List')} value={list} onChange={(id: string) => void go({ search: { list: id } })} options={listsOf(counted?.lists).map(({ id, name }) => ({ value: id, label: `${say(name)}${counted?.lists[id] ? ` ${countOf(counted.lists[id].open)}` : ''}` }))} />
          <span className="worklist-tools"><Badge count={narrowing(filters).length} size="small" color="#0b568c"><Button type={filtering ? 'primary' : 'text'} icon={<FilterOutlined />} aria-expanded={filtering} onClick={() => setFiltering(!filtering)} title={t('筛选 (F)', 'Filter (F)')} aria-label={t('筛选', 'Filter')} /></Badge></span>
          <Input ref={search} className="worklist-search" allowClear prefix={<SearchOutlined />} value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('搜编号、申请人、一件事', 'Number, applicant, one-thing')} aria-label={t('搜索', 'Search')} suffix={typed ? undefined : <kbd>/</kbd>} />
        </div>
        {filtering && <FilterPanel filters={filters} onChange={change} onClear={() => void go({ search: { list: filters.list } })} />}
        <BulkBar chosen={lines.filter(({ id }) => chosenIds.has(id))} lines={list === 'pre_review' ? lines : []} onChosen={setChosenIds} />
        <div className="worklist-scroll" tabIndex={-1}>
          {found.isPending ? <div className="lines-wait" aria-busy="true">{Array.from({ length: 7 }, (_, i) => <Skeleton key={i} active title={false} paragraph={{ rows: 3, width: ['70%', '50%', '85%'] }} />)}</div>
            : found.error && lines.length === 0 ? <Trouble error={found.error} onRetry={() => void found.refetch()} />
            : lines.length === 0 ? <Empty title={narrowing(filters).length || filters.text ? t('没有符合条件的申请', 'Nothing matches') : t('都办完了', 'All done')} advice={t('换一个列表，或放宽条件。有新的会自动出现。', 'Try another list or loosen the filters. New ones appear by themselves.')} />
            : (
              <>
                <ul className="lines" data-choosing={chosenIds.size > 0 || undefined} aria-label={t('申请列表，按最晚时限排列', 'Applications, by when they are due')}>
                  {lines.map((line, i) => <LineRow key={line.id} line={line} current={current !== undefined && i === place} open={split && line.id === filters.case} chosen={chosenIds.has(line.id)} onOpen={open} onChoose={choose} />)}
                </ul>
                <div className="lines-end">{found.isFetchingNextPage ? <Spin size="small" /> : found.hasNextPage ? <Button onClick={() => void found.fetchNextPage()}>{t('再看一页', 'More')}</Button> : t(`共 ${lines.length} 件，到底了`, `${lines.length} in all`)}</div>
              </>
            )}
        </div>
      </section>
      {split && (
        <section className="worklist-case" aria-label={t('申请', 'Application')}>
          {filters.case ? <ApplicationPane key={filters.case} id={filters.case} next={next} onNext={() => { if (next) open(next) }} onClose={() => change({ case: undefined })} /> : <StartPane counts={counted?.lists} />}
        </section>
      )}
    </main>
  )
}

function Lists({ counts, list }: { counts: Counts | undefined; list: string }) {
  return (
    <nav className="lists" aria-label={t('列表', 'Lists')}>
      <ul>
        {listsOf(counts).map(({ id, name }) => {
          const count = counts?.[id]
          return (
            <li key={id}>
              <Link to="/approvals" search={{ list: id }} className="lists-link" aria-current={id === list ? 'true' : undefined}>
                <span>{say(name)}</span>
                {count && <span className="lists-count">{count.late > 0 && id !== 'late' && <b title={t(`其中 ${count.late} 件已超时`, `${count.late} late`)}>{countOf(count.late)}<span className="unseen">{t('件超时，共', ' late of ')}</span></b>}<span>{countOf(count.open)}</span></span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function FilterPanel({ filters, onChange, onClear }: { filters: Filters; onChange: (change: Partial<Filters>) => void; onClear: () => void }) {
  const setup = useSetup()
  const choices = [
    { name: 'oneThing', label: t('一件事', 'One-thing'), options: setup?.oneThings.map((one) => ({ value: one.key, label: one.name })) },
    { name: 'matter', label: t('事项', 'Matter'), options: setup?.matters.map((one) => ({ value: one.key, label: one.name })) },
    { name: 'unit', label: t('参与部门', 'Department'), options: setup?.units.map((one) => ({ value: one.id, label: one.name })) },
    { name: 'state', label: t('状态', 'State'), options: STATE_IDS.map((id) => ({ value: id, label: stateName(id) })) },
  ] as const
  return (
    <div className="filters">
      <Form layout="vertical" component="div" className="filters-grid">
        {choices.map(({ name, label, options }) => (
          <Form.Item key={name} label={label}><Select allowClear placeholder={t('不限', 'Any')} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} aria-label={label} value={filters[name] ?? null} onChange={(value: string | null) => onChange({ [name]: value ?? undefined })} options={options?.slice() ?? []} /></Form.Item>
        ))}
      </Form>
      <div className="filters-foot"><Button size="small" onClick={onClear}>{t('清除', 'Clear')}</Button></div>
    </div>
  )
}
