import { say, t } from '#apps/desk/kit/words.ts'
import { type Behind, type Counts, monthName, type OfTarget, OUTCOMES, percent, totalOf } from './words.ts'

type Open = (part: Omit<Behind, 'target'>) => void

/** Of a hundred: accepted, corrected, and left without a suggestion; over all and month by month. */
export function Shares({ of, since, onOpen }: { of: OfTarget; since: string; onOpen: Open }) {
  const total = totalOf(of)
  return (
    <section className="card acceptance-shares" aria-label={t('采纳情况', 'Acceptance')}>
      <ul className="acceptance-figures">
        {OUTCOMES.map(({ id, name, means }) => (
          <li key={id} data-outcome={id}>
            <span><i aria-hidden /> {say(name)}</span>
            <button type="button" onClick={() => onOpen({ outcome: id })} aria-label={t(`${say(name)} ${of[id]} 件，看这些诉求`, `${say(name)}: ${of[id]}, show them`)}><b>{percent(of[id], total)}</b> <small>{t(`${of[id]} 件`, `${of[id]}`)}</small></button>
            <em>{say(means)}</em>
          </li>
        ))}
      </ul>
      <p className="acceptance-note">{t(`${monthName(since)}以来派出、直接答复的 ${total} 件，提了建议的里面 ${percent(of.accepted, of.accepted + of.corrected)} 被采纳。后来又改类别、改派的，按最后的算。导入的历史诉求不算。`, `Of ${total} dispatched or answered at once since ${monthName(since)}; ${percent(of.accepted, of.accepted + of.corrected)} of what was suggested was accepted. What was changed again later counts as it is now. Imported requests do not count.`)}</p>
      <table className="acceptance-months">
        <caption className="unseen">{t('逐月', 'By month')}</caption>
        <thead className="unseen"><tr><th>{t('月份', 'Month')}</th><th>{t('份额', 'Shares')}</th><th>{t('诉求', 'Requests')}</th></tr></thead>
        <tbody>
          {of.months.map(({ month, ...counts }) => (
            <tr key={month}><th scope="row">{monthName(month)}</th><td><Bar counts={counts} onOpen={(part) => onOpen({ ...part, month })} month={monthName(month)} /></td><td>{totalOf(counts) === 0 ? '—' : t(`${totalOf(counts)} 件`, `${totalOf(counts)}`)}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Bar({ counts, month, onOpen }: { counts: Counts; month: string; onOpen: Open }) {
  const total = totalOf(counts)
  return (
    <div className="acceptance-bar">
      {OUTCOMES.filter(({ id }) => counts[id] > 0).map(({ id, name }) => (
        <button key={id} type="button" data-outcome={id} style={{ flexGrow: counts[id] }} onClick={() => onOpen({ outcome: id })} title={`${say(name)} ${counts[id]}`} aria-label={`${month} ${say(name)} ${counts[id]} (${percent(counts[id], total)})`}>{counts[id] / total > 0.08 && percent(counts[id], total)}</button>
      ))}
    </div>
  )
}
