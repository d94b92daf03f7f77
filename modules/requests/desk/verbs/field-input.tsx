import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useMemo } from 'react'
import { say } from '#apps/desk/kit/words.ts'
import type { SectionId } from '../setup.ts'
import { CategoryPicker } from './category-picker.tsx'
import { FilesField } from '#apps/desk/kit/files-field.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { NearField } from './near-field.tsx'
import { templatesFor } from './templates-for.ts'
import { TextField } from './text-field.tsx'
import { UnitPicker, UnitsPicker } from './unit-picker.tsx'
import type { About, Field } from './verb-form.ts'

type Props = { field: Field; id: string; about: About; value: unknown; invalid: boolean; describedBy?: string | undefined; onChange: (value: unknown) => void; onBusy: (busy: boolean) => void }

export function FieldInput({ field, id, about, value, invalid, describedBy, onChange, onBusy }: Props) {
  const { kase, setup } = about
  const label = say(field.label)
  const status = invalid ? 'error' : ''
  const text = typeof value === 'string' ? value : ''
  const templates = useMemo(() => (field.kind === 'text' && field.template ? templatesFor(setup, field.template, kase.line.category) : []), [setup, field, kase.line.category])
  switch (field.kind) {
    case 'text':
      return <TextField id={id} label={label} value={text} max={field.max} rows={field.rows} invalid={invalid} templates={templates} known={knownOf(about)} describedBy={describedBy} onChange={onChange} />
    case 'line':
      return <Input id={id} value={text} maxLength={field.max} status={status} onChange={(event) => onChange(event.target.value)} />
    case 'date':
      return <Input id={id} type="date" value={text} status={status} style={{ width: '12rem' }} onChange={(event) => onChange(event.target.value)} />
    case 'unit':
      return <UnitPicker id={id} setup={setup} label={label} value={text || undefined} onChange={onChange} />
    case 'units':
      return <UnitsPicker id={id} setup={setup} label={label} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />
    case 'people':
      return <PeoplePicker id={id} setup={setup} people={kase.involved} label={label} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} />
    case 'category':
      return <CategoryPicker id={id} setup={setup} label={label} value={text || undefined} {...(field.ownSection ? { section: kase.line.section as SectionId } : {})} onChange={onChange} />
    case 'choice':
      return <Radio.Group className="choices" aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value)} options={field.options(about).map((one) => ({ value: one.value, label: one.hint ? <span title={one.hint}>{one.label}</span> : one.label }))} optionType="button" />
    case 'yes_no':
      return <Radio.Group className="choices" aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value)} optionType="button" options={[{ value: true, label: say(field.yes) }, { value: false, label: say(field.no) }]} />
    case 'check':
      return <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>
    case 'number':
      return <span className="number"><InputNumber id={id} min={field.min} max={field.max} value={typeof value === 'number' ? value : null} status={status} onChange={onChange} /> {say(field.unit)}</span>
    case 'files':
      return <FilesField label={label} onChange={onChange} onBusy={onBusy} />
    case 'near':
      return <NearField kase={kase} label={label} value={text || undefined} onChange={onChange} />
  }
}

/** What the case itself can fill into a template. */
const knownOf = ({ kase }: About): Record<string, string | null> => ({
  编号: kase.line.number, 地点: kase.line.address, 地址: kase.line.address, 类别: kase.line.categoryName, 街道: kase.line.areaName,
  单位: kase.lead?.name ?? null, 承办单位: kase.lead?.name ?? null, 主办单位: kase.lead?.name ?? null, 首问负责人: kase.lead?.responder?.name ?? null, 姓名: null,
})
