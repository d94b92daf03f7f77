import { t } from '#apps/desk/kit/words.ts'
import { satisfactionName } from '../states.tsx'
import type { Intro } from './verb-form.ts'

export const DisputeIntro: Intro = ({ kase }) => kase.rating && (
  <div className="verb-box">
    <p><b>{t('记录的评价', 'Recorded')}</b> {kase.rating.solved ? t('已解决', 'solved') : t('未解决', 'not solved')} · {satisfactionName(kase.rating.satisfaction)} · {kase.rating.by}</p>
    {kase.rating.disputed && <p className="verb-quote">{kase.rating.disputed}</p>}
  </div>
)
