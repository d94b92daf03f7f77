import { BulbOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { Slots } from '#apps/desk/kit/slots.tsx'
import { get } from '#apps/desk/kit/transport.ts'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import type { triageViews } from '../contract.ts'
import './category-suggestion.css'

type Answered = Static<typeof triageViews.suggest.output>
type Suggestion = Answered['suggestions'][number]

/** 分诊建议: what earlier requests in such words turned out to be and whose they were, how sure that is, and the words that led there. One key takes each. */
export function CategorySuggestion({ text, chosen, onChoose, unit, onChooseUnit }: Slots['category']) {
  const asked = useQuery({ queryKey: ['triage', 'suggest', text], queryFn: ({ signal }) => get<Answered>('/api/triage/suggest', { text }, signal), staleTime: Infinity })
  const of = (target: Suggestion['target']) => asked.data?.suggestions.find((one) => one.target === target)
  const [category, lead] = [of('category'), of('unit')]
  useKeys({
    'alt+s': () => { if (!category) return false; onChoose(category.label) },
    'alt+u': () => { if (!lead) return false; onChooseUnit(lead.label) },
  })
  if (!category && !lead) return null
  return (
    <div className="category-suggestion">
      {category && <Line says={t('按已办结的诉求，像是', 'By requests that are over, this looks like')} one={category} isTaken={chosen === category.label} letter="S" onTake={() => onChoose(category.label)} />}
      {lead && <Line says={t('这样的诉求多由', 'Requests like this went mostly to')} one={lead} isTaken={unit === lead.label} letter="U" onTake={() => onChooseUnit(lead.label)} />}
    </div>
  )
}

function Line({ says, one, isTaken, letter, onTake }: { says: string; one: Suggestion; isTaken: boolean; letter: string; onTake: () => void }) {
  return (
    <p>
      <BulbOutlined aria-hidden /> {says} <b>{one.name}</b>{one.target === 'unit' && t(' 主办', '')} <span>{t(`把握 ${percent(one.confidence)}`, `${percent(one.confidence)} sure`)}</span>
      {one.words.length > 0 && <span>{t('因为说到', 'because of')} {one.words.map((word) => `“${word}”`).join(t('、', ', '))}</span>}
      {isTaken ? <em>{t('✓ 已选', '✓ chosen')}</em> : <button type="button" onClick={onTake}>{t('采用', 'Take it')} <kbd>Alt {letter}</kbd></button>}
    </p>
  )
}

/** Nobody is ever quite sure. */
const percent = (share: number) => `${Math.min(99, Math.round(share * 100))}%`
