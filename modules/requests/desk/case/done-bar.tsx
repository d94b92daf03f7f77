import { CheckCircleFilled, CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Words } from '#kernel/contract.ts'
import { say, t } from '#apps/desk/kit/words.ts'
import type { Line, VerbName } from '../ask.ts'

type Props = { text: Words; next: Line | undefined; onNext: (() => void) | undefined; undo: VerbName | undefined; onUndo: (verb: VerbName) => void; onDismiss: () => void }

/** Done; and what is next, for somebody with forty more. */
export function DoneBar({ text, next, onNext, undo, onUndo, onDismiss }: Props) {
  return (
    <div className="done-bar" role="status">
      <CheckCircleFilled aria-hidden className="done-sign" />
      <b>{say(text)}</b>
      {undo && <Button size="small" onClick={() => onUndo(undo)}>{t('撤销…', 'Undo…')}</Button>}
      <span className="done-next">
        {next && onNext && <><span className="done-summary">{t('下一件：', 'Next: ')}{next.summary}</span><Button type="primary" size="small" onClick={onNext}>{t('办下一件', 'Go on')} <kbd aria-hidden="true">N</kbd></Button></>}
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('关闭', 'Close')} onClick={onDismiss} />
      </span>
    </div>
  )
}
