import { Link } from '@tanstack/react-router'
import { useStaff } from '#apps/desk/kit/session.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Counts, listsOf } from './saved-lists.ts'

/** Before a case is opened: how the day stands, and how to begin. */
export function StartPane({ counts }: { counts: Counts | undefined }) {
  const staff = useStaff()
  const late = Math.max(0, ...Object.values(counts ?? {}).map((count) => count.late))
  return (
    <div className="start">
      <h2>{t(`${staff.name}，您好`, `Hello, ${staff.name}`)}</h2>
      <p className="start-late">{!counts ? ' ' : late > 0 ? t(`有 ${late} 件已超时，先从它们开始。`, `${late} cases are late: begin with them.`) : t('没有超时的诉求。', 'Nothing is late.')}</p>
      <ul className="start-tiles">
        {listsOf(counts).filter(({ id }) => id !== 'all' && (counts?.[id]?.open ?? 0) > 0).map(({ id, name }) => (
          <li key={id}>
            <Link to="/worklist" search={{ list: id }} data-late={id === 'late' || undefined}>
              <b>{counts?.[id]?.open}</b><span>{say(name)}</span>
              {(counts?.[id]?.late ?? 0) > 0 && id !== 'late' && <em>{t(`${counts?.[id]?.late} 件超时`, `${counts?.[id]?.late} late`)}</em>}
            </Link>
          </li>
        ))}
      </ul>
      <p className="start-keys"><span><kbd>J</kbd> <kbd>K</kbd> {t('上下移动', 'move')}</span><span><kbd>Enter</kbd> {t('打开', 'open')}</span><span><kbd>1</kbd>–<kbd>9</kbd> {t('办理', 'act')}</span><span><kbd>?</kbd> {t('全部快捷键', 'all keys')}</span></p>
    </div>
  )
}
