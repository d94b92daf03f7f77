import { Alert, Button } from 'antd'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'

/** What colleagues did while this form was open. What was typed stays; sending waits until it has been seen. */
export function Meanwhile({ kase, since, gone, onRead }: { kase: CaseScreen; since: number; gone: boolean; onRead: () => void }) {
  const steps = kase.history.filter((step) => step.seq > since)
  return (
    <Alert
      type="warning" showIcon
      title={gone ? t('刚有同事办理了这件诉求，这一步现在不能办了。您写的内容还在，可以复制。', 'A colleague just acted on this case; this step is no longer possible. Your words are kept.') : t('您填写时，有同事办理了这件诉求。您写的内容还在。', 'A colleague acted on this case while you were writing. Your words are kept.')}
      description={<ul className="meanwhile">{steps.map((step) => <li key={step.seq}><b>{step.who ?? t('系统', 'The system')}</b> {momentOf(step.at)} · {step.title} {step.text}</li>)}</ul>}
      action={gone ? undefined : <Button size="small" onClick={onRead}>{t('看过了，继续', 'Seen, go on')}</Button>}
    />
  )
}
