import { t } from '#apps/desk/kit/words.ts'
import type { Intro } from './verb-form.ts'

export const ExtensionIntro: Intro = ({ kase }) => kase.extension && (
  <div className="verb-box">
    <p><b>{t(`${kase.extension.by} 申请延长 ${kase.extension.days} 个工作日`, `${kase.extension.by} asks for ${kase.extension.days} working days`)}</b></p>
    <p className="verb-quote">{kase.extension.reason}</p>
    <p>{t('计划：', 'Plan: ')}{kase.extension.plan}</p>
  </div>
)
