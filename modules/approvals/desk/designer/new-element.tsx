import { Alert, Button, Input, Select } from 'antd'
import { createContext, useContext, useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Element } from '../../rules/element.ts'
import { useWords } from './ask.ts'
import { ELEMENT_TYPES } from './element-editor.tsx'

/** What a draft adds to the district's vocabulary. */
export const Adding = createContext<{ element: (element: Element) => void; material: (material: object) => void } | null>(null)

/** A new data element, made where it is needed. Elements of a like name are shown first: the same thing under two names would be asked twice. */
export function NewElement({ name: begun, onMade, onClose }: { name: string; onMade: (key: string) => void; onClose: () => void }) {
  const { elements, groups, byKey } = useWords()
  const adding = useContext(Adding)
  const [name, setName] = useState(begun)
  const [en, setEn] = useState('')
  const [key, setKey] = useState('')
  const [group, setGroup] = useState(groups[0]?.key ?? '')
  const [type, setType] = useState<Element['type']>('text')
  const [options, setOptions] = useState('')
  const like = name.trim().length > 1 ? elements.filter((e) => e.name.includes(name.trim()) || name.includes(e.name)).slice(0, 4) : []
  const said = options.split(/[\n、，,]/).map((one) => one.trim()).filter(Boolean)
  const chooses = type === 'choice' || type === 'many'
  const wrong = byKey.has(key) ? t('这个编号已经有了', 'This key is taken') : key && !/^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/.test(key) ? t('编号用小写字母、数字和点，如 shop.area', 'Use small letters, digits and dots, as shop.area') : null
  const isReady = name.trim() !== '' && key !== '' && !wrong && (!chooses || said.length > 1)
  const make = () => {
    adding!.element({ key, name: name.trim(), en: en.trim() || name.trim(), group, type, ...(chooses ? { options: said.map((one, n) => ({ value: `o${n + 1}`, name: one, en: one })) } : {}) })
    onMade(key)
  }
  return (
    <div className="new-word">
      <h4>{t('新建数据元', 'New element')}</h4>
      {like.length > 0 && <Alert type="info" title={<>{t('已有相近的，优先使用：', 'There is something like it; better use:')} {like.map((e) => <button key={e.key} type="button" className="as-link" onClick={() => onMade(e.key)}>{nameOf(e)}</button>)}</>} />}
      <div className="design-grid">
        <label className="design-field"><span>{t('名称', 'Name')}</span><Input autoFocus value={name} onChange={(event) => setName(event.target.value)} /></label>
        <label className="design-field"><span>{t('编号（发布后不变）', 'Key (never changes)')}</span><Input value={key} status={wrong ? 'error' : ''} placeholder="shop.area" onChange={(event) => setKey(event.target.value.trim())} />{wrong && <small className="fault-line">{wrong}</small>}</label>
        <label className="design-field"><span>{t('英文名', 'English name')}</span><Input value={en} onChange={(event) => setEn(event.target.value)} /></label>
        <label className="design-field"><span>{t('类型', 'Type')}</span><Select value={type} onChange={setType} options={ELEMENT_TYPES().map(([value, label]) => ({ value, label }))} /></label>
        <label className="design-field"><span>{t('放在合并表单的', 'On the sheet')}</span><Select value={group} onChange={setGroup} options={groups.map((g) => ({ value: g.key, label: nameOf(g) }))} showSearch={{ optionFilterProp: 'label' }} /></label>
      </div>
      {chooses && <label className="design-field" data-wide><span>{t('选项，每行一个，至少两个', 'Options, a line each, two at least')}</span><Input.TextArea autoSize={{ minRows: 2 }} value={options} onChange={(event) => setOptions(event.target.value)} /></label>}
      <div className="design-buttons"><Button type="primary" disabled={!isReady} onClick={make}>{t('新建并使用', 'Make and use it')}</Button><Button onClick={onClose}>{t('取消', 'Cancel')}</Button></div>
    </div>
  )
}
