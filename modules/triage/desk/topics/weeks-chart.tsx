import { dateOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'

/** A matter that is long over is shown in the weeks in which it was alive. */
export const isRecent = ({ lastAt, weeksUntil }: { lastAt: string; weeksUntil: string }): boolean => weeksUntil !== lastAt

const BAR = 8
const GAP = 3
const HEIGHT = 30

/** People a week, the last one at the right. Its numbers are said to whoever does not see it. */
export function WeeksChart({ weeks, until, isCurrent, large = false }: { weeks: readonly number[]; until: string; isCurrent: boolean; large?: boolean }) {
  const most = Math.max(1, ...weeks)
  const width = weeks.length * (BAR + GAP) - GAP
  const top = large ? 12 : 2
  const when = isCurrent ? t(`近 ${weeks.length} 周`, `last ${weeks.length} weeks`) : t(`截至 ${dateOf(until)} 的 ${weeks.length} 周`, `${weeks.length} weeks until ${dateOf(until)}`)
  return (
    <figure className="weeks" data-large={large || undefined}>
      <svg viewBox={`0 0 ${width} ${HEIGHT + top}`} role="img" aria-label={t(`${when}每周反映人数：${weeks.join('、')}`, `People a week, ${when}: ${weeks.join(', ')}`)}>
        {weeks.map((people, week) => {
          const height = people === 0 ? 1.5 : Math.max(3, (people / most) * HEIGHT)
          return (
            <g key={week} className={week === weeks.length - 1 ? 'weeks-last' : undefined}>
              <rect x={week * (BAR + GAP)} y={HEIGHT + top - height} width={BAR} height={height} rx="1.5" data-none={people === 0 || undefined} />
              {large && people > 0 && <text x={week * (BAR + GAP) + BAR / 2} y={HEIGHT + top - height - 2.5} textAnchor="middle">{people}</text>}
            </g>
          )
        })}
      </svg>
      <figcaption aria-hidden="true">{large ? t(`${when}，每周反映人数`, `people a week, ${when}`) : when}</figcaption>
    </figure>
  )
}
