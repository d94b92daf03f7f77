import { Form, Input, Modal, Select } from 'antd'
import { type Setup } from '#modules/requests/desk/setup.ts'
import { nameOf, t } from '../kit/words.ts'
import type { Unit } from './units-list.ts'

type Props = { unit: Unit | null; units: readonly Unit[]; setup: Setup | undefined; onDone: (unit: Unit) => void; onClose: () => void }

/** A new unit gets its id and kind once; both stay, for cases, people and the catalogue name it by them. */
export function UnitForm({ unit, units, setup, onDone, onClose }: Props) {
  const [form] = Form.useForm<Unit>()
  const kinds = [['bureau', t('部门和单位', 'Bureau or centre')], ['street', t('街道', 'Sub-district')], ['community', t('社区', 'Community')], ['district', t('区级', 'District')]] as const
  const needed = { required: true, whitespace: true, message: t('这一项要填', 'This is needed') }
  const text = (name: keyof Unit, label: string, rules: object[] = [needed]) => <Form.Item name={name} label={label} rules={rules}><Input autoComplete="off" maxLength={100} /></Form.Item>
  const others = units.filter((one) => one.id !== unit?.id).map((one) => ({ value: one.id, label: nameOf(one) }))
  const areas = setup?.areas.map((area) => ({ value: area.code, label: nameOf(area) })) ?? []
  const choose = (label: string, options: readonly { value: string; label: string }[]) => <Select aria-label={label} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('无', 'None')} options={[...options]} />
  const finish = (typed: Unit) => onDone(Object.fromEntries(Object.entries({ ...unit, ...typed }).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))) as Unit)
  return (
    <Modal open title={unit ? t(`修改 ${unit.name}`, `Edit ${unit.en}`) : t('新增单位', 'New unit')} onCancel={onClose} okText={t('放进草稿', 'Put in the draft')} onOk={() => form.submit()}>
      <Form<Unit> form={form} layout="vertical" initialValues={unit ?? { kind: 'bureau' }} onFinish={finish}>
        {!unit && text('id', t('标识（小写字母、数字和短横，定下后不再改）', 'Id (small letters, digits, hyphens; never changed)'), [needed, { pattern: /^[a-z][a-z0-9-]*$/, message: t('小写字母开头，可用小写字母、数字和 -', 'Begins with a small letter; small letters, digits and -') }, { validator: (_rule: unknown, id: string) => (units.some((one) => one.id === id) ? Promise.reject(new Error(t('已有这个标识', 'This id is taken'))) : Promise.resolve()) }])}
        {text('name', t('全称', 'Full name'))}
        {text('short', t('简称', 'Short name'))}
        {text('en', t('英文名称', 'English name'))}
        {!unit && <Form.Item name="kind" label={t('性质', 'Kind')} rules={[needed]}><Select aria-label={t('性质', 'Kind')} options={kinds.map(([value, label]) => ({ value, label }))} /></Form.Item>}
        {text('phone', t('电话', 'Phone'), [])}
        <Form.Item name="parent" label={t('上级单位', 'Unit above')}>{choose(t('上级单位', 'Unit above'), others)}</Form.Item>
        <Form.Item name="area" label={t('辖区', 'Area')}>{choose(t('辖区', 'Area'), areas)}</Form.Item>
      </Form>
    </Modal>
  )
}
