import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { AsksPart } from './asks-part.tsx'
import { type Matter, withPart } from './bodies.ts'
import { Condition } from './condition.tsx'
import { ElementsField } from './elements-field.tsx'
import { Bases, BasisInput, Field, Section, Text, UnitPick, Whole, Words } from './fields.tsx'
import { MaterialsPart } from './materials-part.tsx'
import { StepsPart } from './steps-part.tsx'

export type Edit<T> = (to: (body: T) => T, place: string) => void

const TYPES = () => [['licence', t('行政许可', 'Licence')], ['registration', t('登记', 'Registration')], ['confirmation', t('确认', 'Confirmation')], ['filing', t('备案', 'Filing')], ['service', t('公共服务', 'Service')]] as const
const RISKS = () => [['state_security', t('国家安全', 'State security')], ['secrecy', t('保密', 'Secrecy')], ['public_safety', t('公共安全', 'Public safety')], ['financial_prudence', t('金融审慎', 'Financial prudence')], ['ecology', t('生态环境', 'Ecology')], ['life_and_health', t('人身健康和生命', 'Life and health')], ['costly_to_undo', t('难以挽回', 'Costly to undo')]] as const

/** 事项 as an official edits it. Each part has a place that remarks lead to. */
export function MatterEditor({ body, edit, onOpen }: { body: Matter; edit: Edit<Matter>; onOpen: (kind: string) => void }) {
  const put = <K extends keyof Matter>(part: K, value: Matter[K] | undefined) => edit((was) => withPart(was, part, value), `/${part}`)
  return (
    <div className="design-body">
      <Section id="basics" title={t('基本信息', 'Basics')}>
        <div className="design-grid">
          <Text label={t('事项名称', 'Name')} at="/name" value={body.name} onChange={(v) => edit((was) => ({ ...was, name: v, ...(was.en === was.name ? { en: v } : {}) }), '/name')} />
          <Text label={t('英文名', 'English name')} at="/en" value={body.en} onChange={(v) => edit((was) => ({ ...was, en: v }), '/en')} />
          <Field label={t('类型', 'Kind')} at="/type"><Select value={body.type} onChange={(v) => put('type', v)} options={TYPES().map(([value, label]) => ({ value, label }))} /></Field>
          <Field label={t('实施部门', 'Authority')} at="/authority"><UnitPick label={t('实施部门', 'Authority')} value={body.authority} onChange={(v) => v && put('authority', v)} /></Field>
          <Text label={t('基本编码（12 位）', 'Code (12 digits)')} at="/code" value={body.code} onChange={(v) => put('code', v || undefined)} />
          <Whole label={t('单独办要跑几次', 'Visits alone, today')} at="/visits" value={body.visits} max={20} onChange={(v) => put('visits', v)} />
        </div>
        <h4>{t('设定依据', 'Legal basis')}</h4>
        <Bases at="/basis" value={body.basis} onChange={(v) => put('basis', v)} />
      </Section>
      <Section id="forms" title={t('现在的表单', 'Today’s forms')} note={t('合并之前，办这一个事项要填的表。填写项标明出自哪张表，压减的数字就由此算出。', 'The forms of this matter before any are merged: what the savings are measured against.')}>
        <Words label={t('表单名称，回车添加', 'Names; press Enter')} at="/forms" wide value={body.forms.map((f) => f.name)} onChange={(names) => edit((was) => withForms(was, names), '/forms')} />
      </Section>
      <AsksPart body={body} edit={edit} onOpen={onOpen} />
      <MaterialsPart body={body} edit={edit} onOpen={onOpen} />
      <StepsPart body={body} edit={edit} />
      <Section id="clock" title={t('时限', 'Limits')}>
        <div className="design-grid">
          <Whole label={t('法定工作日', 'Statutory days')} at="/clock/statutory" value={body.clock.statutory} onChange={(v) => put('clock', { ...body.clock, statutory: v })} />
          <Whole label={t('承诺工作日', 'Promised days')} at="/clock/promised" value={body.clock.promised} onChange={(v) => put('clock', { ...body.clock, promised: v })} />
          <Whole label={t('可延长（最多 10）', 'Extension (10 at most)')} at="/clock/extendBy" value={body.clock.extendBy} max={30} onChange={(v) => put('clock', withPart(body.clock, 'extendBy', v || undefined))} />
        </div>
        {(body.clock.statutory > 20 || body.clock.statutoryBasis) && <div className="bases"><h4>{t('法定时限的依据（超过 20 日必须写）', 'Basis of the limit (needed beyond 20 days)')}</h4><div className="bases-line"><BasisInput value={body.clock.statutoryBasis ?? { law: '' }} onChange={(v) => put('clock', { ...body.clock, statutoryBasis: v })} /></div></div>}
      </Section>
      <PromisePart body={body} put={put} />
      <TolerancePart body={body} put={put} />
      <ResultPart body={body} put={put} />
      <Section id="delegable" title={t('首席审批服务代表', 'Chief representative')}>
        <Checkbox checked={!!body.delegable} onChange={(event) => edit((was) => withPart(withPart(was, 'delegable', event.target.checked || undefined), 'delegableWhen', event.target.checked ? was.delegableWhen : undefined), '/delegable')}>{t('可以授权首席审批服务代表当场决定', 'May be delegated to be decided on the spot')}</Checkbox>
        {body.delegable && <Condition value={body.delegableWhen} onChange={(v) => put('delegableWhen', v)} />}
      </Section>
    </div>
  )
}

