import { Drawer, Segmented, Skeleton } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Asked, useView } from '../ask.ts'
import { LineRow } from '../worklist/line-row.tsx'
import { MEASURES, type Measure, type RateRow } from './rate-words.ts'

export type Drill = { row: RateRow; measure: Measure; of: Asked<'rate_cases'>['of'] }
type Props = { drill: Drill | null; search: Asked<'rates'>; onChange: (drill: Drill | null) => void }

/** The cases behind a number. */
export function DrillDown({ drill, search, onChange }: Props) {
  const go = useNavigate()
  const measure = MEASURES.find((one) => one.id === drill?.measure)
  const asked = { by: search.by, key: drill?.row.key ?? '', measure: drill?.measure ?? '', of: drill?.of ?? 'all', ...(search.from ? { from: search.from } : {}), ...(search.until ? { until: search.until } : {}) } as const
  const found = useView('rate_cases', asked, { enabled: drill !== null })
  return (
    <Drawer open={drill !== null} onClose={() => onChange(null)} size={560} title={drill && measure && `${drill.row.name} · ${say(measure.name)}`}>
      {drill && measure && (
        <>
          <Segmented block value={drill.of} onChange={(of) => onChange({ ...drill, of })} options={[{ value: 'no' as const, label: say(measure.no) }, { value: 'yes' as const, label: say(measure.yes) }, { value: 'excluded' as const, label: t('剔除', 'excluded') }, { value: 'all' as const, label: t('全部', 'all') }]} />
          {found.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : found.error ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : found.data.lines.length === 0 ? <Empty title={t('没有诉求', 'No cases')} /> : (
            <ul className="lines drill-lines">{found.data.lines.map((line) => <LineRow key={line.id} line={line} current={false} open={false} onOpen={() => void go({ to: '/case/$id', params: { id: line.id } })} />)}</ul>
          )}
        </>
      )}
    </Drawer>
  )
}
