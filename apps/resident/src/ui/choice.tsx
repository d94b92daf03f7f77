import { Tap, View } from './base'
import { Icon } from './icon.tsx'

export type Option<Id extends string | number | boolean> = { id: Id; name: string }

/** One of a few: big enough to hit with a thumb, and marked by a tick as well as by colour. */
export function Choice<Id extends string | number | boolean>({ id, label, options, value, onChoose }: { id: string; label: string; options: readonly Option<Id>[]; value: Id | undefined; onChoose: (value: Id) => void }) {
  return (
    <View className="choice" role="radiogroup" label={label}>
      {options.map((option) => (
        <Tap key={String(option.id)} id={`${id}-${String(option.id)}`} className={`chip ${option.id === value ? 'on' : ''}`} role="radio" on={option.id === value} onTap={() => onChoose(option.id)}>
          {option.id === value && <Icon name="check" className="small" />}
          <View className="chip-word">{option.name}</View>
        </Tap>
      ))}
    </View>
  )
}

/** Yes or no, with what it means underneath. */
export const Toggle = ({ id, name, about, on, onChange }: { id: string; name: string; about?: string; on: boolean; onChange: (on: boolean) => void }) => (
  <Tap id={id} className={`toggle ${on ? 'on' : ''}`} role="switch" on={on} onTap={() => onChange(!on)}>
    <View className="toggle-words">
      <View className="toggle-name">{name}</View>
      {about && <View className="hint">{about}</View>}
    </View>
    <View className="toggle-track"><View className="toggle-knob">{on && <Icon name="check" className="tiny" />}</View></View>
  </Tap>
)
