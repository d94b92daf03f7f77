import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Column, Element } from '../../rules/element.ts'
import { useWords } from './ask.ts'
import { withItem, withPart } from './bodies.ts'
import { ElementPicker } from './element-picker.tsx'
import { Field, LineTools, Section, Text } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'

export const ELEMENT_TYPES = () => [['text', t('文字', 'Text')], ['number', t('数字', 'Number')], ['money', t('金额', 'Money')], ['date', t('日期', 'Date')], ['yes_no', t('是或否', 'Yes or no')], ['choice', t('单选', 'One choice')], ['many', t('多选', 'Several choices')]] as const
const CHECKS = () => [['credit_code', t('统一社会信用代码', 'Credit code')], ['identity_number', t('身份证号', 'Identity number')], ['phone', t('电话', 'Phone')], ['postcode', t('邮政编码', 'Postcode')]] as const

/** 数据元 as an official edits it: said once, for everybody who asks it. */
export function ElementEditor({ body, edit }: { body: Element; edit: Edit<Element> }) {
  const { groups, registers } = useWords()
  const put = <K extends keyof Element>(part: K, value: Element[K] | undefined) => edit((was) => withPart(was, part, value), `/${part}`)
  const chooses = body.type === 'choice' || body.type === 'many'
  const { source, options = [] } = body
  const register = registers.find((r) => r.key === source?.register)
  const ofType = (type: Element['type']) => edit((was) => {
    const { options: _options, columns: _columns, unit: _unit, least: _least, most: _most, check: _check, ...rest } = was
    return { ...rest, type, ...(type === 'choice' || type === 'many' ? { options: was.options ?? [{ value: 'o1', name: t('选项一', 'First'), en: 'First' }, { value: 'o2', name: t('选项二', 'Second'), en: 'Second' }] } : {}) } as Element
  }, '/type')
  return (
    <div className="design-body">
      <Section id="basics" title={t('数据元', 'Element')} note={t(`编号 ${body.key}，不能改变`, `Key ${body.key}, which never changes`)}>
        <div className="design-grid">
          <Text label={t('名称', 'Name')} at="/name" value={body.name} onChange={(v) => edit((was) => ({ ...was, name: v }), '/name')} />
          <Text label={t('英文名', 'English name')} at="/en" value={body.en} onChange={(v) => edit((was) => ({ ...was, en: v }), '/en')} />
          <Field label={t('放在合并表单的', 'On the sheet')} at="/group"><Select value={body.group} onChange={(v) => put('group', v)} options={groups.map((g) => ({ value: g.key, label: nameOf(g) }))} showSearch={{ optionFilterProp: 'label' }} /></Field>
          <Field label={t('类型', 'Type')} at="/type">{body.type === 'list' ? <Input readOnly value={t('清单（多行）', 'List of lines')} /> : <Select value={body.type} onChange={ofType} options={ELEMENT_TYPES().map(([value, label]) => ({ value, label }))} />}</Field>
          {body.type === 'number' && <Text label={t('计量单位', 'Unit')} at="/unit" value={body.unit} onChange={(v) => put('unit', v || undefined)} />}
          {body.type === 'number' && <Field label={t('最小', 'Least')} at="/least"><InputNumber style={{ width: '100%' }} value={body.least ?? null} onChange={(v) => put('least', v ?? undefined)} /></Field>}
          {body.type === 'number' && <Field label={t('最大', 'Most')} at="/most"><InputNumber style={{ width: '100%' }} value={body.most ?? null} onChange={(v) => put('most', v ?? undefined)} /></Field>}
          {body.type === 'text' && <Field label={t('校验', 'Checked as')} at="/check"><Select allowClear placeholder={t('不校验', 'not checked')} value={body.check ?? null} onChange={(v) => put('check', v ?? undefined)} options={CHECKS().map(([value, label]) => ({ value, label }))} /></Field>}
        </div>
        <Text label={t('填写提示', 'Hint')} at="/hint" wide value={body.hint} onChange={(v) => put('hint', v || undefined)} />
        {(body.hint || body.hintEn) && <Text label={t('英文填写提示', 'Hint in English')} at="/hintEn" wide value={body.hintEn} onChange={(v) => put('hintEn', v || undefined)} />}
        <div className="design-ticks">
          <Checkbox checked={!!body.personal} onChange={(event) => put('personal', event.target.checked || undefined)}>{t('个人信息（办结后可依法删除）', 'Personal (erased when the law asks)')}</Checkbox>
          <Checkbox checked={!!body.ofAnother} onChange={(event) => put('ofAnother', event.target.checked || undefined)}>{t('是申请人以外的人的信息（查到的只显示一部分）', 'Of another person than the applicant (shown in part)')}</Checkbox>
        </div>
      </Section>
      {chooses && (
        <Section id="options" title={t(`选项（${options.length}）`, `Options (${options.length})`)} note={t('改名不影响已经填好的；删去后，选过它的要重填。', 'A new name leaves answers alone; whoever chose what is removed is asked again.')}>
          <table className="design-table"><thead><tr><th>{t('名称', 'Name')}</th><th>{t('英文名', 'English')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
            <tbody>{options.map((one, n) => (
              <tr key={one.value} data-path={`/options/${n}`}>
                <td><Input size="small" aria-label={t('选项名称', 'Name')} value={one.name} onChange={(event) => edit((was) => ({ ...was, options: withItem(options, n, { ...one, name: event.target.value, ...(one.en === one.name ? { en: event.target.value } : {}) }) }), `/options/${n}/name`)} /></td>
                <td><Input size="small" aria-label={t('选项英文名', 'English')} value={one.en} onChange={(event) => edit((was) => ({ ...was, options: withItem(options, n, { ...one, en: event.target.value }) }), `/options/${n}/en`)} /></td>
                <td><LineTools list={options} n={n} onChange={(next) => put('options', next)} /></td>
              </tr>
            ))}</tbody>
          </table>
          <Button size="small" icon={<PlusOutlined />} onClick={() => put('options', [...options, { value: freeValue(options.map((o) => o.value)), name: t('新选项', 'New'), en: 'New' }])}>{t('加一个选项', 'Add an option')}</Button>
        </Section>
      )}
      {body.columns && <Section id="columns" title={t(`列（${body.columns.length}）`, `Columns (${body.columns.length})`)} note={t('清单每行要填的内容。', 'What each line of the list says.')}><Columns columns={body.columns} onChange={(columns, place) => edit((was) => ({ ...was, columns }), place)} /></Section>}
      <Section id="source" title={t('数据来源', 'Source')} note={t('能从别的部门取得的，经申请人同意后自动取得，不用填写。', 'What another department knows is fetched with consent, and not asked.')}>
        <div className="design-grid">
          <Field label={t('部门数据', 'Register')} at="/source/register"><Select allowClear placeholder={t('没有，由申请人填写', 'none: the applicant fills it in')} value={source?.register ?? null} onChange={(key: string | null) => { const to = registers.find((r) => r.key === key); put('source', to ? { register: to.key, by: to.by, field: to.answers.includes(body.name) ? body.name : to.answers[0]!, basis: source?.basis ?? '国务院政务数据共享条例（国令第809号）' } : undefined) }} options={registers.map((r) => ({ value: r.key, label: nameOf(r) }))} showSearch={{ optionFilterProp: 'label' }} /></Field>
          {source && <Field label={t('取哪一项', 'Which field')} at="/source/field"><Select value={source.field} onChange={(field) => put('source', { ...source, field })} options={(register?.answers ?? [source.field]).map((value) => ({ value, label: value }))} showSearch={{ optionFilterProp: 'label' }} /></Field>}
          {source && source.by !== 'account' && <Field label={t('按什么查', 'Found by')} at="/source/by"><ElementPicker value={source.by} onPick={(by) => put('source', { ...source, by })} /></Field>}
          {source && <Text label={t('共享依据', 'Basis')} at="/source/basis" value={source.basis} onChange={(basis) => put('source', { ...source, basis })} />}
        </div>
      </Section>
    </div>
  )
}

/** A value that no option has had yet: answers keep values, never names. */
function freeValue(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n += 1) if (!taken.includes(`o${n}`)) return `o${n}`
}

function Columns({ columns, onChange }: { columns: readonly Column[]; onChange: (columns: readonly Column[], place: string) => void }) {
  return (
    <table className="design-table"><thead><tr><th>{t('名称', 'Name')}</th><th>{t('英文名', 'English')}</th><th>{t('类型', 'Type')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
      <tbody>{columns.map((one, n) => (
        <tr key={one.key} data-path={`/columns/${n}`}>
          <td><Input size="small" aria-label={t('列名称', 'Name')} value={one.name} onChange={(event) => onChange(withItem(columns, n, { ...one, name: event.target.value }), `/columns/${n}/name`)} /></td>
          <td><Input size="small" aria-label={t('列英文名', 'English')} value={one.en} onChange={(event) => onChange(withItem(columns, n, { ...one, en: event.target.value }), `/columns/${n}/en`)} /></td>
          <td>{ELEMENT_TYPES().find(([type]) => type === one.type)?.[1]}</td>
          <td><LineTools list={columns} n={n} onChange={(next) => onChange(next, '')} /></td>
        </tr>
      ))}</tbody>
    </table>
  )
}
