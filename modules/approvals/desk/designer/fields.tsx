import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { type Basis, moved, withItem, withoutItem, withPart } from './bodies.ts'

/** A labelled field; `at` is its place in the body, to which a fault or a remark leads. */
export function Field({ label, at, children, wide, hint }: { label: string; at?: string; children: ReactNode; wide?: boolean; hint?: string }) {
  return <label className="design-field" data-wide={wide || undefined} {...(at ? { 'data-path': at } : {})}><span>{label}</span>{children}{hint && <small>{hint}</small>}</label>
}

export const Text = ({ label, at, value, onChange, wide, long, hint }: { label: string; at: string; value: string | undefined; onChange: (value: string) => void; wide?: boolean; long?: boolean; hint?: string }) => (
  <Field label={label} at={at} {...(wide ? { wide } : {})} {...(hint ? { hint } : {})}>{long ? <Input.TextArea autoSize value={value ?? ''} onChange={(event) => onChange(event.target.value)} /> : <Input value={value ?? ''} onChange={(event) => onChange(event.target.value)} />}</Field>
)

export const Whole = ({ label, at, value, onChange, suffix, min = 0, max = 250 }: { label: string; at: string; value: number | undefined; onChange: (value: number) => void; suffix?: string; min?: number; max?: number }) => (
  <Field label={label} at={at}><InputNumber min={min} max={max} precision={0} value={value ?? null} onChange={(n) => onChange(n ?? min)} {...(suffix ? { suffix } : {})} style={{ width: '100%' }} /></Field>
)

export function UnitPick({ value, onChange, label, otherwise, size }: { value: string | undefined; onChange: (unit: string | undefined) => void; label: string; otherwise?: string; size?: 'small' }) {
  const { units } = useWords()
  return <Select {...(size ? { size } : {})} aria-label={label} style={{ width: '100%' }} value={value ?? null} allowClear={otherwise !== undefined} placeholder={otherwise ?? t('选择单位', 'Choose a unit')} onChange={(unit: string | null) => onChange(unit ?? undefined)} options={units.map((u) => ({ value: u.id, label: nameOf(u) }))} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={280} />
}

export function Bases({ value, onChange, at }: { value: Basis[]; onChange: (value: Basis[]) => void; at: string }) {
  return (
    <div className="bases" data-path={at}>
      {value.map((one, n) => <div key={n} className="bases-line" data-path={`${at}/${n}`}><BasisInput value={one} onChange={(next) => onChange(withItem(value, n, next))} /><Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('删去这条依据', 'Remove')} disabled={value.length === 1} onClick={() => onChange(withoutItem(value, n))} /></div>)}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { law: '' }])}>{t('加一条依据', 'One more')}</Button>
    </div>
  )
}

export const BasisInput = ({ value, onChange }: { value: Basis; onChange: (value: Basis) => void }) => (
  <>
    <Input.TextArea autoSize size="small" aria-label={t('法律法规或文件', 'Law or document')} placeholder={t('法律法规或文号', 'Law or document')} value={value.law} onChange={(event) => onChange({ ...value, law: event.target.value })} />
    <Input size="small" aria-label={t('条款', 'Article')} placeholder={t('条款', 'Article')} value={value.article ?? ''} onChange={(event) => onChange(withPart(value, 'article', event.target.value))} />
    <Input.TextArea autoSize size="small" aria-label={t('原文', 'What it says')} placeholder={t('原文（选填）', 'What it says')} value={value.says ?? ''} onChange={(event) => onChange(withPart(value, 'says', event.target.value))} />
  </>
)

/** Buttons at the end of a line of a list: up, down, away. */
export function LineTools<T>({ list, n, onChange }: { list: readonly T[]; n: number; onChange: (list: T[]) => void }) {
  return (
    <span className="line-tools">
      <Button type="text" size="small" icon={<UpOutlined />} aria-label={t('上移', 'Up')} disabled={n === 0} onClick={() => onChange(moved(list, n, n - 1))} />
      <Button type="text" size="small" icon={<DownOutlined />} aria-label={t('下移', 'Down')} disabled={n === list.length - 1} onClick={() => onChange(moved(list, n, n + 1))} />
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('删去', 'Remove')} onClick={() => onChange(withoutItem(list, n))} />
    </span>
  )
}

/** Words that are written one after the other. */
export const Words = ({ label, at, value, onChange, placeholder, wide }: { label: string; at: string; value: readonly string[]; onChange: (value: string[]) => void; placeholder?: string; wide?: boolean }) => (
  <Field label={label} at={at} {...(wide ? { wide } : {})}><Select mode="tags" open={false} suffixIcon={null} value={[...value]} onChange={onChange} tokenSeparators={['、', '，', ',']} style={{ width: '100%' }} {...(placeholder ? { placeholder } : {})} /></Field>
)

export function Section({ id, title, note, children, extra }: { id: string; title: string; note?: string; children: ReactNode; extra?: ReactNode }) {
  return <section className="design-section" id={`s-${id}`} data-path={`/${id}`} aria-labelledby={`h-${id}`}><header><h3 id={`h-${id}`}>{title}</h3>{note && <p>{note}</p>}{extra}</header>{children}</section>
}
