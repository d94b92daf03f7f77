import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { t } from '#apps/desk/kit/words.ts'
import type { SectionId, Setup } from '../setup.ts'
import { categoryOptions } from './category-options.ts'

type Props = { setup: Setup | undefined; value?: string | undefined; onChange?: (code: string | undefined) => void; label: string; placeholder?: string; section?: SectionId; id?: string }

/** Found by name, by how residents say it, or by first letters. */
export function CategoryPicker({ setup, value, onChange, label, placeholder, section, id }: Props) {
  const [typed, setTyped] = useState('')
  const options = useMemo(() => categoryOptions(setup?.categories ?? [], typed, section), [setup, typed, section])
  return (
    <Select
      {...(id ? { id } : {})} aria-label={label} allowClear value={value ?? null} onChange={(code: string | null) => onChange?.(code ?? undefined)} options={options} style={{ width: '100%' }}
      placeholder={placeholder ?? t('类别名称、俗称或拼音首字母', 'Name, or how people say it')} showSearch={{ filterOption: false, onSearch: setTyped }} onOpenChange={(open) => { if (!open) setTyped('') }} popupMatchSelectWidth={300}
    />
  )
}
