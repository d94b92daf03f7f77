import { t } from '#apps/desk/kit/words.ts'
import { unitName } from '../setup.ts'
import type { Intro } from './verb-form.ts'

export const AdjudicateIntro: Intro = ({ kase, setup }) => kase.returned && (
  <div className="verb-box">
    <p><b>{t(`${kase.returned.by}的退单理由`, `Why ${kase.returned.by} returned it`)}</b></p>
    <p className="verb-quote">{kase.returned.reason}</p>
    {kase.returned.suggests && <p>{t('它建议由', 'It suggests')} <b>{unitName(setup, kase.returned.suggests)}</b> {t('办理', '')}</p>}
    {kase.dispatch && <p className="verb-why">{t('当初这样派的依据：', 'Why it was dispatched so: ')}{kase.dispatch.why}</p>}
  </div>
)
