import { SafetyCertificateOutlined, ThunderboltFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import { DueMark } from '#apps/desk/kit/due-mark.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Line } from '../ask.ts'
import { stateName, StateTag, todoName } from '../states.tsx'

type Props = { line: Line; current: boolean; open: boolean; chosen: boolean; onOpen: (line: Line) => void; onChoose: (line: Line) => void }

export const LineRow = memo(function LineRow({ line, current, open, chosen, onOpen, onChoose }: Props) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={row} className="line" data-current={current || undefined} data-open={open || undefined} data-late={line.late || undefined}>
      <label className="line-choose"><input type="checkbox" checked={chosen} onChange={() => onChoose(line)} aria-label={t(`选中 ${line.number}`, `Choose ${line.number}`)} /></label>
      <Link
        to="/approvals/$id" params={{ id: line.id }} className="line-link" aria-current={open ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(line)
        }}
      >
        <span className="line-top"><span className="line-summary">{line.applicant}</span><DueMark line={line} /></span>
        <span className="line-what">{line.oneThingName}</span>
        <span className="line-under">
          <StateTag state={line.state} />
          {line.complete === true && <span className="tag tag-green">{t('已齐全', 'complete')}</span>}
          {line.complete === false && <span className="tag tag-amber">{t('有缺项', 'lacking')}</span>}
          {line.green && <span className="tag tag-green"><ThunderboltFilled aria-hidden /> {t('绿色通道', 'Green')}</span>}
          {line.promised && <span className="tag tag-plum"><SafetyCertificateOutlined aria-hidden /> {t('承诺', 'Promise')}</span>}
          {line.state === 'in_progress' && <span className="tag tag-grey">{t(`已决 ${line.decided}/${line.matters}`, `${line.decided} of ${line.matters} decided`)}</span>}
          <span className="line-where">{line.mine.length > 0 ? line.mine.map((one) => `${one.name}·${todoName(one.what)}`).join(t('、', ', ')) : t(`${line.matters} 个事项`, `${line.matters} matters`)}</span>
        </span>
        <span className="unseen">{t(`编号 ${line.number}，${stateName(line.state)}`, `Number ${line.number}, ${stateName(line.state)}`)}</span>
      </Link>
    </li>
  )
})
