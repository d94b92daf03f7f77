import { Select } from 'antd'
import { useMemo } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'
import { soundsLike } from './pinyin.ts'

const KINDS = () => ({ street: t('街道', 'Sub-districts'), bureau: t('部门和单位', 'Bureaus and centres'), district: t('区级', 'District'), hotline: t('区级', 'District') }) as Record<string, string>

type One = { value?: string | undefined; onChange?: (unit: string | undefined) => void }
type Props = One & { setup: Setup | undefined; label: string; placeholder?: string; id?: string }

/** Found by characters or by the first letters of their sounds. */
export function UnitPicker({ setup, value, onChange, label, placeholder, id }: Props) {
  const options = useUnitOptions(setup)
  return (
    <Select
      {...(id ? { id } : {})} aria-label={label} allowClear value={value ?? null} onChange={(unit: string | null) => onChange?.(unit ?? undefined)} options={options} style={{ width: '100%' }}
      placeholder={placeholder ?? t('单位名称或拼音首字母', 'Name, or first letters of its pinyin')}
      showSearch={{ filterOption: matches }} popupMatchSelectWidth={320}
    />
  )
}

export function UnitsPicker({ setup, value, onChange, label, id }: { setup: Setup | undefined; value?: string[]; onChange?: (units: string[]) => void; label: string; id?: string }) {
  const options = useUnitOptions(setup)
  return (
    <Select
      {...(id ? { id } : {})} mode="multiple" maxCount={5} aria-label={label} allowClear value={value ?? []} onChange={(units: string[]) => onChange?.(units)} options={options} style={{ width: '100%' }}
      placeholder={t('单位名称或拼音首字母，最多 5 个', 'Up to five, by name')} showSearch={{ filterOption: matches }} popupMatchSelectWidth={320}
    />
  )
}

export const matches = (typed: string, option?: object) => soundsLike(option && 'title' in option ? String(option.title) : '', typed)

function useUnitOptions(setup: Setup | undefined) {
  return useMemo(() => {
    const kinds = KINDS()
    const groups = new Map<string, { value: string; label: string; title: string }[]>()
    for (const unit of setup?.units ?? []) {
      const group = kinds[unit.kind] ?? t('其他', 'Others')
      groups.set(group, [...(groups.get(group) ?? []), { value: unit.id, label: nameOf(unit), title: `${unit.name} ${unit.short ?? ''} ${unit.en}` }])
    }
    return [...groups].map(([label, options]) => ({ label, options }))
  }, [setup])
}
