import { ago } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { stateName } from '../states.tsx'
import { Part } from '#apps/desk/kit/part.tsx'

/** Each of them is still owed an answer and a call-back of their own. */
export function ReportersPart({ kase, onOpen }: { kase: CaseScreen; onOpen: (id: string) => void }) {
  if (kase.reporters.length === 0) return null
  return (
    <Part title={t(`一起反映的还有 ${kase.reporters.length} 人`, `${kase.reporters.length} more reporters`)}>
      <ul className="reporters">
        {kase.reporters.map((one) => (
          <li key={one.id}>
            <p><b>{one.name}</b> <button type="button" className="as-link" onClick={() => onOpen(one.id)}>{one.number}</button> <small>{ago(one.openedAt)} · {stateName(one.state)}</small></p>
            <p>{one.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
