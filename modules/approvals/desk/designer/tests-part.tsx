import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Element } from '../../rules/element.ts'
import type { Answer } from '../../rules/expr.ts'
import { answerInWords } from '../../rules/in-words.ts'
import { currentSettings } from '#apps/desk/kit/settings.ts'
import { type Preview, useWords } from './ask.ts'
import { type Expected, type OneThing, type Test, withItem, withoutItem, withPart } from './bodies.ts'
import { ElementPicker } from './element-picker.tsx'
import { Section } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'

const FIGURES = (): [keyof Expected, string][] => [['fields', t('填写', 'fields')], ['fetched', t('取得', 'fetched')], ['forms', t('表', 'forms')], ['documents', t('材料', 'documents')], ['uploads', t('上传', 'uploads')], ['days', t('工作日', 'days')], ['limit', t('承诺时限', 'limit')], ['visits', t('跑动', 'visits')]]
type Came = Preview['tests'][number]

/** What came out, as a test would expect it. */
const cameOut = (came: Came): Expected => ({ matters: [...came.matters].sort(), delegable: came.delegable, joint: came.joint, greenChannel: came.greenChannel, limit: came.limit, fields: came.figures.fields, fetched: came.figures.fetched, forms: came.figures.forms, documents: came.documents, uploads: came.figures.materials, materials: [...came.uploads].sort(), days: came.figures.days, visits: came.figures.visits })

/** 测试用例: somebody’s answers, and what should come of them. They run at each keystroke, and at each publication. */
export function TestsPart({ body, edit, preview, isStale }: { body: OneThing; edit: Edit<OneThing>; preview: Preview | null; isStale: boolean }) {
  const [open, setOpen] = useState<number | null>(null)
  const put = (tests: Test[], place = '') => edit((was) => ({ ...was, tests }), place)
  const came = (n: number) => (preview?.tests[n]?.name === body.tests[n]?.name ? preview?.tests[n] : undefined)
  const wrong = body.tests.filter((_, n) => (came(n)?.wrong.length ?? 0) > 0).length
  return (
    <Section id="tests" title={t(`测试用例（${body.tests.length}）`, `Tests (${body.tests.length})`)} note={t('给定这样的回答，应当得出这样的结果。每次发布都会重新运行。', 'Given these answers, this is to come out. They run at each publication.')}
      extra={wrong > 0 ? <span className="tag tag-red">{t(`${wrong} 个不符`, `${wrong} fail`)}</span> : body.tests.length > 0 && preview?.all ? <span className="tag tag-green">{t('全部相符', 'all hold')}</span> : null}>
      <ul className="tests">{body.tests.map((one, n) => (
        <TestRow key={n} test={one} n={n} came={came(n)} isStale={isStale} body={body} isOpen={open === n} onToggle={() => setOpen(open === n ? null : n)} onChange={(next, place) => put(withItem(body.tests, n, next), place)} onRemove={() => put(withoutItem(body.tests, n))} />
      ))}</ul>
      <Button size="small" icon={<PlusOutlined />} onClick={() => { put([...body.tests, { name: t('新的情形', 'A new case'), given: Object.fromEntries(body.questions.map((q) => [q.element, undefined] as const).filter(([, v]) => v !== undefined)) as never, expect: { matters: [] } }]); setOpen(body.tests.length) }}>{t('加一个用例', 'Add a test')}</Button>
    </Section>
  )
}

