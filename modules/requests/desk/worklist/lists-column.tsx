import { DeleteOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { without } from '#apps/desk/kit/without.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import type { Filters, NamedFilters } from './filters.ts'
import { type Counts, listsOf } from './saved-lists.ts'

type Props = { counts: Counts | undefined; list: string; named: NamedFilters[]; onForget: (name: string) => void; active: Filters }

export function ListsColumn({ counts, list, named, onForget, active }: Props) {
  return (
    <nav className="lists" aria-label={t('列表', 'Lists')}>
      <ul>
        {listsOf(counts).map(({ id, name }) => {
          const count = counts?.[id]
          return (
            <li key={id}>
              <Link to="/worklist" search={{ list: id }} className="lists-link" aria-current={id === list ? 'true' : undefined}>
                <span>{say(name)}</span>
                {count && <span className="lists-count">{count.late > 0 && id !== 'late' && <b title={t(`其中 ${count.late} 件已超时`, `${count.late} late`)}>{count.late}<span className="unseen">{t('件超时，共', ' late of ')}</span></b>}<span>{count.open}</span></span>}
              </Link>
            </li>
          )
        })}
      </ul>
      {named.length > 0 && <h2>{t('我存的条件', 'My filters')}</h2>}
      <ul>
        {named.map((one) => (
          <li key={one.name} className="lists-named">
            <Link to="/worklist" search={one.filters} className="lists-link" aria-current={same(one.filters, active) ? 'true' : undefined}><span>{one.name}</span></Link>
            <button type="button" className="lists-forget" onClick={() => onForget(one.name)} aria-label={t(`删除“${one.name}”`, `Forget “${one.name}”`)}><DeleteOutlined /></button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function same(a: Filters, b: Filters) {
  const flat = (filters: Filters) => JSON.stringify(Object.entries(without(filters, 'case')).filter(([, value]) => value !== undefined).toSorted())
  return flat(a) === flat(b)
}
