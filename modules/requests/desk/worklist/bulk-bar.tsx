import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useStaff } from '#apps/desk/kit/session.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Line } from '../ask.ts'
import { type BulkVerb, oneByOne, type Result } from './one-by-one.ts'

/** A page of lines and no more: what is done to cases at once should have been looked at. */
export const MOST_CHOSEN = 100

type Props = { chosen: readonly Line[]; onChosen: (ids: ReadonlySet<string>) => void }

/** Several lines at once. Each keeps its own result, and what was refused stays chosen. */
export function BulkBar({ chosen, onChosen }: Props) {
  const { roles } = useStaff()
  const queries = useQueryClient()
  const [run, setRun] = useState<{ total: number; results: Result[]; over: boolean } | null>(null)
  const busy = run !== null && !run.over
  const start = async (verb: BulkVerb) => {
    const results: Result[] = []
    const show = (over: boolean) => setRun({ total: chosen.length, results: [...results], over })
    show(false)
    await oneByOne(verb, chosen, (result) => { results.push(result); show(false) })
    show(true)
    onChosen(new Set(results.filter(({ refused }) => refused).map(({ line }) => line.id)))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'requests' && queryKey[1] !== 'setup' })
  }
  if (chosen.length === 0 && !run) return null
  const refused = run?.results.filter((one) => one.refused).length ?? 0
  return (
    <div className="bulk" role="region" aria-label={t('批量办理', 'Several at once')}>
      {chosen.length > 0 && (
        <div className="bulk-acts">
          <b>{t(`已选 ${chosen.length} 件`, `${chosen.length} chosen`)}</b>
          {roles.includes('dispatcher') && <Button size="small" type="primary" disabled={busy} onClick={() => void start('dispatch')}>{t('按目录派单', 'Dispatch by the catalogue')}</Button>}
          {roles.includes('handler') && <Button size="small" type="primary" disabled={busy} onClick={() => void start('sign_for')}>{t('签收', 'Sign for')}</Button>}
          {roles.includes('supervisor') && <Button size="small" href={`/api/requests/export.csv?ids=${chosen.map(({ id }) => id).join(',')}`}>{t('导出 CSV', 'Export CSV')}</Button>}
          <Button size="small" disabled={busy} onClick={() => { onChosen(new Set()); setRun(null) }}>{t('取消选择', 'Choose none')}</Button>
        </div>
      )}
      {run && (
        <div className="bulk-results" aria-live="polite">
          {busy ? <Progress size="small" percent={Math.round((100 * run.results.length) / run.total)} format={() => `${run.results.length}/${run.total}`} /> : <p>{t(`办成 ${run.results.length - refused} 件，未办成 ${refused} 件`, `${run.results.length - refused} done, ${refused} refused`)} <button type="button" className="as-link" onClick={() => setRun(null)}>{t('知道了', 'All right')}</button></p>}
          <ul>
            {run.results.map(({ line, refused: why }) => (
              <li key={line.id} data-refused={why !== null || undefined}>{why ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} <span>{line.number} {line.summary}</span> <em>{why ?? t('已办', 'done')}</em></li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
