import { t } from '#apps/desk/kit/words.ts'
import { percent, type Rate } from './rate-words.ts'

/** The rate, what it is counted from, and quietly how sure one can be of it. A number opens into its cases. */
export function RateCell({ rate, label, onOpen }: { rate: Rate; label: string; onOpen: (of: 'yes' | 'no' | 'all') => void }) {
  if (rate.rate === null) return <span className="rate rate-few">{rate.of === 0 ? '—' : <button type="button" onClick={() => onOpen('all')} aria-label={t(`${label}：样本不足，${rate.of} 件`, `${label}: too few, ${rate.of}`)}>{t('样本不足', 'too few')} <small>{rate.yes}/{rate.of}</small></button>}</span>
  return (
    <span className="rate">
      <button type="button" className="rate-main" onClick={() => onOpen('all')} aria-label={`${label} ${percent(rate.rate)},${rate.yes}/${rate.of}`}>{percent(rate.rate)}</button>
      <span className="rate-bar" aria-hidden="true"><i style={{ width: `${rate.rate * 100}%` }} />{rate.low !== null && rate.high !== null && <b style={{ left: `${rate.low * 100}%`, width: `${(rate.high - rate.low) * 100}%` }} />}</span>
      <small title={t('95% 置信区间（Wilson）：样本越少，区间越宽', '95 % interval (Wilson): the fewer the cases, the wider')}>{rate.yes}/{rate.of}{rate.low !== null && rate.high !== null && ` · ${percent(rate.low)}–${percent(rate.high)}`}</small>
      {rate.of > rate.yes && <button type="button" className="rate-no" onClick={() => onOpen('no')}>{t(`${rate.of - rate.yes} 件未达`, `${rate.of - rate.yes} not`)}</button>}
    </span>
  )
}
