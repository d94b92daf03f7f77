import { FilesPart } from '#apps/desk/kit/files-part.tsx'
import { momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Screen } from '../ask.ts'
import { OutcomeTag } from '../states.tsx'

/** 环节意见: what each department wrote of each step, the latest first. */
export function FindingsPart({ kase }: { kase: Screen }) {
  if (kase.findings.length === 0) return null
  return (
    <Part title={t(`环节意见 · ${kase.findings.length}`, `Findings · ${kase.findings.length}`)}>
      <ul className="findings">
        {kase.findings.toReversed().map((one) => (
          <li key={one.seq}>
            <p className="matter-head"><b>{one.stepName}</b><OutcomeTag outcome={one.outcome} /><span className="matter-unit">{one.units.join(t('、', ', '))}</span></p>
            <p className="finding-words">{one.opinion}</p>
            <FilesPart files={one.files} />
            <small>{one.by.who} {momentOf(one.by.at)}</small>
          </li>
        ))}
      </ul>
    </Part>
  )
}
