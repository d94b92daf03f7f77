import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Line } from '../ask.ts'
import { acceptable, acceptEach, type Result } from './accept-each.ts'

type Props = { chosen: readonly Line[]; lines: readonly Line[]; onChosen: (ids: ReadonlySet<string>) => void }

/** Several at once, with a result for each; what was refused stays chosen. */
export function BulkBar({ chosen, lines, onChosen }: Props) {
  const queries = useQueryClient()
  const [run, setRun] = useState<{ total: number; results: Result[]; over: boolean } | null>(null)
  const ready = acceptable(chosen)
  const all = acceptable(lines)
  const busy = run !== null && !run.over
  const start = async () => {
    const results: Result[] = []
    const show = (over: boolean) => setRun({ total: ready.length, results: [...results], over })
    show(false)
    await acceptEach(ready, (result) => { results.push(result); show(false) })
    show(true)
    onChosen(new Set(results.filter(({ refused }) => refused).map(({ line }) => line.id)))
    await queries.invalidateQueries({ queryKey: ['approvals'], predicate: ({ queryKey }) => queryKey[1] !== 'desk_setup' })
  }
  if (chosen.length === 0 && !run && all.length === 0) return null
  const refused = run?.results.filter((one) => one.refused).length ?? 0
  return (
    <div className="bulk" role="region" aria-label={t('批量受理', 'Accept several')}>
      <div className="bulk-acts">
        {chosen.length === 0 && all.length > 0 && <><span>{t(`${all.length} 件各部门都已确认齐全`, `${all.length} complete by all departments`)}</span><Button size="small" disabled={busy} onClick={() => onChosen(new Set(all.map(({ id }) => id)))}>{t('全部选中', 'Choose them')}</Button></>}
        {chosen.length > 0 && <><b>{t(`已选 ${chosen.length} 件`, `${chosen.length} chosen`)}</b><Button size="small" type="primary" disabled={busy || ready.length === 0} onClick={() => void start()}>{t(`受理齐全的 ${ready.length} 件`, `Accept the ${ready.length} complete`)}</Button><Button size="small" disabled={busy} onClick={() => { onChosen(new Set()); setRun(null) }}>{t('取消选择', 'Choose none')}</Button></>}
      </div>
      {run && (
        <div className="bulk-results" aria-live="polite">
          {busy ? <Progress size="small" percent={Math.round((100 * run.results.length) / run.total)} format={() => `${run.results.length}/${run.total}`} /> : <p>{t(`受理 ${run.results.length - refused} 件，未受理 ${refused} 件`, `${run.results.length - refused} accepted, ${refused} refused`)} <button type="button" className="as-link" onClick={() => setRun(null)}>{t('知道了', 'All right')}</button></p>}
          <ul>{run.results.map(({ line, refused: why }) => <li key={line.id} data-refused={why !== null || undefined}>{why ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} <span>{line.number} {line.applicant}</span> <em>{why ?? t('已受理', 'accepted')}</em></li>)}</ul>
        </div>
      )}
    </div>
  )
}
