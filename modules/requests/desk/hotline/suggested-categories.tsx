import { t } from '#apps/desk/kit/words.ts'
import type { Answered } from '../ask.ts'

export type Suggested = Answered<'suggest'>['categories'][number]

type Props = { suggested: readonly Suggested[]; chosen: string | undefined; onChoose: (one: Suggested) => void }

/** What it may be about, with the words that say so. Alt and a digit take one without leaving the text. */
export function SuggestedCategories({ suggested, chosen, onChoose }: Props) {
  return (
    <div className="suggested" aria-live="polite">
      {suggested.length === 0 ? <span className="suggested-none">{t('边记边出类别建议', 'Categories are suggested as you write')}</span> : suggested.slice(0, 3).map((one, i) => (
        <button key={one.code} type="button" aria-pressed={one.code === chosen} onClick={() => onChoose(one)}>
          <kbd>Alt {i + 1}</kbd><b>{one.name}</b><small>{one.confidence === null ? one.group : t(`把握 ${Math.min(99, Math.round(100 * one.confidence))}%`, `${Math.min(99, Math.round(100 * one.confidence))}% sure`)}{one.words.length > 0 && ` · ${one.words.slice(0, 3).map((word) => `“${word}”`).join('')}`}</small>
        </button>
      ))}
    </div>
  )
}
