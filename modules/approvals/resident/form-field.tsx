import { memo, useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Icon } from '#resident/ui/icon.tsx'
import { isEmpty } from '../rules/answer-faults.ts'
import type { Field } from '../rules/element.ts'
import type { Answer } from '../rules/expr.ts'
import { answerInWords } from '../rules/in-words.ts'
import { ElementInput, faultWhileTyping, nameOf } from './element-input.tsx'
import { type Filling, useAnswer } from './filling.ts'
import type { Fetched } from './office.ts'
import { applyWords } from './words.ts'

type Given = { filling: Filling; field: Field; fetched: Fetched | undefined; source: string | undefined; fault: string | undefined; isChanged: boolean }

/** One field of the merged form. It watches its own answer, and nothing else draws it anew while somebody types. */
export const FormField = memo(function FormField({ filling, field: { element, required }, fetched, source, fault, isChanged }: Given) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const value = useAnswer(filling, element.key)
  const [mends, setMends] = useState(false)
  const differs = fetched !== undefined && !isEmpty(value) && !isSame(value, fetched.value)
  if (fetched && !differs && !mends) {
    return (
      <View className="form-field"><View className="got" id={element.key}>
        <View className="got-words">
          <View className="got-name">{nameOf(element, language)}</View>
          <View className="got-value">{answerInWords(element, value ?? fetched.value, language)}</View>
          <View className="got-from"><Icon name="shield" className="tiny" /><View>{fill(w.from, { source: source ?? fetched.register })}</View></View>
        </View>
        <Tap id={`${element.key}-mend`} className="got-mend" label={`${w.mend} ${nameOf(element, language)}`} onTap={() => setMends(true)}><View>{w.mend}</View></Tap>
      </View></View>
    )
  }
  const typing = faultWhileTyping(element, value)
  const hint = language === 'en' ? element.hintEn ?? element.hint : element.hint
  return (
    <View className={`form-field ${isChanged && isEmpty(value) ? 'asked-again' : ''}`}>
      {isChanged && isEmpty(value) && <View className="badge badge-late">{w.askedAgain}</View>}
      <ElementInput id={element.key} part={element} value={value} hint={hint} optional={required === false} error={typing?.[language] ?? fault} onAnswer={(answer) => filling.answer(element.key, answer)} />
      {differs && (
        <View className="differs" role="status">
          <Icon name="late" className="small" />
          <View className="differs-words">
            <View>{fill(w.differs, { source: source ?? '', value: answerInWords(element, fetched.value, language) })}</View>
            <Tap id={`${element.key}-restore`} className="text-tap" onTap={() => { filling.answer(element.key, fetched.value); setMends(false) }}>{w.restore}</Tap>
          </View>
        </View>
      )}
    </View>
  )
})

export const isSame = (one: Answer | undefined, other: Answer): boolean => JSON.stringify(one) === JSON.stringify(other)