type Row = { test: Test; n: number; came: Came | undefined; isStale: boolean; body: OneThing; isOpen: boolean; onToggle: () => void; onChange: (test: Test, place: string) => void; onRemove: () => void }
function TestRow({ test, n, came, isStale, body, isOpen, onToggle, onChange, onRemove }: Row) {
  const { byKey, matterName } = useWords()
  const fails = (came?.wrong.length ?? 0) > 0
  // A result of before the last keystroke would be expected of what is not there any more.
  const wait = t('正在按最新内容计算，稍候', 'Being reckoned anew: a moment')
  const off = (what: keyof Expected) => came?.wrong.find((w) => w.what === what)
  const answers = Object.entries(test.given).filter((pair): pair is [string, Answer] => pair[1] !== undefined)
  const ask = [...body.questions.map((q) => q.element), ...answers.map(([key]) => key)].filter((key, at, all) => all.indexOf(key) === at)
  return (
    <li className="test" data-fails={fails || undefined} data-path={`/tests/${n}`}>
      <div className="test-head">
        <span className="test-mark" aria-label={came ? (fails ? t('不符', 'fails') : t('相符', 'holds')) : t('待算', 'not run')}>{came ? (fails ? '✗' : '✓') : '·'}</span>
        <button type="button" className="test-name" aria-expanded={isOpen} onClick={onToggle}>{test.name}</button>
        {fails && <Button size="small" disabled={isStale} title={isStale ? wait : undefined} onClick={() => onChange({ ...test, expect: { ...test.expect, ...(Object.fromEntries(came!.wrong.map((w) => [w.what, w.got])) as Expected) } }, '')}>{t('采用实际结果', 'Take over what came out')}</Button>}
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('删去这个用例', 'Remove the test')} onClick={onRemove} />
      </div>
      {!isOpen && <p className="test-given">{answers.map(([key, answer]) => (byKey.has(key) ? `${nameOf(byKey.get(key)!)} ${answerInWords(byKey.get(key)!, answer, currentSettings().language)}` : key)).join(t('；', '; ')) || t('没有给回答', 'no answers given')}</p>}
      {fails && <p className="test-wrong">{came!.wrong.map((w) => `${FIGURES().find(([key]) => key === w.what)?.[1] ?? (w.what === 'matters' ? t('事项', 'matters') : w.what)}${t('应为', ' should be ')}${said(w.expected, matterName)}${t('，实为', ', is ')}${said(w.got, matterName)}`).join(t('；', '; '))}</p>}
      {isOpen && (
        <div className="test-body">
          <label className="design-field" data-wide><span>{t('名称', 'Name')}</span><Input value={test.name} onChange={(event) => onChange({ ...test, name: event.target.value }, `/tests/${n}/name`)} /></label>
          <h4>{t('给定的回答', 'Given')}</h4>
          <div className="design-grid">{ask.map((key) => byKey.has(key) && <label key={key} className="design-field"><span>{nameOf(byKey.get(key)!)}</span><AnswerInput element={byKey.get(key)!} value={test.given[key]} onChange={(answer) => onChange({ ...test, given: withPart(test.given as Record<string, Answer>, key, answer) }, `/tests/${n}/given/${key}`)} /></label>)}</div>
          <ElementPicker placeholder={t('＋ 再给一个回答', '+ One more answer')} without={new Set(ask)} onPick={(key) => onChange({ ...test, given: { ...test.given, [key]: firstOf(byKey.get(key)!) } }, '')} />
          <h4>{t('应当得出', 'Expected')} {came && <Button size="small" disabled={isStale} title={isStale ? wait : undefined} onClick={() => onChange({ ...test, expect: cameOut(came) }, '')}>{t('全部采用实际结果', 'Take over all that came out')}</Button>}</h4>
          <label className="design-field" data-wide><span>{t('要办的事项', 'Matters')}</span><Select mode="multiple" allowClear status={off('matters') ? 'error' : ''} value={test.expect.matters ?? []} onChange={(matters) => onChange({ ...test, expect: withPart(test.expect, 'matters', matters) }, '')} options={body.members.map((m) => ({ value: m.matter, label: matterName(m.matter) }))} /></label>
          <div className="test-figures">{FIGURES().map(([key, label]) => <label key={key} className="design-field"><span>{label}</span><InputNumber min={0} status={off(key) ? 'error' : ''} placeholder={t('不限', 'any')} value={(test.expect[key] as number | undefined) ?? null} onChange={(v) => onChange({ ...test, expect: withPart(test.expect, key, v ?? undefined) }, `/tests/${n}/${key}`)} />{off(key) && <small className="fault-line">{t('实为 ', 'is ')}{String(off(key)!.got)}</small>}</label>)}</div>
        </div>
      )}
    </li>
  )
}

const said = (value: unknown, matterName: (key: string) => string) => (Array.isArray(value) ? value.map((one) => matterName(String(one))).join(t('、', ', ')) || t('无', 'none') : String(value))
const firstOf = (element: Element): Answer => (element.type === 'yes_no' ? true : element.type === 'many' ? [element.options![0]!.value] : element.type === 'number' || element.type === 'money' ? element.least ?? 0 : element.options?.[0]?.value ?? '')

export function AnswerInput({ element, value, onChange }: { element: Element; value: Answer | undefined; onChange: (value: Answer | undefined) => void }) {
  const options = element.options?.map((o) => ({ value: o.value, label: nameOf(o) }))
  if (element.type === 'yes_no') return <Select allowClear placeholder="—" value={(value as boolean | undefined) ?? null} onChange={(v: boolean | null) => onChange(v ?? undefined)} options={[{ value: true, label: t('是', 'yes') }, { value: false, label: t('否', 'no') }]} />
  if (element.type === 'many') return <Select mode="multiple" allowClear placeholder="—" value={(value as string[] | undefined) ?? []} onChange={(v) => onChange(v.length ? v : undefined)} options={options!} />
  if (options) return <Select allowClear placeholder="—" value={(value as string | undefined) ?? null} onChange={(v: string | null) => onChange(v ?? undefined)} options={options} showSearch={{ optionFilterProp: 'label' }} />
  if (element.type === 'number' || element.type === 'money') return <InputNumber style={{ width: '100%' }} {...(element.type === 'money' ? { suffix: t('元', 'yuan') } : element.unit ? { suffix: element.unit } : {})} value={typeof value === 'number' ? (element.type === 'money' ? value / 100 : value) : null} onChange={(v) => onChange(v === null ? undefined : element.type === 'money' ? Math.round(v * 100) : v)} />
  return <Input type={element.type === 'date' ? 'date' : 'text'} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value || undefined)} />
}
