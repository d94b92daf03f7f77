import { CheckCircleOutlined, ClockCircleOutlined, FlagFilled, PauseCircleFilled, WarningFilled } from '@ant-design/icons'
import { dateOf, dueInShort, momentOf } from './moments.ts'
import { t } from './words.ts'

export type Due = { dueAt: string | null; closedAt: string | null; late: boolean; lateBy: string | null; warned: boolean; stopped: boolean }

/** When it is due, in words, with a sign that has a name, and a colour: none of them says it alone. */
export function DueMark({ line, inWords }: { line: Due; inWords?: string | undefined }) {
  const { dueAt, closedAt, late, lateBy, warned, stopped } = line
  const words = inWords ?? lateBy
  const title = dueAt ? t(`最晚 ${momentOf(dueAt)}`, `due ${momentOf(dueAt)}`) : undefined
  if (closedAt) return <span className="due due-done"><CheckCircleOutlined aria-hidden /> {dateOf(closedAt)}</span>
  if (stopped) return <span className="due due-stopped"><PauseCircleFilled aria-hidden /> {t('已停表', 'clock stopped')}</span>
  if (!dueAt) return <span className="due due-done">{t('不计时', 'no clock')}</span>
  if (late) return <span className="due due-late" title={title}><FlagFilled aria-label={t('红牌', 'Red card')} /> {words ?? dueInShort(dueAt)}</span>
  if (warned) return <span className="due due-warned" title={title}><WarningFilled aria-label={t('黄牌', 'Yellow card')} /> {words ?? dueInShort(dueAt)}</span>
  return <span className="due" title={title}><ClockCircleOutlined aria-hidden /> {words ?? dueInShort(dueAt)}</span>
}
