import { momentOf } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { Part } from '#apps/desk/kit/part.tsx'

/** Who opened a confidential case; the office sends it to supervisors alone. */
export function ReadingsPart({ kase }: { kase: CaseScreen }) {
  if (kase.readings.length === 0) return null
  return (
    <Part title={t('查阅记录（保密诉求）', 'Who read it (confidential)')}>
      <ul className="calls">{kase.readings.map((one) => <li key={`${one.who} ${one.at}`}><b>{one.who}</b> <small>{momentOf(one.at)}</small></li>)}</ul>
    </Part>
  )
}
