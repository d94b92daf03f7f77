import { AlertFilled, TeamOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { Line } from '../ask.ts'
import { stateName, StateTag } from '../states.tsx'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'

type Props = { line: Line; current: boolean; open: boolean; own?: boolean; chosen?: boolean; onOpen: (line: Line) => void; onChoose?: ((line: Line) => void) | undefined }

export const LineRow = memo(function LineRow({ line, current, open, own = false, chosen = false, onOpen, onChoose }: Props) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={row} className="line" data-current={current || undefined} data-open={open || undefined} data-late={line.late || undefined}>
      {onChoose && <label className="line-choose"><input type="checkbox" checked={chosen} onChange={() => onChoose(line)} aria-label={t(`选中 ${line.number}`, `Choose ${line.number}`)} /></label>}
      <Link
        to="/case/$id" params={{ id: line.id }} className="line-link" aria-current={open ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(line)
        }}
      >
        <span className="line-top">
          <span className="line-summary">{line.summary}</span>
          <DueMark line={line} />
        </span>
        <span className="line-under">
          <StateTag state={line.state} />
          {own && <span className="tag tag-sea">{t('我经办', 'Assigned to me')}</span>}
          {line.again && <span className="tag tag-amber">{t('再办', 'Again')}</span>}
          {line.supervised && <span className="tag tag-red"><AlertFilled aria-hidden /> {t('督办', 'Supervised')}</span>}
          {line.extensionPending && <span className="tag tag-plum">{t('延期待批', 'Extension asked')}</span>}
          {line.disputed && <span className="tag tag-plum">{t('评价异议', 'Rating disputed')}</span>}
          {line.joined > 0 && <span className="tag tag-sea" title={t(`另有 ${line.joined} 人反映`, `${line.joined} more reporters`)}><TeamOutlined aria-hidden /> +{line.joined}</span>}
          <span className="line-where">{[line.categoryName ?? t('未分类', 'no category'), line.areaName, line.state === 'submitted' ? null : line.unitName].filter(Boolean).join(' · ')}</span>
        </span>
        <span className="unseen">{t(`编号 ${line.number}，${stateName(line.state)}`, `Number ${line.number}, ${stateName(line.state)}`)}</span>
      </Link>
    </li>
  )
})
