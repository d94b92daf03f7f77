import { Button } from 'antd'
import { Refusal, sentenceOf } from './refusal.ts'
import { t } from './words.ts'

/** What could not be had, why, and what to do. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const final = error instanceof Refusal && (error.status === 403 || error.status === 404)
  return (
    <div className="trouble" role="alert">
      <p>{sentenceOf(error)}</p>
      {onRetry && !final && <Button size="small" onClick={onRetry}>{t('再试一次', 'Try again')}</Button>}
    </div>
  )
}
