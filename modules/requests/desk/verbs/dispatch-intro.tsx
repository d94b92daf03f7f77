import { BulbOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import { Slot } from '#apps/desk/kit/slots.tsx'
import { useKeys } from '#apps/desk/kit/use-keys.ts'
import { t } from '#apps/desk/kit/words.ts'
import { useView } from '../ask.ts'
import { SuggestedCategories } from '../hotline/suggested-categories.tsx'
import { unitName } from '../setup.ts'
import { follow, type Suggestion, suggestionIn } from './suggested-lead.ts'
import type { Intro } from './verb-form.ts'

/** The catalogue is asked anew for each category that the dispatcher tries; a request without one is shown what it may be. */
export const DispatchIntro: Intro = ({ kase, setup, values, set }) => {
  const { line } = kase
  const category = values['category'] as string | undefined
  // What was learned stands in the slot already.
  const likely = useView('suggest', { text: kase.text }, { enabled: !line.category }).data?.categories.filter(({ confidence }) => confidence === null) ?? []
  const asked = useView('assignment', { id: line.id, category: category ?? '' }, { enabled: !!category && category !== line.category })
  const says = category === line.category ? kase.suggestion : asked.data?.suggestion
  useEffect(() => {
    const before = (values['_suggestion'] as Suggestion | undefined) ?? kase.suggestion ?? undefined
    if (category && before?.category !== category) set(follow(values, before, says?.category === category ? says : undefined))
  }, [says, category])
  const take = (nth: number) => () => { const one = likely[nth]; if (!one) return false; set({ category: one.code }) }
  useKeys({ 'alt+1': take(0), 'alt+2': take(1), 'alt+3': take(2) })

  const suggestion = suggestionIn(values, { kase })
  return (
    <>
      <Slot at="category" text={kase.text} chosen={category} onChoose={(code) => set({ category: code })} unit={values['lead'] as string | undefined} onChooseUnit={(id) => set({ lead: id, assist: ((values['assist'] as string[] | undefined) ?? []).filter((one) => one !== id) })} />
      {likely.length > 0 && <SuggestedCategories suggested={likely} chosen={category} onChoose={(one) => set({ category: one.code })} />}
      {suggestion && !suggestion.lead && <p className="verb-box">{suggestion.why}</p>}
      {suggestion?.lead && (
        <div className="verb-box verb-box-sea">
          <p><BulbOutlined aria-hidden /> {t('目录建议由', 'The catalogue suggests')} <b>{suggestion.leadName}</b> {t('主办', 'as lead')}{suggestion.assist.length > 0 && <>{t('，', '; ')}{suggestion.assist.map((unit) => unitName(setup, unit)).join(t('、', ', '))} {t('协办', 'assist')}</>}{suggestion.limit && <>{t('，时限', ', limit')} {suggestion.limit}</>}</p>
          <p className="verb-why">{suggestion.why}</p>
        </div>
      )}
    </>
  )
}
