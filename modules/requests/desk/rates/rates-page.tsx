import { getRouteApi } from '@tanstack/react-router'
import { Input, Segmented, Select, Skeleton, Table } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { dayOf } from '#apps/desk/kit/moments.ts'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { nameOf, say, t } from '#apps/desk/kit/words.ts'
import { type Asked, useView } from '../ask.ts'
import { useSetup } from '../setup.ts'
import { DrillDown, type Drill } from './drill-down.tsx'
import { RateCell } from './rate-cell.tsx'
import { type Measure, MEASURES, type RateRow } from './rate-words.ts'
import '#apps/desk/kit/worklist.css'
import './rates.css'

const RatesChart = lazy(() => import('./rates-chart.tsx').then((found) => ({ default: found.RatesChart })))
const route = getRouteApi('/rates')

export function RatesPage() {
  const search = route.useSearch()
  const go = route.useNavigate()
  const setup = useSetup()
  const found = useView('rates', search, { keep: true })
  const [measure, setMeasure] = useState<Measure>('resolution')
  const [drill, setDrill] = useState<Drill | null>(null)
  const change = (part: Partial<Asked<'rates'>>) => void go({ search: (now) => ({ ...now, ...part }), replace: true })
  const by = search.by
  const columns = useMemo(() => [
    { title: { unit: t('单位', 'Unit'), street: t('街道', 'Street'), category: t('类别', 'Category'), month: t('月份', 'Month') }[by], dataIndex: 'name', key: 'name', fixed: 'left' as const, rowScope: 'row' as const, width: 190 },
    { title: t('诉求', 'Cases'), dataIndex: 'cases', key: 'cases', align: 'right' as const, width: 80, sorter: (a: RateRow, b: RateRow) => a.cases - b.cases },
    ...MEASURES.map((one) => ({
      title: say(one.name), key: one.id, width: 210,
      sorter: (a: RateRow, b: RateRow) => (a[one.id].rate ?? -1) - (b[one.id].rate ?? -1),
      render: (_: unknown, row: RateRow) => <RateCell rate={row[one.id]} label={`${row.name} ${say(one.name)}`} onOpen={(of) => setDrill({ row, measure: one.id, of })} />,
    })),
    { title: t('剔除', 'Excluded'), dataIndex: 'excluded', key: 'excluded', align: 'right' as const, width: 90, render: (excluded: number, row: RateRow) => (excluded > 0 ? <button type="button" className="as-link" onClick={() => setDrill({ row, measure, of: 'excluded' })}>{excluded}</button> : 0) },
  ], [by, measure])
  return (
    <main className="page">
      <header className="page-head"><h1>{t('响应率、解决率、满意率', 'Response, resolution, satisfaction')}</h1><p>{t('全部由办理记录算出，点任何数字都能看到背后的诉求。', 'Computed from the record; any number opens into its cases.')}</p></header>
      <div className="page-tools">
        <Segmented aria-label={t('按什么统计', 'By')} value={by} onChange={(value) => change({ by: value })} options={[{ value: 'unit' as const, label: t('单位', 'Unit') }, { value: 'street' as const, label: t('街道', 'Street') }, { value: 'category' as const, label: t('类别', 'Category') }, { value: 'month' as const, label: t('月份', 'Month') }]} />
        <Select aria-label={t('类型', 'Section')} allowClear placeholder={t('全部类型', 'All sections')} style={{ minWidth: 130 }} value={search.section ?? null} onChange={(section: Asked<'rates'>['section'] | null) => change({ section: section ?? undefined })} options={setup?.sections.map((one) => ({ value: one.id, label: nameOf(one) })) ?? []} />
        <span className="rates-days"><Input type="date" aria-label={t('从', 'From')} value={search.from ?? ''} onChange={(event) => change({ from: event.target.value || undefined })} /> — <Input type="date" aria-label={t('到', 'Until')} value={search.until ?? ''} onChange={(event) => change({ until: event.target.value || undefined })} /></span>
        <Segmented size="small" aria-label={t('时间', 'Period')} value={periodOf(search)} onChange={(period) => change(PERIODS()[period] ?? {})} options={[{ value: 'all', label: t('全部', 'All') }, { value: 'month', label: t('本月', 'This month') }, { value: 'quarter', label: t('近 90 天', '90 days') }, { value: 'year', label: t('今年', 'This year') }]} />
      </div>
      {found.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : !found.data ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : found.data.rows.length === 0 ? <Empty title={t('这段时间没有可统计的诉求', 'Nothing to count in this period')} advice={t('换一段时间或放宽条件。', 'Choose another period.')} /> : (
        <>
          <section className="card rates-figure">
            {by !== 'month' && <Segmented size="small" aria-label={t('图中显示', 'Shown')} value={measure} onChange={setMeasure} options={MEASURES.map((one) => ({ value: one.id, label: say(one.name) }))} />}
            <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 240 }} />}><RatesChart rows={found.data.rows} by={by} measure={measure} /></Suspense>
          </section>
          <Table<RateRow> className="card rates-table" rowKey="key" size="middle" pagination={false} columns={columns} dataSource={found.data.rows} scroll={{ x: 1200 }} showSorterTooltip={false} />
          <footer className="rates-foot">
            <p>{t(`少于 ${found.data.minimum} 件不给出比率，也不参与排名。括号内为 95% 置信区间（Wilson）。响应率算给当时承办的单位，其余算给现在承办的单位；一次解决指没有退回重办过。`, `Below ${found.data.minimum} cases no rate is given and none is ranked. The interval is Wilson’s, 95 %. A response counts for the unit that had the case then, all else for the one that has it now; solved at the first attempt means never sent back to work.`)}</p>
            {found.data.exclusions.length > 0 && <p>{t('剔除：', 'Excluded: ')}{found.data.exclusions.map((one) => t(`${one.name} ${one.cases} 件`, `${one.name} ${one.cases}`)).join(t('、', ', '))}</p>}
          </footer>
        </>
      )}
      <DrillDown drill={drill} search={search} onChange={setDrill} />
    </main>
  )
}

const PERIODS = (): Record<string, { from: string | undefined; until: undefined }> => {
  const today = dayOf(new Date())
  return {
    all: { from: undefined, until: undefined }, month: { from: `${today.slice(0, 8)}01`, until: undefined },
    quarter: { from: dayOf(new Date(Date.now() - 90 * 86_400_000)), until: undefined }, year: { from: `${today.slice(0, 5)}01-01`, until: undefined },
  }
}
const periodOf = (search: Asked<'rates'>) => (search.until ? '' : (Object.entries(PERIODS()).find(([, period]) => period.from === search.from)?.[0] ?? ''))
