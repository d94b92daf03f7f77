import { Select } from 'antd'
import { nameOf } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { Field } from './fields.tsx'

/** Several elements, shown by name. `among`: those that are at hand here stand first. */
export function ElementsField({ label, at, value, among, onChange }: { label: string; at: string; value: readonly string[]; among: readonly string[]; onChange: (value: string[]) => void }) {
  const { byKey, elements } = useWords()
  const near = new Set(among)
  const options = elements.toSorted((a, b) => Number(near.has(b.key)) - Number(near.has(a.key))).map((e) => ({ value: e.key, label: nameOf(e) }))
  return <Field label={label} at={at} wide><Select mode="multiple" aria-label={label} style={{ width: '100%' }} value={[...value]} onChange={onChange} options={[...options, ...value.filter((key) => !byKey.has(key)).map((key) => ({ value: key, label: key }))]} showSearch={{ optionFilterProp: 'label' }} /></Field>
}
