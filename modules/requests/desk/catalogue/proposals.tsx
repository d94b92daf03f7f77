import { Button } from 'antd'
import { ago } from '#apps/desk/kit/moments.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { Answered } from '../ask.ts'
import type { Setup } from '../setup.ts'
import { areaInWords, categoryInWords, unitInWords, unitsInWords } from './rule-words.ts'

type Proposal = Answered<'catalogue'>['proposals'][number]
type Props = { setup: Setup | undefined; proposals: readonly Proposal[]; taken: ReadonlySet<string>; onTake?: ((proposal: Proposal) => void) | undefined }

/** What adjudications taught: the same return should not have to be argued twice. */
export function Proposals({ setup, proposals, taken, onTake }: Props) {
  if (proposals.length === 0) return <p className="proposals-none">{t('裁定退单时勾选“提议修订目录”，提议会出现在这里。', 'Proposals from adjudicated returns appear here.')}</p>
  return (
    <ul className="proposals">
      {proposals.map((one) => (
        <li key={one.id}>
          <p><b>{categoryInWords(setup, one.category)}</b> · {areaInWords(setup, one.area)} → <b>{unitInWords(setup, one.lead)}</b>{one.assist.length > 0 && t(`，${unitsInWords(setup, one.assist)} 协办`, `, with ${unitsInWords(setup, one.assist)}`)}</p>
          <p className="proposals-why">{one.why} <small>{one.caseNumber} · {ago(one.at)}</small></p>
          {onTake && <Button size="small" disabled={taken.has(one.id)} onClick={() => onTake(one)}>{taken.has(one.id) ? t('已放进草稿', 'In the draft') : t('采纳进草稿', 'Take into the draft')}</Button>}
        </li>
      ))}
    </ul>
  )
}
