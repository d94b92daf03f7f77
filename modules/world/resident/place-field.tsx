import { useState } from 'react'
import { fill, useWords } from '#resident/kit/words.ts'
import { Heading, Slider, Tap, View } from '#resident/ui/base'
import { Choice } from '#resident/ui/choice.tsx'
import { Field } from '#resident/ui/field.tsx'
import { Icon } from '#resident/ui/icon.tsx'
import type { MemoryFields } from './memory-fields.ts'
import type { Told } from './office.ts'
import { memoryWords } from './words.ts'

type Setup = Told<'memory_setup'>
type Change = (part: Partial<MemoryFields>) => void

/** Which building, chosen from a list or handed over from the street. */
export function PlaceField({ fields, buildings, wrong, onChoose }: { fields: MemoryFields; buildings: Setup['buildings']; wrong: boolean; onChoose: () => void }) {
  const w = useWords(memoryWords)
  const chosen = buildings.find(({ id }) => id === fields.building)?.name ?? fields.building ?? (fields.point ? w.pointChosen : undefined)
  return (
    <View className="card">
      <Heading level={2} className="card-title"><Icon name="pin" />{w.where}</Heading>
      <Tap id="building" className={`spot ${chosen ? 'spot-chosen' : ''} ${wrong ? 'wrong' : ''}`} onTap={onChoose}>
        <View className="spot-name">{chosen ?? w.choose}</View>
        <View className="hint">{chosen ? w.change : ''}</View>
        <Icon name="next" className="small" />
      </Tap>
      {wrong && <View className="error" role="alert">{w.needWhere}</View>}
    </View>
  )
}

export function BuildingList({ buildings, value, onChoose }: { buildings: Setup['buildings']; value: string | undefined; onChoose: (id: string) => void }) {
  const w = useWords(memoryWords)
  const [sought, setSought] = useState('')
  const found = buildings.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()))
  return (
    <View>
      <Field id="find-building" label={w.find} most={20} value={sought} placeholder={w.findHint} onWrite={setSought} />
      <Choice id="of-building" label={w.choose} value={value} onChoose={onChoose} options={found.map(({ id, name }) => ({ id, name }))} />
    </View>
  )
}

/** The decade with the thumb, the year of it with a tap, if it is remembered. */
export function WhenField({ fields, years, onChange }: { fields: MemoryFields; years: Setup['years']; onChange: Change }) {
  const w = useWords(memoryWords)
  const { decade, year } = fields
  const said = fill(w.decade, { n: decade })
  const ofDecade = Array.from({ length: 10 }, (_, n) => decade + n).filter((one) => one >= years.from && one <= years.to)
  return (
    <View className="card">
      <Heading level={2} className="card-title"><Icon name="clock" />{w.whenWas}</Heading>
      <View className="when-said" role="status">{year === undefined ? said : fill(w.year, { n: year })}</View>
      <Slider id="decade" label={w.whenWas} from={Math.floor(years.from / 10) * 10} to={Math.floor(years.to / 10) * 10} step={10} value={decade} said={said} onSlide={(to) => onChange({ decade: to, year: undefined })} />
      <View className="when-ends"><View>{years.from}</View><View>{years.to}</View></View>
      <View className="hint when-hint">{w.whichYear}</View>
      <View className="years">
        <Choice<number> id="year" label={w.whichYear} value={year ?? 0} onChoose={(one) => onChange({ year: one || undefined })}
          options={[{ id: 0, name: w.unsure }, ...ofDecade.map((one) => ({ id: one, name: String(one) }))]} />
      </View>
    </View>
  )
}
