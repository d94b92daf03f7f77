import { Skeleton, Spin } from 'antd'
import { useEffect, useRef } from 'react'
import { Empty } from '#apps/desk/kit/empty.tsx'
import { t } from '#apps/desk/kit/words.ts'
import { Trouble } from '#apps/desk/kit/trouble.tsx'
import type { Line } from '../ask.ts'
import { LineRow } from './line-row.tsx'
import type { useLines } from './use-lines.ts'

type Props = { found: ReturnType<typeof useLines>; lines: Line[]; own?: number; cursor: number; openId: string | undefined; chosen?: ReadonlySet<string>; onChoose?: (line: Line) => void; filtered: boolean; onOpen: (line: Line) => void; onClear: () => void }

const NONE: ReadonlySet<string> = new Set()

export function ListPane({ found, lines, own = 0, cursor, openId, chosen = NONE, onChoose, filtered, onOpen, onClear }: Props) {
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, fetchNextPage } = found
  useEffect(() => {
    if (!hasNextPage || !end.current) return
    const sight = new IntersectionObserver(([seen]) => { if (seen?.isIntersecting) void fetchNextPage() }, { rootMargin: '600px' })
    sight.observe(end.current)
    return () => sight.disconnect()
  }, [hasNextPage, fetchNextPage, lines.length])

  if (found.isPending) return <div className="lines-wait" aria-busy="true">{Array.from({ length: 9 }, (_, i) => <Skeleton key={i} active title={false} paragraph={{ rows: 2, width: ['88%', '60%'] }} />)}</div>
  if (found.error && lines.length === 0) return <Trouble error={found.error} onRetry={() => void found.refetch()} />
  if (lines.length === 0) {
    return filtered
      ? <Empty title={t('没有符合条件的诉求', 'Nothing matches')} advice={t('放宽条件，或换一个列表看看。', 'Loosen the filters or look in another list.')}><button type="button" className="as-link" onClick={onClear}>{t('清除条件', 'Clear the filters')}</button></Empty>
      : <Empty title={t('都办完了', 'All done')} advice={t('这个列表里现在没有诉求。有新的会自动出现。', 'Nothing waits in this list. New cases appear by themselves.')} />
  }
  return (
    <>
      <ul className="lines" data-choosing={chosen.size > 0 || undefined} aria-label={t('诉求列表，按最晚时限排列', 'Requests, by when they are due')}>
        {lines.map((line, i) => <LineRow key={line.id} line={line} current={i === cursor} open={line.id === openId} own={i < own} chosen={chosen.has(line.id)} onOpen={onOpen} onChoose={onChoose} />)}
      </ul>
      <div ref={end} className="lines-end">
        {found.isFetchingNextPage ? <Spin size="small" /> : !hasNextPage && t(`共 ${lines.length} 件，到底了`, `${lines.length} in all`)}
      </div>
    </>
  )
}
