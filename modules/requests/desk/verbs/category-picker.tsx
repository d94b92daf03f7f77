import { Select } from 'antd'
import { useMemo } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { SectionId, Setup } from '../setup.ts'
import { matches } from './unit-picker.tsx'

type Props = { setup: Setup | undefined; value?: string | undefined; onChange?: (code: string | undefined) => void; label: string; placeholder?: string; section?: SectionId; id?: string }

/** Found by name, by how residents say it, or by first letters. */
export function CategoryPicker({ setup, value, onChange, label, placeholder, section, id }: Props) {
  const options = useMemo(() => {
    const groups = new Map<string, { value: string; label: string; title: string }[]>()
    for (const category of setup?.categories ?? []) {
      if (section && category.section !== section) continue
      const group = t(category.group, category.group_en ?? category.group)
      groups.set(group, [...(groups.get(group) ?? []), { value: category.code, label: nameOf(category), title: `${category.name} ${category.en} ${category.words?.join(' ') ?? ''} ${category.group}` }])
    }
    return [...groups].map(([group, list]) => ({ label: group, options: list }))
  }, [setup, section])
  return (
    <Select
      {...(id ? { id } : {})} aria-label={label} allowClear value={value ?? null} onChange={(code: string | null) => onChange?.(code ?? undefined)} options={options} style={{ width: '100%' }}
      placeholder={placeholder ?? t('类别名称、俗称或拼音首字母', 'Name, or how people say it')} showSearch={{ filterOption: matches }} popupMatchSelectWidth={300}
    />
  )
}
