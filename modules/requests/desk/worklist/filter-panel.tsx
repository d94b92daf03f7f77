import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { CategoryPicker } from '../verbs/category-picker.tsx'
import { UnitPicker } from '../verbs/unit-picker.tsx'
import type { Setup } from '../setup.ts'
import { STATE_IDS, stateName } from '../states.tsx'
import type { Filters } from './filters.ts'

type Props = { setup: Setup | undefined; filters: Filters; onChange: (change: Partial<Filters>) => void; onClear: () => void; onKeep?: ((name: string) => void) | undefined }

export function FilterPanel({ setup, filters, onChange, onClear, onKeep }: Props) {
  const [name, setName] = useState('')
  const none = { allowClear: true, placeholder: t('不限', 'Any'), style: { width: '100%' } } as const
  const streets = setup?.areas.filter((area) => area.kind === 'street') ?? []
  return (
    <div className="filters">
      <Form layout="vertical" component="div" className="filters-grid">
        <Form.Item label={t('环节', 'State')}><Select {...none} aria-label={t('环节', 'State')} value={filters.state ?? null} onChange={(state: string | null) => onChange({ state: state ?? undefined })} options={STATE_IDS.map((id) => ({ value: id, label: stateName(id) }))} /></Form.Item>
        <Form.Item label={t('类型', 'Section')}><Select {...none} aria-label={t('类型', 'Section')} value={filters.section ?? null} onChange={(section: Filters['section'] | null) => onChange({ section: section ?? undefined })} options={setup?.sections.map((section) => ({ value: section.id, label: nameOf(section) })) ?? []} /></Form.Item>
        <Form.Item label={t('街道', 'Street')}><Select {...none} showSearch={{ optionFilterProp: 'label' }} aria-label={t('街道', 'Street')} value={filters.area ?? null} onChange={(area: string | null) => onChange({ area: area ?? undefined })} options={streets.map((area) => ({ value: area.code, label: nameOf(area) }))} /></Form.Item>
        <Form.Item label={t('单位', 'Unit')}><UnitPicker setup={setup} placeholder={none.placeholder} value={filters.unit} onChange={(unit) => onChange({ unit })} label={t('单位', 'Unit')} /></Form.Item>
        <Form.Item label={t('类别', 'Category')}><CategoryPicker setup={setup} placeholder={none.placeholder} value={filters.category} onChange={(category) => onChange({ category })} label={t('类别', 'Category')} /></Form.Item>
        <Form.Item label={t('是否办结', 'Open or closed')}><Select {...none} aria-label={t('是否办结', 'Open or closed')} value={filters.open ?? null} onChange={(open: boolean | null) => onChange({ open: open ?? undefined })} options={[{ value: true, label: t('未办结', 'Open') }, { value: false, label: t('已办结', 'Closed') }]} /></Form.Item>
        <Form.Item label={t('提交日期 从', 'Submitted from')}><Input type="date" aria-label={t('提交日期 从', 'Submitted from')} value={filters.from ?? ''} onChange={(event) => onChange({ from: event.target.value || undefined })} /></Form.Item>
        <Form.Item label={t('到', 'until')}><Input type="date" aria-label={t('提交日期 到', 'Submitted until')} value={filters.until ?? ''} onChange={(event) => onChange({ until: event.target.value || undefined })} /></Form.Item>
      </Form>
      <div className="filters-foot">
        <Button size="small" onClick={onClear}>{t('清除', 'Clear')}</Button>
        {onKeep && (
          <Popconfirm
            icon={null} title={t('给这组条件起个名字', 'Name these filters')} okText={t('保存', 'Save')} okButtonProps={{ disabled: name.trim() === '' }}
            description={<Input autoFocus value={name} maxLength={20} onChange={(event) => setName(event.target.value)} aria-label={t('名字', 'Name')} />}
            onConfirm={() => { onKeep(name.trim()); setName('') }}
          >
            <Button size="small" type="primary" ghost>{t('存为常用条件', 'Save as a list')}</Button>
          </Popconfirm>
        )}
      </div>
    </div>
  )
}
