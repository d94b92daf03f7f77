import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer, Skeleton } from 'antd'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { get } from '#apps/desk/kit/transport.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Behind, type Cases, monthName, OUTCOMES, percent } from './words.ts'

/** The requests behind a number. */
export function CasesBehind({ behind, onClose }: { behind: Behind | null; onClose: () => void }) {
  const found = useQuery({ queryKey: ['triage', 'acceptance_cases', behind], queryFn: () => get<Cases>('/api/triage/acceptance_cases', { ...behind }), enabled: behind !== null })
  const outcome = OUTCOMES.find(({ id }) => id === behind?.outcome)
  return (
    <Drawer open={behind !== null} onClose={onClose} size={560} title={[behind?.month && monthName(behind.month), outcome && say(outcome.name), found.data && t(`${found.data.total} 件`, `${found.data.total}`)].filter(Boolean).join(' · ')}>
      {found.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : found.error ? <Trouble error={found.error} onRetry={() => void found.refetch()} /> : (
        <>
          {found.data.cases.length === 0 ? <Empty title={t('没有您可以查看的诉求', 'No requests that you may see')} /> : (
            <ul className="acceptance-cases">
              {found.data.cases.map((one) => (
                <li key={one.id}>
                  <Link to="/case/$id" params={{ id: one.id }}>{one.summary}</Link>
                  <p>{one.outcome === 'silent' ? t(`没有建议（最像“${one.said}”，把握只有 ${percent(one.confidence, 1)}）`, `Nothing suggested (most like “${one.said}”, only ${percent(one.confidence, 1)} sure)`) : t(`建议“${one.said}”，把握 ${percent(one.confidence, 1)}`, `Suggested “${one.said}”, ${percent(one.confidence, 1)} sure`)}{one.outcome !== 'accepted' && <>{t('，定为', '; made ')}<b>{t(`“${one.chosen}”`, `“${one.chosen}”`)}</b></>}</p>
                  <small>{one.number} · {momentOf(one.decidedAt)}</small>
                </li>
              ))}
            </ul>
          )}
          {found.data.cases.length < found.data.total && <p className="acceptance-note">{t('最多列出最近 200 件；须回避的、不归您看的只计数，不列出。', 'At most the latest 200 are listed; what you must not see is only counted.')}</p>}
        </>
      )}
    </Drawer>
  )
}
