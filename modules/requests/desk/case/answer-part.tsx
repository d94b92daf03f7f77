import { EyeOutlined, LockOutlined } from '@ant-design/icons'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

const STATE = (state: string): string => ({ draft: t('待审核', 'to be approved'), pending: t('待审核', 'to be approved'), awaiting_approval: t('待审核', 'to be approved'), sent_back: t('退回修改', 'sent back'), sent: t('已发给群众', 'sent'), answered: t('已发给群众', 'sent') })[state] ?? ''

export function AnswerPart({ kase }: { kase: CaseScreen }) {
  const { answer } = kase
  if (!answer) return null
  return (
    <Part title={t('答复', 'Answer')} extra={answer.solved !== null && <span className={`tag tag-${answer.solved ? 'green' : 'amber'}`}>{answer.solved ? t('已解决', 'Solved') : t('暂未解决', 'Not yet solved')}</span>}>
      <div className="answer answer-public"><h3><EyeOutlined aria-hidden /> {t('公开答复', 'To the resident')} <small>{STATE(answer.state)}</small></h3><p>{answer.answer}</p></div>
      {answer.handling && <div className="answer"><h3><LockOutlined aria-hidden /> {t('办理情况（内部）', 'Handling (internal)')}</h3><p>{answer.handling}</p></div>}
      {answer.withoutAssist && <p className="answer-by">{t('未等协办反馈，理由：', 'Answered before the assisting units, because: ')}{answer.withoutAssist}</p>}
      <FilesPart files={kase.workPhotos} />
      <p className="answer-by">{t('经办', 'By')} {answer.by}{answer.approvedBy && <> · {t('审核', 'approved by')} {answer.approvedBy}</>}</p>
    </Part>
  )
}
