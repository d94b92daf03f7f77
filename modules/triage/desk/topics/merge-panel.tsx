import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import { mergeOneByOne, type Result, unmergeOneByOne } from './merge-one-by-one.ts'
import { type Plan, planInWords } from './merge-plan.ts'
import '#apps/desk/kit/verbs.css'

type Run = { what: 'merge' | 'undo'; plan: Plan; total: number; results: Result[]; over: boolean }

/** 并成一案: what will happen in one sentence, then each in its turn with its result, and the way back while it is shown. */
export function MergePanel({ plan, why, onBegin, onClose }: { plan: Plan; why: string | undefined; onBegin: () => void; onClose: () => void }) {
  const queries = useQueryClient()
  const [run, setRun] = useState<Run | null>(null)
  const busy = run !== null && !run.over

  const go = async (what: Run['what'], given: Plan, total: number, work: (tell: (result: Result) => void) => Promise<void>) => {
    const results: Result[] = []
    const show = (over: boolean) => setRun({ what, plan: given, total, results: [...results], over })
    onBegin()
    show(false)
    await work((result) => { results.push(result); show(false) })
    show(true)
    await queries.invalidateQueries({ predicate: ({ queryKey: [module, view] }) => (module === 'requests' && view !== 'setup') || module === 'triage' })
  }
  const merge = () => { if (!run && plan.joining.length > 0) void go('merge', plan, plan.joining.length, (tell) => mergeOneByOne(plan, tell)) }
  const merged = run?.what === 'merge' ? run.results.filter(({ refused }) => !refused) : []
  const undo = () => void go('undo', run!.plan, merged.length, (tell) => unmergeOneByOne(merged, t('撤销刚才的并案', 'the merge was taken back'), tell))
  useKeys({ 'ctrl+Enter': () => merge(), Escape: () => { if (!busy) onClose() } })

  const refused = run?.results.filter((one) => one.refused).length ?? 0
  const done = (run?.results.length ?? 0) - refused
  return (
    <section className="verb-panel merge" aria-label={t('并成一案', 'Make one case of it')}>
      <div className="verb-body">
        {!run && (plan.joining.length > 0 ? <p className="merge-plan">{planInWords(plan)}</p> : <p className="merge-plan">{t('请勾选要并入的诉求。', 'Choose what is to be joined.')}</p>)}
        {!run && why && <p className="merge-why">{t(`主案 ${plan.lead.number}：${why}。`, `${plan.lead.number} leads: ${why}.`)}</p>}
        {run && (
          <div className="bulk-results" aria-live="polite">
            {busy
              ? <Progress size="small" percent={Math.round((100 * run.results.length) / run.total)} format={() => `${run.results.length}/${run.total}`} />
              : <p>{run.what === 'merge' ? t(`已并入 ${done} 件${refused ? `，未并入 ${refused} 件` : ''}。`, `${done} joined${refused ? `, ${refused} not` : ''}.`) : t(`已撤销 ${done} 件，回到待派单${refused ? `；未撤销 ${refused} 件` : ''}。`, `${done} taken back, to be dispatched${refused ? `; ${refused} not` : ''}.`)}</p>}
            <ul>{run.results.map(({ id, number, summary, refused: why_ }) => <li key={id} data-refused={why_ !== null || undefined}>{why_ ? <CloseCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />} <span>{number} {summary}</span> <em>{why_ ?? (run.what === 'merge' ? t('已并入', 'joined') : t('已撤销', 'taken back'))}</em></li>)}</ul>
          </div>
        )}
      </div>
      <footer className="verb-foot">
        {!run && <Button className="verb-submit" type="primary" disabled={plan.joining.length === 0} onClick={merge}>{t(`并入 ${plan.joining.length} 件`, `Join ${plan.joining.length}`)}</Button>}
        {run?.what === 'merge' && merged.length > 0 && !busy && <Link to="/case/$id" params={{ id: run.plan.lead.id }} className="merge-lead">{t(`去办主案 ${run.plan.lead.number}`, `Go to ${run.plan.lead.number}`)}</Link>}
        {merged.length > 0 && !busy && <Button onClick={undo}>{t('撤销', 'Take back')}</Button>}
        <Button disabled={busy} onClick={onClose}>{run ? t('关闭', 'Close') : t('取消', 'Cancel')}</Button>
        {!run && <span><kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('并案', 'joins')} <kbd>Esc</kbd> {t('取消', 'cancels')}</span>}
      </footer>
    </section>
  )
}
