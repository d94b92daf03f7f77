import { Select } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import type { CaseScreen } from '../ask.ts'
import { type Setup, unitName } from '../setup.ts'
import { matches } from './unit-picker.tsx'

type Props = { setup: Setup | undefined; people: CaseScreen['involved']; value: string[]; onChange: (people: string[]) => void; label: string; id: string }

/** Colleagues of the units that have had the case, unit by unit. */
export function PeoplePicker({ setup, people, value, onChange, label, id }: Props) {
  const units = [...new Set(people.map((one) => one.unit ?? ''))]
  const options = units.map((unit) => ({ label: unitName(setup, unit), options: people.filter((one) => one.unit === unit).map((one) => ({ value: one.id, label: one.name, title: `${one.name} ${unitName(setup, unit)}` })) }))
  return (
    <Select
      id={id} mode="multiple" maxCount={10} aria-label={label} allowClear value={value} onChange={(chosen: string[]) => onChange(chosen)} options={options} style={{ width: '100%' }}
      placeholder={t('姓名或拼音首字母', 'Name')} showSearch={{ filterOption: matches }} popupMatchSelectWidth={280}
    />
  )
}
