import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { satisfactionName } from '../states.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

export function CallBackPart({ kase }: { kase: CaseScreen }) {
  const { rating, callBacks } = kase
  if (!rating && callBacks.length === 0) return null
  return (
    <Part title={t('回访和评价', 'Call-back and rating')}>
      {rating && (
        <p className="rating">
          <span className={`tag tag-${rating.solved ? 'green' : 'amber'}`}>{rating.solved ? t('已解决', 'Solved') : t('未解决', 'Not solved')}</span>
          <span className={`tag tag-${rating.satisfaction === 'dissatisfied' ? 'red' : rating.satisfaction === 'fair' ? 'amber' : 'green'}`}>{satisfactionName(rating.satisfaction)}</span>
          <small>{rating.by === 'resident' ? t('群众自评', 'rated by the resident') : rating.by === 'callback' ? t('回访记录', 'recorded on call-back') : rating.by}</small>
          {rating.words && <q>{rating.words}</q>}
        </p>
      )}
      {callBacks.length > 0 && (
        <ul className="calls">{callBacks.map((call) => <li key={call.at}><b>{call.reached ? t('打通', 'Reached') : t('未打通', 'Not reached')}</b> <small>{momentOf(call.at)} · {call.by}</small><p>{call.text}</p></li>)}</ul>
      )}
    </Part>
  )
}
