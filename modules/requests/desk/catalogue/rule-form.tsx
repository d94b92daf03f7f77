import { Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { without } from '#apps/desk/kit/without.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import { CategoryPicker } from '../verbs/category-picker.tsx'
import { UnitPicker, UnitsPicker } from '../verbs/unit-picker.tsx'
import type { Rule } from './catalogue-diff.ts'

type Draft = Omit<Rule, 'category' | 'lead'> & { category: string | undefined; lead: string | undefined }
type Props = { setup: Setup | undefined; rule: Rule | null; onDone: (rule: Rule) => void; onClose: () => void }

/** `@street` is offered among the units, as the catalogue itself uses it. */
export function RuleForm({ setup, rule, onDone, onClose }: Props) {
  const [draft, setDraft] = useState<Draft>(rule ?? { id: '', category: undefined, lead: undefined, assist: [] })
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const withStreet = setup && { ...setup, units: [{ id: '@street', name: t('属地街道', 'The street’s own office'), en: 'The street’s own office', kind: 'street' }, ...setup.units] }
  const ready = draft.category && draft.lead
  return (
    <Modal open title={rule ? t('修改规则', 'Edit the rule') : t('新增规则', 'New rule')} onCancel={onClose} okText={t('放进草稿', 'Put in the draft')} okButtonProps={{ disabled: !ready }} onOk={() => ready && onDone(draft as Rule)}>
      <div className="rule-form">
        <label>{t('类别', 'Category')}<CategoryPicker setup={setup} label={t('类别', 'Category')} value={draft.category} onChange={(category) => change({ category })} /></label>
        <label>{t('范围', 'Where')}<Select aria-label={t('范围', 'Where')} allowClear placeholder={t('全区', 'The whole district')} value={draft.area ?? null} onChange={(area: string | null) => setDraft(area ? { ...draft, area } : without(draft, 'area'))} options={setup?.areas.filter((area) => area.kind === 'street').map((area) => ({ value: area.code, label: nameOf(area) })) ?? []} /></label>
        <label>{t('主办', 'Lead')}<UnitPicker setup={withStreet} label={t('主办', 'Lead')} value={draft.lead} onChange={(lead) => change({ lead })} /></label>
        <label>{t('协办', 'Assist')}<UnitsPicker setup={withStreet} label={t('协办', 'Assist')} value={draft.assist} onChange={(assist) => change({ assist })} /></label>
        <label>{t('时限（不填按类别）', 'Limit (empty: by category)')}
          <span className="rule-limit">
            <InputNumber min={1} max={90} aria-label={t('时限', 'Limit')} value={draft.limit?.count ?? null} onChange={(count) => setDraft(count ? { ...draft, limit: { count, unit: draft.limit?.unit ?? 'working_days' } } : without(draft, 'limit'))} />
            <Select aria-label={t('时限单位', 'Unit of the limit')} disabled={!draft.limit} value={draft.limit?.unit ?? 'working_days'} onChange={(unit) => draft.limit && change({ limit: { ...draft.limit, unit } })} options={[{ value: 'hours' as const, label: t('小时', 'hours') }, { value: 'working_days' as const, label: t('个工作日', 'working days') }]} />
          </span>
        </label>
        <label>{t('依据', 'Ground')}<Input.TextArea autoSize={{ minRows: 2 }} value={draft.basis ?? ''} maxLength={300} onChange={(event) => change({ basis: event.target.value })} /></label>
      </div>
    </Modal>
  )
}
