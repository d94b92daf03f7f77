import { BulbOutlined } from '@ant-design/icons'
import { t } from '#apps/desk/kit/words.ts'
import { unitName } from '../setup.ts'
import type { Intro } from './verb-form.ts'

export const DispatchIntro: Intro = ({ kase, setup }) => {
  const { suggestion } = kase
  if (!suggestion?.lead) return <p className="verb-box">{suggestion?.why ?? t('目录里没有适用的规则，请指定主办单位。', 'No rule of the catalogue applies: name the lead unit.')}</p>
  return (
    <div className="verb-box verb-box-sea">
      <p><BulbOutlined aria-hidden /> {t('目录建议由', 'The catalogue suggests')} <b>{suggestion.leadName}</b> {t('主办', 'as lead')}{suggestion.assist.length > 0 && <>{t('，', '; ')}{suggestion.assist.map((unit) => unitName(setup, unit)).join(t('、', ', '))} {t('协办', 'assist')}</>}{suggestion.limit && <>{t('，时限', ', limit')} {suggestion.limit}</>}</p>
      <p className="verb-why">{suggestion.why}</p>
    </div>
  )
}
