import { useState } from 'react'
import { t } from './words.ts'

/** Before and after laid over each other; the edge follows the slider, the mouse or the arrow keys. */
export function Compare({ before, after }: { before: string; after: string }) {
  const [edge, setEdge] = useState(50)
  return (
    <div className="compare">
      <img src={after} alt={t('办理后', 'After')} />
      <img src={before} alt={t('办理前', 'Before')} style={{ clipPath: `inset(0 ${100 - edge}% 0 0)` }} />
      <span className="compare-edge" style={{ left: `${edge}%` }} aria-hidden="true" />
      <span className="compare-before" aria-hidden="true">{t('办理前', 'Before')}</span>
      <span className="compare-after" aria-hidden="true">{t('办理后', 'After')}</span>
      <input type="range" min={0} max={100} value={edge} onChange={(event) => setEdge(Number(event.target.value))} aria-label={t('移动分界，左边是办理前，右边是办理后', 'Move the edge: left is before, right is after')} />
    </div>
  )
}