/** Forms keep their keys by name, for fields name them; a form that is gone is taken out of every field. */
function withForms(body: Matter, names: readonly string[]): Matter {
  const forms = names.map((name) => body.forms.find((f) => f.name === name) ?? { key: freshKey(body.forms.map((f) => f.key)), name })
  const keys = new Set(forms.map((f) => f.key))
  return { ...body, forms, asks: body.asks.map((ask) => ({ ...ask, on: ask.on.filter((key) => keys.has(key)) })) }
}
const freshKey = (taken: readonly string[]) => 'abcdefghijklmnopqrstuvwxyz'.split('').find((key) => !taken.includes(key)) ?? `f${taken.length}`

type Part = { body: Matter; put: <K extends keyof Matter>(part: K, value: Matter[K] | undefined) => void }

/** The materials of this matter, of which some may be promised or may follow. */
function OwnMaterials({ body, value, onChange, label }: { body: Matter; value: string[]; onChange: (value: string[]) => void; label: string }) {
  const { matterName } = useWords()
  return <Select mode="multiple" aria-label={label} style={{ width: '100%' }} value={value} onChange={onChange} placeholder={t('从本事项的材料中选', 'Of this matter’s documents')} options={body.materials.map((m) => ({ value: m.material, label: matterName(m.material) }))} />
}

function PromisePart({ body, put }: Part) {
  const { promise } = body
  const risks = RISKS()
  return (
    <Section id="promise" title={t('告知承诺', 'Promise instead of proof')} note={t('国办发〔2020〕42号：先凭承诺决定，事后核查；涉及下列情形的不得适用。', 'Decided on a promise, checked afterwards; not where any of these is concerned.')}
      extra={<Switch checked={!!promise} checkedChildren={t('适用', 'on')} unCheckedChildren={t('不适用', 'off')} onChange={(on) => put('promise', on ? { materials: body.materials.slice(0, 1).map((m) => m.material), duties: [''], consequence: '承诺不实的，依法撤销决定并记入信用记录。', check: { unit: body.authority, days: 30, how: '现场核查' }, correct: 10, basis: { law: '国办发〔2020〕42号' } } : undefined)} />}>
      <Checkbox.Group value={body.risks ?? []} onChange={(v) => put('risks', v.length ? (v as string[]) : undefined)} options={risks.map(([value, label]) => ({ value, label }))} />
      {promise && (
        <>
          <Field label={t('可以承诺的材料', 'Documents that may be promised')} at="/promise/materials" wide><OwnMaterials label={t('可以承诺的材料', 'Documents')} body={body} value={promise.materials} onChange={(v) => put('promise', { ...promise, materials: v })} /></Field>
          <Field label={t('承诺内容，每行一句', 'What is promised, a line each')} at="/promise/duties" wide><Input.TextArea autoSize={{ minRows: 2 }} value={promise.duties.join('\n')} onChange={(event) => put('promise', { ...promise, duties: event.target.value.split('\n') })} /></Field>
          <Text label={t('不实的后果', 'Consequence')} at="/promise/consequence" wide value={promise.consequence} onChange={(v) => put('promise', { ...promise, consequence: v })} />
          <div className="design-grid">
            <Field label={t('谁来核查', 'Checked by')} at="/promise/check/unit"><UnitPick label={t('核查单位', 'Checked by')} value={promise.check.unit} onChange={(v) => v && put('promise', { ...promise, check: { ...promise.check, unit: v } })} /></Field>
            <Whole label={t('多少工作日内核查', 'Checked within')} at="/promise/check/days" min={1} value={promise.check.days} onChange={(v) => put('promise', { ...promise, check: { ...promise.check, days: v } })} />
            <Text label={t('怎样核查', 'How')} at="/promise/check/how" value={promise.check.how} onChange={(v) => put('promise', { ...promise, check: { ...promise.check, how: v } })} />
            <Whole label={t('整改工作日', 'Days to put right')} at="/promise/correct" min={1} max={60} value={promise.correct} onChange={(v) => put('promise', { ...promise, correct: v })} />
          </div>
        </>
      )}
    </Section>
  )
}

