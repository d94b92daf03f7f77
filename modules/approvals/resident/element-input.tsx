import { useState } from 'react'
import { useSettings, type Language } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Choice } from '#resident/ui/choice.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { answerFault, type AnswerFault } from '../rules/answer-faults.ts'
import type { Column, Element, Option } from '../rules/element.ts'
import type { Answer, Row } from '../rules/expr.ts'
import { unitIn } from '../rules/in-words.ts'
import { CHECKS, LONG_ENOUGH } from './checks.ts'
import { applyWords } from './words.ts'

type Part = Element | Column
type Given = { id: string; part: Part; label?: string | undefined; hint?: string | undefined; value: Answer | undefined; error?: string | undefined; optional?: boolean; onAnswer: (answer: Answer | undefined) => void }

/** Beyond any day that a form asks for. */
const LAST_DAY = '2199-12-31'
const MANY_OPTIONS = 12
const LONG_TEXT = 100

export const nameOf = (one: { name: string; en: string }, language: Language): string => (language === 'en' ? one.en : one.name)
const asMoney = (text: string): Answer => (/^\d{1,12}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : text)
const asNumber = (text: string): Answer => (/^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text)
const shown = (part: Part, value: Answer | undefined): string => (typeof value === 'number' ? String(part.type === 'money' ? value / 100 : value) : typeof value === 'string' ? value : '')

/** 都没有 goes with nothing else. */
const toggled = (chosen: readonly string[], value: string): string[] =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : value === 'none' ? [value] : [...chosen.filter((one) => one !== 'none'), value]

/** What can be told while somebody still types: half a number is not wrong yet. */
export function faultWhileTyping(element: Element, value: Answer | undefined): AnswerFault | undefined {
  if (value === undefined || value === '' || element.type === 'list') return undefined
  if (typeof value === 'string' && element.check && value.length < LONG_ENOUGH[element.check]) return undefined
  return answerFault(element, value, CHECKS)[0]
}

/** One question, whatever kind of answer it wants: the same at the situation, in the form, and in a line of a list. */
export function ElementInput(given: Given) {
  const { part, value, onAnswer } = given
  const { language } = useSettings()
  const w = useWords(applyWords)
  const label = given.label ?? nameOf(part, language)
  const own = { label, ...given }
  if (part.type === 'yes_no') return <Boxed {...own}><Choice<boolean> id={given.id} label={label} options={[{ id: true, name: w.yes }, { id: false, name: w.no }]} value={typeof value === 'boolean' ? value : undefined} onChoose={onAnswer} /></Boxed>
  if (part.type === 'choice') return <Boxed {...own}><Options {...own} options={part.options ?? []} chosen={(v) => v === value} onToggle={(v) => onAnswer(v)} /></Boxed>
  if (part.type === 'many') {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : []
    return <Boxed {...own}><Options {...own} several options={part.options ?? []} chosen={(v) => chosen.includes(v)} onToggle={(v) => onAnswer(toggled(chosen, v))} /></Boxed>
  }
  if (part.type === 'list') return <Boxed {...own}><Lines {...own} part={part as Element} /></Boxed>
  return <Typed {...own} />
}

function Typed({ id, part, label = '', hint, value, error, optional, onAnswer }: Given) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  // "12." is on its way to 12.5: what was typed stays on the screen, what it comes to is the answer.
  const [typed, setTyped] = useState(shown(part, value))
  const isNumber = part.type === 'number' || part.type === 'money'
  const as = part.type === 'money' ? asMoney : asNumber
  const text = isNumber && typed !== '' && as(typed) === value ? typed : shown(part, value)
  const write = (written: string) => {
    const said = part.check === 'credit_code' || part.check === 'identity_number' ? written.toUpperCase().replace(/\s/g, '') : written
    setTyped(said)
    onAnswer(said === '' ? undefined : isNumber ? as(said.trim()) : said)
  }
  const unit = part.type === 'money' ? w.yuan : unitIn(part.unit, language)
  return (
    <Field
      id={id} label={unit ? (label ? fill(w.withUnit, { label, unit }) : unit) : label} value={text} onWrite={write} most={('most' in part && part.type === 'text' ? part.most : undefined) ?? 500} hint={hint} error={error} optional={!!optional}
      {...(part.type === 'date' ? { day: { last: LAST_DAY } } : {})} {...(isNumber ? { kind: 'number' as const } : part.check === 'phone' ? { kind: 'tel' as const } : part.check === 'postcode' ? { kind: 'code' as const } : {})}
      long={part.type === 'text' && 'most' in part && (part.most ?? 0) > LONG_TEXT} count
    />
  )
}

