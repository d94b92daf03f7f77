import { FilterOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Select, Spin } from 'antd'
import { useState } from 'react'
import { useSplit } from '#apps/desk/kit/use-media.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { useView } from '../ask.ts'
import { CasePane } from '../case/case-pane.tsx'
import { useSetup } from '../setup.ts'
import { FilterPanel } from '../worklist/filter-panel.tsx'
import { askedOf, type Filters, narrowing } from '../worklist/filters.ts'
import { listsOf } from '../worklist/saved-lists.ts'
import { ClusterMap, type Window } from './cluster-map.tsx'
import '#apps/desk/kit/worklist.css'
import './map.css'

const route = getRouteApi('/map')

export function MapPage() {
  const filters = route.useSearch()
  const go = route.useNavigate()
  const setup = useSetup()
  const split = useSplit()
  const { data: counted } = useView('counts', {})
  const [seen, setSeen] = useState<Window | null>(null)
  const [filtering, setFiltering] = useState(false)
  const list = filters.list ?? 'all'
  const asked = { open: true, ...askedOf(filters, 'all') }
  const found = useView('map', { ...asked, ...(seen ?? { west: 0, south: 0, east: 0, north: 0, zoom: 0 }) }, { enabled: seen !== null, keep: true })
  const change = (next: Partial<Filters>) => void go({ search: (now) => ({ ...now, ...next }), replace: true })
  const open = (id: string) => (split ? change({ case: id }) : void go({ to: '/case/$id', params: { id } }))
  useKeys({ f: () => setFiltering(!filtering) })
  const narrow = narrowing(filters).length
  const lists = listsOf(counted?.lists)
  return (
    <main className="map-page" data-open={(split && filters.case) || undefined}>
      <div className="map-tools">
        <h1 className="unseen">{t('诉求地图', 'Map of requests')}</h1>
        <Select aria-label={t('列表', 'List')} value={list} onChange={(id: string) => change({ list: id })} options={(lists.some((one) => one.id === 'all') ? lists : [...lists, { id: 'all', name: { zh: '全部', en: 'All' } }]).map(({ id, name }) => ({ value: id, label: say(name) }))} style={{ minWidth: 130 }} />
        <Button icon={<FilterOutlined />} type={filtering || narrow > 0 ? 'primary' : 'default'} aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>{narrow > 0 ? t(`筛选 ${narrow}`, `Filters ${narrow}`) : t('筛选', 'Filter')}</Button>
        <span className="map-total" role="status">{found.isFetching ? <Spin size="small" /> : found.data && (found.data.capped ? t(`只画最新的 ${found.data.total} 件`, `newest ${found.data.total}`) : t(`图上 ${found.data.total} 件`, `${found.data.total} shown`))}</span>
        <Link className="map-list" to="/worklist" search={{ ...filters, list, case: undefined }}>{t('看成列表', 'As a list')}</Link>
      </div>
      {filtering && <div className="map-filters"><FilterPanel setup={setup} filters={filters} onChange={change} onClear={() => void go({ search: { list } })} /></div>}
      {found.error && <div className="map-trouble"><Trouble error={found.error} onRetry={() => void found.refetch()} /></div>}
      {setup && <ClusterMap setup={setup} clusters={found.data?.clusters ?? []} openId={filters.case} onSeen={setSeen} onOpen={open} />}
      <p className="map-legend"><span className="map-key map-key-late" aria-hidden="true" />{t('有超时', 'some late')}<span className="map-key" aria-hidden="true" />{t('按时', 'in time')}</p>
      {split && filters.case && <section className="map-case" aria-label={t('诉求', 'Request')}><CasePane key={filters.case} id={filters.case} onClose={() => change({ case: undefined })} onOpen={open} /></section>}
    </main>
  )
}