function TolerancePart({ body, put }: Part) {
  const { tolerance } = body
  return (
    <Section id="tolerance" title={t('容缺受理', 'Papers that may follow')} extra={<Switch checked={!!tolerance} checkedChildren={t('适用', 'on')} unCheckedChildren={t('不适用', 'off')} onChange={(on) => put('tolerance', on ? { materials: body.materials.slice(0, 1).map((m) => m.material), days: 3, basis: { law: '山东省容缺受理规定' } } : undefined)} />}>
      {tolerance && <div className="design-grid"><Field label={t('可以后补的材料', 'Documents that may follow')} at="/tolerance/materials" wide><OwnMaterials label={t('可以后补的材料', 'Documents')} body={body} value={tolerance.materials} onChange={(v) => put('tolerance', { ...tolerance, materials: v })} /></Field><Whole label={t('几个工作日内补齐', 'Within days')} at="/tolerance/days" min={1} max={20} value={tolerance.days} onChange={(v) => put('tolerance', { ...tolerance, days: v })} /></div>}
    </Section>
  )
}

function ResultPart({ body, put }: Part) {
  const { result } = body
  return (
    <Section id="result" title={t('结果', 'Result')} extra={<Switch checked={!!result} checkedChildren={t('有证照或批文', 'yes')} unCheckedChildren={t('没有', 'none')} onChange={(on) => put('result', on ? { type: body.key.replaceAll('-', '_'), name: body.name, en: body.en, form: 'certificate', fields: body.asks.slice(0, 1).map((a) => a.element) } : undefined)} />}>
      {result && (
        <>
          <div className="design-grid">
            <Text label={t('证照名称', 'Name')} at="/result/name" value={result.name} onChange={(v) => put('result', { ...result, name: v })} />
            <Text label={t('英文名', 'English name')} at="/result/en" value={result.en} onChange={(v) => put('result', { ...result, en: v })} />
            <Text label={t('类型标识', 'Type')} at="/result/type" value={result.type} onChange={(v) => put('result', { ...result, type: v })} />
            <Field label={t('有效年（空为长期）', 'Years valid (empty: for good)')} at="/result/validYears"><InputNumber min={1} max={70} style={{ width: '100%' }} value={result.validYears ?? null} onChange={(v) => put('result', withPart(result, 'validYears', v ?? undefined))} /></Field>
            <Text label={t('编号规则，如 青南审〔{year}〕第{n}号', 'Number, as {year}-{n4}')} at="/result/number" value={result.number} onChange={(v) => put('result', withPart(result, 'number', v))} />
          </div>
          <Radio.Group value={result.form} onChange={(event) => put('result', { ...result, form: event.target.value })} options={[{ value: 'certificate', label: t('证照', 'Certificate') }, { value: 'approval', label: t('批文', 'Approval') }, { value: 'receipt', label: t('回执', 'Receipt') }]} />
          <ElementsField label={t('照面上的内容', 'What stands on it')} at="/result/fields" value={result.fields} among={body.asks.map((a) => a.element)} onChange={(v) => put('result', { ...result, fields: v })} />
        </>
      )}
    </Section>
  )
}
