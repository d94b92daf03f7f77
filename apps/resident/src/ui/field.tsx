import type { ReactNode } from 'react'
import { useWords } from '../kit/words.ts'
import { DayInput, Input, Label, Text, Textarea, View } from './base'
import { shellWords } from './shell-words.ts'

/** From here on it is said how much room is left. */
const NEARLY = 0.8

type Props = {
  id: string; label: string; value: string; onWrite: (value: string) => void; most: number; placeholder?: string
  hint?: string | undefined; error?: string | undefined; optional?: boolean; kind?: 'text' | 'tel' | 'number' | 'code'; day?: { last: string }; long?: boolean; count?: boolean; children?: ReactNode
}

/** One question and its answer, with what is wrong about it in words. */
export function Field({ id, label, value, onWrite, most, placeholder, hint, error, optional, kind, day, long, count, children }: Props) {
  const w = useWords(shellWords)
  const about = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const writing = { id, value, onWrite, most, placeholder, wrong: !!error, describedBy: about, className: `input ${long ? 'input-long' : ''} ${error ? 'wrong' : ''}` }
  return (
    <View className="field">
      <Label of={id} className="label">{label}{optional && <Text className="faint"> {w.optional}</Text>}</Label>
      {day ? <DayInput {...writing} placeholder={w.chooseDay} last={day.last} /> : long ? <Textarea {...writing} /> : <Input {...writing} {...(kind ? { kind } : {})} />}
      {(children || (count && [...value].length > most * NEARLY)) && (
        <View className="under-input">
          {children}
          {count && [...value].length > most * NEARLY && <View className="count">{[...value].length}/{most}</View>}
        </View>
      )}
      {error ? <View id={`${id}-error`} role="alert" className="error">{error}</View> : hint ? <View id={`${id}-hint`} className="hint">{hint}</View> : null}
    </View>
  )
}
