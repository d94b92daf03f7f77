import { t } from '#apps/desk/kit/words.ts'
import { type Behind, type OfTarget, percent } from './words.ts'

/** What is made of each suggestion: the most corrected first, with what it was made into. */
export function Corrections({ of, onOpen }: { of: OfTarget; onOpen: (part: Omit<Behind, 'target'>) => void }) {
  if (of.labels.length === 0) return null
  return (
    <section className="card acceptance-table" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t('哪些常被更正，改成了什么', 'What is corrected most, and into what')}</h2>
      <table>
        <thead><tr><th>{t('建议的是', 'Suggested')}</th><th>{t('采纳', 'Accepted')}</th><th>{t('更正', 'Corrected')}</th><th>{t('改成', 'Into')}</th></tr></thead>
        <tbody>
          {of.labels.map(({ label, name, accepted, corrected, into }) => (
            <tr key={label}>
              <th scope="row">{name}</th>
              <td data-label={t('采纳', 'Accepted')}>{accepted > 0 ? <button type="button" className="as-link" onClick={() => onOpen({ label, outcome: 'accepted' })}>{accepted}</button> : 0}</td>
              <td data-label={t('更正', 'Corrected')}>{corrected > 0 ? <><button type="button" className="as-link" onClick={() => onOpen({ label, outcome: 'corrected' })}>{corrected}</button> <small>{percent(corrected, accepted + corrected)}</small></> : 0}</td>
              <td>{into.length > 0 && <ul className="acceptance-into">{into.map((one) => <li key={one.label}><button type="button" onClick={() => onOpen({ label, chosen: one.label, outcome: 'corrected' })}>{one.name} <b>{one.cases}</b></button></li>)}</ul>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
