import { useState } from 'react'
import { useSettings } from '#resident/kit/settings.ts'
import { useWords } from '#resident/kit/words.ts'
import { Heading, Tap, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import { shellWords } from '#resident/ui/shell-words.ts'
import type { Unit } from './office.ts'
import { requestWords } from './words.ts'

/** 举报对象回避: whoever is complained about does not learn of it. */
export function AccusedField({ units, value, onAsk, onClear }: { units: readonly Unit[]; value: string | undefined; onAsk: () => void; onClear: () => void }) {
  const w = useWords(requestWords)
  const english = useSettings().language === 'en'
  const chosen = units.find((unit) => unit.id === value)
  return (
    <View className="field">
      <View className="label">{w.accused}</View>
      <View className="places">
        <Tap id="accused" className={`chip ${chosen ? 'on' : ''}`} onTap={onAsk}>
          {chosen && <Icon name="check" className="small" />}
          <View className="chip-word">{chosen ? (english ? chosen.en : chosen.name) : w.accusedChoose}</View>
          {!chosen && <Icon name="next" className="small" />}
        </Tap>
        {chosen && <Tap id="accused-none" className="chip" onTap={onClear}><View className="chip-word">{w.accusedNone}</View></Tap>}
      </View>
      <View className="hint with-sign"><Icon name="shield" className="small" /><View>{w.accusedAbout}</View></View>
    </View>
  )
}

const ORDER = ['street', 'bureau', 'district', 'hotline'] as const

export function UnitList({ units, value, onChoose }: { units: readonly Unit[]; value: string | undefined; onChoose: (id: string) => void }) {
  const w = useWords(requestWords)
  const shell = useWords(shellWords)
  const english = useSettings().language === 'en'
  const [wanted, setWanted] = useState('')
  const found = units.filter((unit) => `${unit.name}${unit.short}${unit.en}`.toLowerCase().includes(wanted.trim().toLowerCase()))
  const names = { street: w.unitStreet, bureau: w.unitBureau, district: w.unitDistrict, hotline: w.unitDistrict }
  return (
    <View>
      <View className="hint">{w.accusedAbout}</View>
      <Field id="unit-search" label={shell.search} most={20} value={wanted} placeholder={w.unitExample} onWrite={setWanted} />
      {ORDER.map((kind) => {
        const ofKind = found.filter((unit) => unit.kind === kind)
        if (ofKind.length === 0) return null
        return (
          <View key={kind}>
            <Heading level={2} className="group-title">{names[kind]}</Heading>
            <Choice id="unit" label={names[kind]} value={value} onChoose={onChoose} options={ofKind.map((unit) => ({ id: unit.id, name: english ? unit.en : unit.name }))} />
          </View>
        )
      })}
      {found.length === 0 && <View className="loading">{w.nothingHere}</View>}
    </View>
  )
}
