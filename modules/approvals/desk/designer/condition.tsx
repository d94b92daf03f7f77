import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { currentSettings } from '#apps/desk/kit/settings.ts'
import type { Element } from '../../rules/element.ts'
import type { Expr, Test } from '../../rules/expr.ts'
import { inWords } from '../../rules/in-words.ts'
import { faultsIn } from '../../rules/typed.ts'
import { useWords } from './ask.ts'
import { ElementPicker } from './element-picker.tsx'
import { withItem, withoutItem } from './bodies.ts'

type Props = { value: Expr | undefined; onChange: (value: Expr | undefined) => void; otherwise?: string }

/** A condition as it is said; opened, it is put together from tests. Nobody has to read or write JSON, and who likes may. */
export function Condition({ value, onChange, otherwise }: Props) {
  const { byKey } = useWords()
  const [open, setOpen] = useState(false)
  const [raw, setRaw] = useState<string | null>(null)
  const wrong = value ? faultsIn(value, byKey) : []
  const closeRaw = () => {
    try {
      onChange(raw?.trim() ? (JSON.parse(raw) as Expr) : undefined)
      setRaw(null)
    } catch {
      // It stays open, and its border says that it cannot be read.
    }
  }
  return (
    <div className="condition" data-open={open || undefined}>
      <button type="button" className="condition-words" aria-expanded={open} data-wrong={wrong.length > 0 || undefined} data-none={!value || undefined} onClick={() => setOpen(!open)}>
        {value ? t('当', 'when ') + inWords(value, byKey, currentSettings().language) : otherwise ?? t('任何情形', 'always')}
      </button>
      {wrong.length > 0 && <p className="fault-line">{wrong[0]}</p>}
      {open && (
        <div className="condition-body">
          {raw !== null ? (
            <Input.TextArea aria-label="JSON" autoSize={{ minRows: 3 }} status={isJson(raw) ? '' : 'error'} value={raw} onChange={(event) => setRaw(event.target.value)} onBlur={closeRaw} />
          ) : value ? <Node value={value} onChange={onChange} depth={0} /> : <p className="hint">{t('没有条件：任何情形都适用。', 'No condition: it always applies.')}</p>}
          <div className="condition-tools">
            {!value && raw === null && <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(firstTest(byKey))}>{t('加一个条件', 'Add a condition')}</Button>}
            {value && raw === null && <Button size="small" onClick={() => onChange(undefined)}>{t('去掉条件', 'No condition')}</Button>}
            <button type="button" className="as-link expert" onClick={() => (raw === null ? setRaw(JSON.stringify(value ?? null, null, 2)) : closeRaw())}>{raw === null ? 'JSON' : t('回到条件', 'Back to the builder')}</button>
            <Button size="small" type="primary" onClick={() => { if (raw !== null) closeRaw(); setOpen(false) }}>{t('好', 'Done')}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

const isJson = (text: string) => { try { JSON.parse(text || 'null'); return true } catch { return false } }

export const firstTest = (byKey: ReadonlyMap<string, Element>): Test => testOf([...byKey.values()].find((e) => e.type === 'yes_no') ?? [...byKey.values()][0]!)

function Node({ value, onChange, depth }: { value: Expr; onChange: (value: Expr | undefined) => void; depth: number }) {
  const { byKey } = useWords()
  if ('element' in value) return <TestRow value={value} onChange={onChange} />
  if ('not' in value) {
    return (
      <div className="condition-group" data-not>
        <b>{t('不是这样：', 'Not so:')}</b>
        <Node value={value.not} depth={depth + 1} onChange={(not) => onChange(not && { not })} />
        <Button size="small" type="text" onClick={() => onChange(value.not)}>{t('去掉“不是”', 'Without “not”')}</Button>
      </div>
    )
  }
  const isAll = 'all' in value
  const several = isAll ? value.all : value.any
  const put = (next: readonly Expr[], all = isAll) => onChange(next.length === 0 ? undefined : next.length === 1 ? next[0] : all ? { all: next } : { any: next })
  return (
    <div className="condition-group">
      <Select size="small" aria-label={t('同时满足还是满足其一', 'All or any')} value={isAll ? 'all' : 'any'} onChange={(how) => put(several, how === 'all')} options={[{ value: 'all', label: t('同时满足', 'all of') }, { value: 'any', label: t('满足其一', 'any of') }]} />
      {several.map((part, n) => <Node key={n} value={part} depth={depth + 1} onChange={(next) => put(next ? withItem(several, n, next) : withoutItem(several, n))} />)}
      <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => put([...several, firstTest(byKey)])}>{t('再加一条', 'One more')}</Button>
    </div>
  )
}

const HOW: Record<string, { zh: string; en: string }> = {
  is: { zh: '为', en: 'is' }, in: { zh: '为其一', en: 'is one of' }, has: { zh: '包括', en: 'includes' },
  atLeast: { zh: '达到', en: 'is at least' }, atMost: { zh: '不超过', en: 'is at most' }, above: { zh: '超过', en: 'is more than' }, below: { zh: '不足', en: 'is less than' },
}
const WAYS: Record<Element['type'], string[]> = { yes_no: ['is'], choice: ['is', 'in'], many: ['has'], number: ['atLeast', 'atMost', 'above', 'below', 'is'], money: ['atLeast', 'atMost', 'above', 'below'], date: ['atLeast', 'atMost', 'above', 'below'], text: ['is', 'in'], list: ['has'] }

function testOf(element: Element, how = WAYS[element.type][0]!): Test {
  const first = element.options?.[0]?.value ?? ''
  const value = how === 'in' ? [first] : element.type === 'yes_no' ? true : element.type === 'number' || element.type === 'money' ? (element.least ?? 0) : element.type === 'date' ? new Date().toISOString().slice(0, 10) : first
  return { element: element.key, [how]: value } as Test
}

function TestRow({ value, onChange }: { value: Test; onChange: (value: Expr | undefined) => void }) {
  const { byKey } = useWords()
  const element = byKey.get(value.element)
  const [how, tested] = Object.entries(value).find(([key]) => key !== 'element') as [string, unknown]
  const put = (next: unknown) => onChange({ element: value.element, [how]: next } as Test)
  return (
    <div className="condition-test">
      <ElementPicker value={value.element} onPick={(key) => onChange(testOf(byKey.get(key)!))} />
      <Select size="small" aria-label={t('怎样比较', 'How')} value={how} onChange={(next) => onChange(element ? testOf(element, next) : value)} options={(element ? WAYS[element.type] : [how]).map((one) => ({ value: one, label: t(HOW[one]!.zh, HOW[one]!.en) }))} />
      <ValueInput element={element} how={how} value={tested} onChange={put} />
      <Button size="small" type="text" onClick={() => onChange({ all: [value, testOf(element ?? [...byKey.values()][0]!)] })}>{t('并且', 'and')}</Button>
      <Button size="small" type="text" onClick={() => onChange({ any: [value, testOf(element ?? [...byKey.values()][0]!)] })}>{t('或者', 'or')}</Button>
      <Button size="small" type="text" onClick={() => onChange({ not: value })}>{t('不是', 'not')}</Button>
      <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('去掉这一条', 'Remove it')} onClick={() => onChange(undefined)} />
    </div>
  )
}

function ValueInput({ element, how, value, onChange }: { element: Element | undefined; how: string; value: unknown; onChange: (value: unknown) => void }) {
  const label = t('比较的值', 'Value')
  if (element?.type === 'yes_no') return <Select size="small" aria-label={label} value={value === true} onChange={onChange} options={[{ value: true, label: t('是', 'yes') }, { value: false, label: t('否', 'no') }]} />
  if (element?.options) {
    const options = element.options.map((o) => ({ value: o.value, label: nameOf(o) }))
    return how === 'in'
      ? <Select size="small" mode="multiple" aria-label={label} style={{ minWidth: 180 }} value={value as string[]} onChange={(next) => next.length && onChange(next)} options={options} />
      : <Select size="small" aria-label={label} style={{ minWidth: 120 }} value={value as string} onChange={onChange} options={options} showSearch={{ optionFilterProp: 'label' }} />
  }
  if (element?.type === 'money') return <InputNumber size="small" aria-label={label} value={Number(value) / 100} suffix={t('元', 'yuan')} onChange={(n) => onChange(Math.round((n ?? 0) * 100))} />
  if (element?.type === 'number') return <InputNumber size="small" aria-label={label} value={value as number} {...(element.unit ? { suffix: element.unit } : {})} onChange={(n) => onChange(n ?? 0)} />
  if (element?.type === 'date') return <Input size="small" type="date" aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value)} />
  return <Input size="small" aria-label={label} value={Array.isArray(value) ? value.join('、') : String(value ?? '')} onChange={(event) => onChange(how === 'in' ? event.target.value.split(/[、,]/) : event.target.value)} />
}
