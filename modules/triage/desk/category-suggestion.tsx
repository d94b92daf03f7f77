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

/** 分诊建议: what earlier requests in such words turned out to be, how sure that is, and the words that led there. One key takes it. */
export function CategorySuggestion({ text, chosen, onChoose }: Slots['category']) {
  const asked = useQuery({ queryKey: ['triage', 'suggest', text], queryFn: ({ signal }) => get<Answered>('/api/triage/suggest', { text }, signal), staleTime: Infinity })
  const category = asked.data?.suggestions.find(({ target }) => target === 'category')
  const unit = asked.data?.suggestions.find(({ target }) => target === 'unit')
  const take = () => { if (!category) return false; onChoose(category.label) }
  useKeys({ 'alt+s': take })
  if (!category) return null
  const isTaken = chosen === category.label
  return (
    <p className="category-suggestion">
      <BulbOutlined aria-hidden /> {t('按已办结的诉求，像是', 'By requests that are over, this looks like')} <b>{category.name}</b> <span>{t(`把握 ${percent(category.confidence)}`, `${percent(category.confidence)} sure`)}</span>
      {category.words.length > 0 && <span>{t('因为说到', 'because of')} {category.words.map((word) => `“${word}”`).join(t('、', ', '))}</span>}
      {unit && <span>{t(`多由${unit.name}办理（${percent(unit.confidence)}）`, `mostly handled by ${unit.name} (${percent(unit.confidence)})`)}</span>}
      {isTaken ? <em>{t('已采用', 'taken')}</em> : <button type="button" onClick={take}>{t('采用', 'Take it')} <kbd>Alt S</kbd></button>}
    </p>
  )
}

const percent = (share: number) => `${Math.round(share * 100)}%`