/** A question whose answer is chosen. */
function Boxed({ id, label, hint, error, optional, children }: Given & { children: React.ReactNode }) {
  const w = useWords(applyWords)
  return (
    <View className="field" id={id}>
      {label && <View className="label">{label}{optional && <View className="faint inline">{w.optional}</View>}</View>}
      {children}
      {error ? <View className="error" role="alert">{error}</View> : hint ? <View className="hint">{hint}</View> : null}
    </View>
  )
}

function Options({ id, label = '', options, chosen, several, onToggle }: Given & { options: readonly Option[]; several?: boolean; chosen: (value: string) => boolean; onToggle: (value: string) => void }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const [wanted, setWanted] = useState('')
  const [all, setAll] = useState(options.length <= MANY_OPTIONS)
  const found = wanted.trim() === '' ? options : options.filter((o) => `${o.name}${o.en}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  const listed = all || wanted.trim() ? found : [...found.filter((o) => chosen(o.value)), ...found.filter((o) => !chosen(o.value))].slice(0, MANY_OPTIONS)
  return (
    <View>
      {options.length > MANY_OPTIONS && <Field id={`${id}-search`} label="" most={20} value={wanted} placeholder={w.findOption} onWrite={setWanted} />}
      <View className={several ? 'ticks' : 'choice'} role={several ? 'group' : 'radiogroup'} label={label}>
        {listed.map((option) => (
          <Tap key={option.value} id={`${id}-${option.value}`} className={`${several ? 'tick' : 'chip'} ${chosen(option.value) ? 'on' : ''}`} role={several ? 'checkbox' : 'radio'} on={chosen(option.value)} onTap={() => onToggle(option.value)}>
            {several ? <View className="tick-box">{chosen(option.value) && <Icon name="check" className="tiny" />}</View> : chosen(option.value) && <Icon name="check" className="small" />}
            <View className="chip-word">{nameOf(option, language)}</View>
          </Tap>
        ))}
      </View>
      {!all && !wanted && <Button id={`${id}-all`} kind="quiet" onTap={() => setAll(true)}>{fill(w.allOptions, { n: options.length })}</Button>}
    </View>
  )
}

/** 名单: shareholders, equipment. Each line a card of its own, for a phone is too narrow for a table. */
function Lines({ id, part, value, onAnswer }: Given & { part: Element }) {
  const w = useWords(applyWords)
  const { language } = useSettings()
  const rows = Array.isArray(value) ? (value as readonly Row[]) : []
  const write = (n: number, column: Column, answer: Answer | undefined) =>
    onAnswer(rows.map((row, i) => (i === n ? Object.fromEntries(Object.entries({ ...row, [column.key]: answer }).filter(([, v]) => v !== undefined)) as Row : row)))
  return (
    <View>
      {rows.map((row, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        <View key={n} className="line-card">
          <View className="line-head">
            <View className="strong">{fill(w.line, { n: n + 1 })}</View>
            <Tap id={`${id}-${n}-remove`} className="line-remove" label={fill(w.removeLine, { n: n + 1 })} onTap={() => onAnswer(rows.filter((_, i) => i !== n))}><Icon name="close" className="small" /><View>{w.remove}</View></Tap>
          </View>
          {part.columns!.map((column) => <ElementInput key={column.key} id={`${id}-${n}-${column.key}`} part={column} label={nameOf(column, language)} value={row[column.key]} onAnswer={(answer) => write(n, column, answer)} />)}
        </View>
      ))}
      <Button id={`${id}-add`} icon="plus" onTap={() => onAnswer([...rows, {} as Row])}>{w.addLine}</Button>
    </View>
  )
}
