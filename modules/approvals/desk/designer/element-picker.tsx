import type React from 'react'
import { Select } from 'antd'
import { useMemo } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'

type Props = { value?: string; onPick: (key: string) => void; without?: ReadonlySet<string>; placeholder?: string; id?: string; onNew?: (name: string) => void }

/** 数据元 by name or key; those that more matters ask stand first, so that what there is already is used again. */
export function ElementPicker({ value, onPick, without, placeholder, id, onNew }: Props) {
  const { elements, groups, words } = useWords()
  const options = useMemo(() => {
    const group = new Map(groups.map((g) => [g.key, nameOf(g)]))
    return elements.filter((e) => !without?.has(e.key)).map((e) => ({ value: e.key, label: nameOf(e), group: group.get(e.group) ?? '', n: words[`element:${e.key}`]?.matters.length ?? 0 })).toSorted((a, b) => b.n - a.n)
  }, [elements, groups, words, without])
  return <Searched options={options} value={value} onPick={onPick} id={id} placeholder={placeholder ?? t('按名称找数据元', 'Find an element by name')} label={t('数据元', 'Element')} onNew={onNew} newWord={t('新建数据元', 'New element')} />
}

type Found = { value: string; label: string; group: string; n: number }
export function Searched({ options, value, onPick, placeholder, label, onNew, newWord, id }: { options: Found[]; value?: string | undefined; onPick: (key: string) => void; placeholder: string; label: string; onNew?: ((name: string) => void) | undefined; newWord?: string; id?: string | undefined }) {
  let typed = ''
  return (
    <Select
      {...(id ? { id } : {})} size="small" className="picker" aria-label={label} value={value ?? null} placeholder={placeholder} popupMatchSelectWidth={360} options={options} onChange={(key: string | null) => key && onPick(key)}
      showSearch={{ filterOption: (text, option) => { typed = text; return `${option?.label}${option?.value}`.toLowerCase().includes(text.trim().toLowerCase()) } }}
      optionRender={(option) => <span className="picker-line"><b>{(option.data as Found).label}</b><span>{(option.data as Found).group}</span><small>{(option.data as Found).n ? t(`${(option.data as Found).n} 个事项在用`, `used ${(option.data as Found).n}×`) : option.value}</small></span>}
      {...(onNew ? { popupRender: (menu: React.ReactElement) => <>{menu}<button type="button" className="picker-new" onMouseDown={(event) => { event.preventDefault(); onNew(typed) }}>＋ {newWord}</button></> } : {})}
      notFoundContent={t('没有找到', 'Nothing found')}
    />
  )
}
