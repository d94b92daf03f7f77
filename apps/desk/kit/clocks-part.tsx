import { CheckCircleFilled, ClockCircleOutlined, FlagFilled, PauseCircleFilled } from '@ant-design/icons'
import { momentOf } from './moments.ts'
import { t } from './words.ts'
import type { ClockView as Clock } from '#kernel/contract.ts'
import { Part } from './part.tsx'

export function ClocksPart({ clocks, whose }: { clocks: readonly Clock[]; whose: (clock: Clock) => string | null }) {
  if (clocks.length === 0) return null
  const running = clocks.filter((clock) => !isOver(clock))
  const over = clocks.filter(isOver)
  return (
    <Part title={t('时限', 'Clocks')}>
      {running.length > 0 && <ul className="clocks">{running.map((clock) => <ClockLine key={clock.name} clock={clock} whose={whose} />)}</ul>}
      {over.length > 0 && (
        <details className="clocks-done" open={running.length === 0}>
          <summary>{t(`已结束 ${over.length} 项`, `${over.length} over`)}{over.some((clock) => clock.late) && t('，其中有超时', ', some late')}</summary>
          <ul className="clocks">{over.map((clock) => <ClockLine key={clock.name} clock={clock} whose={whose} />)}</ul>
        </details>
      )}
    </Part>
  )
}

/** A window that has closed, such as the one for returning a case, is past; only a duty can be late. */
const isPast = (clock: Clock) => !clock.late && !clock.stopped && clock.dueAt !== null && Date.parse(clock.dueAt) < Date.now()
const isOver = (clock: Clock) => clock.doneAt !== null || isPast(clock)

function ClockLine({ clock, whose }: { clock: Clock; whose: (clock: Clock) => string | null }) {
  const tone = clock.doneAt ? 'done' : isPast(clock) ? 'past' : clock.stopped ? 'stopped' : clock.late ? 'late' : 'runs'
  const sign = { done: <CheckCircleFilled aria-hidden />, stopped: <PauseCircleFilled aria-hidden />, late: <FlagFilled aria-hidden />, runs: <ClockCircleOutlined aria-hidden />, past: <ClockCircleOutlined aria-hidden /> }[tone]
  return (
    <li className={`clock clock-${tone}`}>
      <p className="clock-line">{sign}<b>{clock.purpose}</b>{whose(clock) && <span>{whose(clock)}</span>}</p>
      <p className="clock-due">{clock.doneAt ? t(`${momentOf(clock.doneAt)} 完成${clock.late ? '，已超时' : ''}`, `done ${momentOf(clock.doneAt)}${clock.late ? ', late' : ''}`) : isPast(clock) ? t(`期限已过（${momentOf(clock.dueAt!)}）`, `passed (${momentOf(clock.dueAt!)})`) : clock.inWords}</p>
      {clock.stopped && !clock.doneAt && <p className="clock-note">{t('停表：', 'Stopped: ')}{clock.stopped}</p>}
      {clock.provisional && <p className="clock-note">{t('暂定，节假日安排公布后重算', 'Provisional until the holiday notice')}</p>}
      {clock.why && <details><summary>{t('为什么是这一天', 'Why it is due then')}</summary><p>{clock.why}</p></details>}
    </li>
  )
}
