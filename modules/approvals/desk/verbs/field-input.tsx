import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { FilesField } from '#apps/desk/kit/files-field.tsx'
import { say, t } from '#apps/desk/kit/words.ts'
import { type Screen, useSetup } from '../ask.ts'
import { FindingsField } from './findings-field.tsx'
import { MissingField } from './missing-field.tsx'
import type { Field, Values } from './verb-form.ts'

type Props = { field: Field; id: string; kase: Screen; values: Values; wrong: boolean; onChange: (value: unknown) => void; onBusy: (busy: boolean) => void }

export function FieldInput({ field, id, kase, values, wrong, onChange, onBusy }: Props) {
  const setup = useSetup()
  const label = say(field.label)
  const value = values[field.name]
  const status = wrong ? 'error' : ''
  switch (field.kind) {
    case 'text':
      return <Input.TextArea id={id} aria-label={label} value={typeof value === 'string' ? value : ''} maxLength={field.max} autoSize={{ minRows: field.rows ?? 2, maxRows: 12 }} status={status} onChange={(event) => onChange(event.target.value)} />
    case 'choice':
      return <Radio.Group className="choices" aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value)} options={field.options(kase)} optionType="button" />
    case 'yes_no':
      return <Radio.Group className="choices" aria-label={label} value={value ?? null} onChange={(event) => onChange(event.target.value)} optionType="button" options={[{ value: true, label: say(field.yes) }, { value: false, label: say(field.no) }]} />
    case 'check':
      return <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>
    case 'number':
      return <span className="number"><InputNumber id={id} aria-label={label} min={field.min} max={field.max(kase, values)} precision={0} value={typeof value === 'number' ? value : null} status={status} onChange={onChange} /> {say(field.unit)}</span>
    case 'unit':
      return <Select id={id} aria-label={label} showSearch={{ optionFilterProp: 'label' }} status={status} placeholder={t('选择单位', 'Choose a unit')} style={{ width: '100%' }} value={(value as string | undefined) ?? null} onChange={onChange} options={setup?.units.map((unit) => ({ value: unit.id, label: unit.name })) ?? []} />
    case 'files':
      return <FilesField label={label} onChange={onChange} onBusy={onBusy} />
    case 'findings':
      return <FindingsField id={id} label={label} value={Array.isArray(value) ? value : ['']} max={field.max} wrong={wrong} onChange={onChange} />
    case 'missing':
      return <MissingField proposed={field.proposed === true} kase={kase} label={label} value={Array.isArray(value) ? value : []} matter={values['matter'] as string | undefined} onChange={onChange} />
  }
}
