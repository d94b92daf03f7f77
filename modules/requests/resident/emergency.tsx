import { call } from '#resident/kit/call.ts'
import type { Language } from '#resident/kit/settings.ts'
import { fill, useWords } from '#resident/kit/words.ts'
import { Tap, View } from '#resident/ui/base'
import { Button } from '#resident/ui/button.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import type { Category } from './office.ts'
import { requestWords } from './words.ts'

/** Numbers that answer day and night, as the warnings of the categories name them. */
const LINES = {
  110: 'police', 119: 'fire', 120: 'ambulance', 122: 'traffic', 95598: 'power', 96110: 'fraud', 12395: 'sea', 12356: 'mind', 12338: 'women', 12355: 'youth', 12388: 'discipline', 12345: 'hotline12345',
} as const
type Line = keyof typeof LINES
const isLine = (digits: string): boolean => digits in LINES

const linesIn = (warning: string): Line[] => [...new Set((warning.match(/\d{3,6}/g) ?? []).filter(isLine))].map((digits) => Number(digits) as Line)

/** What a person in danger is told, in the language that they read. */
export const warningOf = ({ emergency, emergency_en }: Category, language: Language): string | undefined => (language === 'en' && emergency && emergency_en) || emergency

export function Rings({ warning }: { warning: string }) {
  const w = useWords(requestWords)
  return (
    <View className="rings">
      {linesIn(warning).map((line) => (
        <Tap key={line} id={`ring-${line}`} className="ring" onTap={() => call(String(line))}>
          <Icon name="phone" />
          <View className="ring-number">{fill(w.ring, { line })}</View>
          <View>{w[LINES[line]]}</View>
        </Tap>
      ))}
    </View>
  )
}

/** Before anything else is asked: who is in danger must ring, not write. */
export function RingFirst({ warning, onGoOn }: { warning: string; onGoOn: () => void }) {
  const w = useWords(requestWords)
  return (
    <View className="ring-first">
      <View className="ring-warning">{warning}</View>
      <Rings warning={warning} />
      <View className="hint">{w.ringAbout}</View>
      <Button id="no-danger" onTap={onGoOn}>{w.noDanger}</Button>
    </View>
  )
}
