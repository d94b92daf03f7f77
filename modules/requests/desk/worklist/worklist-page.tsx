import { DownloadOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Badge, Button, Input, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useStaff } from '#apps/desk/kit/session.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { useLate } from '#apps/desk/kit/use-late.ts'
import { useSplit } from '#apps/desk/kit/use-media.ts'
import { useStored } from '#apps/desk/kit/stored.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { useView, type Line } from '../ask.ts'
import { CasePane } from '../case/case-pane.tsx'
import { useSetup } from '../setup.ts'
import { BulkBar, MOST_CHOSEN } from './bulk-bar.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { askedOf, type Filters, type NamedFilters, narrowing, withNamed } from './filters.ts'
import { ListPane } from './list-pane.tsx'
import { ListsColumn } from './lists-column.tsx'
import { firstList, listName, listsOf } from './saved-lists.ts'
import { StartPane } from './start-pane.tsx'
import { useFlat, useLines } from './use-lines.ts'
import '#apps/desk/kit/worklist.css'

const route = getRouteApi('/worklist')

export function WorklistPage() {
  const filters = route.useSearch()
  const go = route.useNavigate()
  const setup = useSetup()
  const staff = useStaff()
  const split = useSplit()
  const { data: counted, isPending: counting } = useView('counts', {})
  const list = filters.list ?? firstList(counted?.lists)
  const found = useLines(askedOf(filters, list), !!filters.list || !counting)
  const all = useFlat(found)
  // 我的待办 begins with what this very person answers for.
  const first = useView('worklist', { list: 'assigned', limit: 50 }, { enabled: list === 'mine' && 'assigned' in (counted?.lists ?? {}) && narrowing(filters).length === 0 && !filters.text })
  const own = list === 'mine' && narrowing(filters).length === 0 && !filters.text ? (first.data?.lines ?? []) : []
  const lines = own.length > 0 ? [...own, ...all.filter((line) => !own.some(({ id }) => id === line.id))] : all
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = lines.filter(({ id }) => chosenIds.has(id))
  const choose = ({ id }: Line) => setChosenIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : now.size < MOST_CHOSEN ? new Set([...now, id]) : now))
  const [named, setNamed] = useStored<NamedFilters[]>('filters', [])
  const [filtering, setFiltering] = useState(false)
  const [cursorId, setCursorId] = useState<string | undefined>(filters.case)
  const search = useRef<InputRef>(null)
  const place = Math.max(0, lines.findIndex((line) => line.id === (cursorId ?? filters.case)))

  const change = (next: Partial<Filters>) => void go({ search: (now) => ({ ...now, ...next }), replace: true })
  const open = (line: Line) => {
    setCursorId(line.id)
    if (split) void go({ search: (now) => ({ ...now, case: line.id }), replace: filters.case !== undefined })
    else void go({ to: '/case/$id', params: { id: line.id } })
  }
  const clear = () => void go({ search: { list: filters.list } })
  const move = (by: number) => {
    const next = lines[Math.min(lines.length - 1, Math.max(0, place + (cursorId ?? filters.case ? by : 0)))]
    if (!next) return
    setCursorId(next.id)
    // Once a case stands open, walking the list walks the cases.
    if (split && filters.case) open(next)
  }

  useKeys({
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    Enter: () => { const line = lines[place]; if (line) open(line) },
    n: () => nextCase(),
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

  const openAt = lines.findIndex((line) => line.id === filters.case)
  // What was open may have left the list with the act: the clerk goes on where it stood.
  const lastPlace = useRef(0)
  if (openAt >= 0) lastPlace.current = openAt
  const next = openAt >= 0 ? lines[openAt + 1] : lines[lastPlace.current]
  const nextCase = () => { if (next) open(next) }

  const narrow = narrowing(filters).length
  return (
    <main className="worklist" data-open={(split && filters.case) || undefined}>
      <ListsColumn counts={counted?.lists} list={filters.list ?? list} named={named} active={filters} onForget={(name) => setNamed(named.filter((one) => one.name !== name))} />
      <section className="worklist-list" aria-labelledby="list-title">
        <div className="worklist-head">
          <h1 id="list-title">{say(listName(list))}</h1>
          <Select className="lists-select" aria-label={t('列表', 'List')} value={list} onChange={(id: string) => void go({ search: { list: id } })}
            options={listsOf(counted?.lists).map(({ id, name }) => ({ value: id, label: `${say(name)}${counted?.lists[id] ? ` ${counted.lists[id].open}` : ''}` }))} />
          <span className="worklist-tools">
            {staff.roles.includes('supervisor') && <Button type="text" icon={<DownloadOutlined />} href={`/api/requests/export.csv?${new URLSearchParams(Object.entries(askedOf(filters, list)).map(([name, value]) => [name, String(value)]))}`} title={t('导出 CSV', 'Export CSV')} aria-label={t('按现在的条件导出 CSV', 'Export these as CSV')} />}
            <Badge count={narrow} size="small" color="#0b568c"><Button type={filtering ? 'primary' : 'text'} icon={<FilterOutlined />} aria-expanded={filtering} onClick={() => setFiltering(!filtering)} title={t('筛选 (F)', 'Filter (F)')} aria-label={t('筛选', 'Filter')} /></Badge>
          </span>
          <Input ref={search} className="worklist-search" allowClear prefix={<SearchOutlined />} value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('搜编号、内容、地址', 'Number, words, address')} aria-label={t('搜索', 'Search')} suffix={typed ? undefined : <kbd>/</kbd>} />
        </div>
        {filtering && <FilterPanel setup={setup} filters={filters} onChange={change} onClear={clear} onKeep={(name) => setNamed(withNamed(named, name, { ...filters, list }))} />}
        <BulkBar chosen={chosen} onChosen={setChosenIds} />
        <div className="worklist-scroll" tabIndex={-1}>
          <ListPane found={found} lines={lines} own={own.length} chosen={chosenIds} onChoose={choose} cursor={cursorId || filters.case ? place : -1} openId={split ? filters.case : undefined} filtered={narrow > 0 || !!filters.text} onOpen={open} onClear={() => { setTyped(''); clear() }} />
        </div>
      </section>
      {split && (
        <section className="worklist-case" aria-label={t('诉求', 'Request')}>
          {filters.case
            ? <CasePane key={filters.case} id={filters.case} next={next} onNext={nextCase} onClose={() => change({ case: undefined })} onOpen={(id) => change({ case: id })} />
            : <StartPane counts={counted?.lists} />}
        </section>
      )}
    </main>
  )
}
