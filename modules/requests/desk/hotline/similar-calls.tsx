import { Button } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { SimilarLine, type Similar } from '../case/similar-line.tsx'
import type { CallDraft } from './call-draft.ts'

type Props = { similar: readonly Similar[]; joins: CallDraft['joins']; onJoin: (one: CallDraft['joins']) => void }

/** Others reported it already: the caller joins them and still gets an own answer. */
export function SimilarCalls({ similar, joins, onJoin }: Props) {
  if (similar.length === 0) return <p className="caller-none">{t('没有类似的在办诉求', 'Nothing like it is open')}</p>
  return (
    <ul className="similar-calls">
      {similar.slice(0, 5).map((one) => (
        <li key={one.id} data-joined={joins?.id === one.id || undefined}>
          <SimilarLine one={one} />
          <Button size="small" type={joins?.id === one.id ? 'primary' : 'default'} aria-pressed={joins?.id === one.id} onClick={() => onJoin(joins?.id === one.id ? undefined : { id: one.id, number: one.number, summary: one.summary })}>{joins?.id === one.id ? t('登记后并入这件', 'Will join this one') : t('就是这件', 'This is the one')}</Button>
        </li>
      ))}
    </ul>
  )
}
