import { Link } from '@tanstack/react-router'
import { useStaff } from '#apps/desk/kit/session.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Counts, countOf, listsOf } from './lists.ts'

/** Before anything is opened: how the day stands, and how to begin. */
export function StartPane({ counts }: { counts: Counts | undefined }) {
  const { name } = useStaff()
  const full = listsOf(counts).filter(({ id }) => id !== 'all' && (counts?.[id]?.open ?? 0) > 0)
  // What is late elsewhere is not for this colleague to begin with.
  const behind = full.filter(({ id }) => (counts?.[id]?.late ?? 0) > 0)
  const late = behind.reduce((sum, { id }) => sum + counts![id]!.late, 0)
  return (
    <div className="start">
      <h2>{t(`${name}，您好`, `Hello, ${name}`)}</h2>
      <p className="start-late">{!counts ? ' ' : late > 0 ? <Link to="/approvals" search={{ list: behind[0]!.id }}>{t(`有 ${countOf(late)} 件已超时，先从它们开始`, `${countOf(late)} are late: begin with them`)} →</Link> : full.length ? t('没有超时的申请。', 'Nothing is late.') : t('现在没有等您办理的申请。', 'Nothing waits for you now.')}</p>
      <ul className="start-tiles">
        {full.map(({ id, name: title }) => (
          <li key={id}><Link to="/approvals" search={{ list: id }} data-late={id === 'late' || undefined}><b>{countOf(counts?.[id]?.open ?? 0)}</b><span>{say(title)}</span>{(counts?.[id]?.late ?? 0) > 0 && id !== 'late' && <em>{t(`${counts?.[id]?.late} 件超时`, `${counts?.[id]?.late} late`)}</em>}</Link></li>
        ))}
      </ul>
      <p className="start-keys"><span><kbd>J</kbd> <kbd>K</kbd> {t('上下移动', 'move')}</span><span><kbd>Enter</kbd> {t('打开', 'open')}</span><span><kbd>1</kbd>–<kbd>9</kbd> {t('办理', 'act')}</span><span><kbd>X</kbd> {t('选中，批量受理', 'choose, to accept several')}</span><span><kbd>?</kbd> {t('全部快捷键', 'all keys')}</span></p>
    </div>
  )
}
