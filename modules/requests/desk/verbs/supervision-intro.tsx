import { t } from '#apps/desk/kit/words.ts'
import type { Intro } from './verb-form.ts'

export const SupervisionIntro: Intro = ({ kase }) => kase.supervision && (
  <div className="verb-box">
    <p><b>{t(`${kase.supervision.by} 的督办要求`, `Demanded by ${kase.supervision.by}`)}</b></p>
    <p className="verb-quote">{kase.supervision.demand}</p>
  </div>
)
