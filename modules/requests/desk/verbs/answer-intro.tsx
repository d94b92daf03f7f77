import { Slot } from '#apps/desk/kit/slots.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Intro } from './verb-form.ts'

export const AnswerIntro: Intro = ({ kase }) => kase.answer && (
  <>
    <div className="verb-box">
      <p><b>{kase.answer.solved ? t('办结为“已解决”', 'Said to be solved') : t('暂未解决', 'Not yet solved')}</b> · {kase.answer.by}</p>
      <p className="verb-quote">{kase.answer.answer}</p>
      <p className="verb-why">{t('办理情况（内部）：', 'Handling (internal): ')}{kase.answer.handling}</p>
      {kase.answer.withoutAssist && <p className="verb-why">{t('未等协办反馈，理由：', 'Answered before the assisting units, because: ')}{kase.answer.withoutAssist}</p>}
    </div>
    <Slot at="answer" asked={kase.text} answer={kase.answer.answer} />
  </>
)
