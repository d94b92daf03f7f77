import { Alert, Button, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#apps/desk/kit/new-id.ts'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { type DesignContent, keepDraft, useDesign } from './ask.ts'
import { newMatter, newOneThing } from './bodies.ts'

type Props = { may: string; taken: readonly string[]; day: string; onClose: () => void; onMade: (id: string) => void; into?: (kind: string, body: object) => void }

/** A new one-thing or matter, by name and key, ready to be filled in; into a draft that there is, or one of its own. */
export function NewDocument({ may, taken, day, onClose, onMade, into }: Props) {
  const library = useDesign('design_library', {}, { staleTime: 60_000 })
  const [family, setFamily] = useState<'one_thing' | 'matter'>(may === 'all' && !into ? 'one_thing' : 'matter')
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const [unit, setUnit] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const kind = `${family}:${key}`
  const wrong = key && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) ? t('用小写字母、数字和横线，如 open-bookshop', 'Small letters, digits and dashes, as open-bookshop') : taken.includes(kind) ? t('这个编号已经有了，请换一个', 'This key is taken') : null
  const make = async () => {
    const body = family === 'one_thing' ? newOneThing(key, name.trim(), unit!, day) : newMatter(key, name.trim(), unit!, day)
    if (into) return into(kind, body)
    const content: DesignContent = { title: t(`新建“${name.trim()}”`, `New: ${name.trim()}`), bodies: { [kind]: body }, bases: { [kind]: 0 }, elements: [], materials: [] }
    const id = newId()
    await keepDraft(id, content, 0).then(() => onMade(id), setError)
  }
  return (
    <Modal open title={t('新建', 'New')} onCancel={onClose} footer={<><Button onClick={onClose}>{t('取消', 'Cancel')}</Button><Button type="primary" disabled={!name.trim() || !key || !!wrong || !unit} onClick={() => void make()}>{t('开始设计', 'Begin')}</Button></>}>
      <div className="design-new">
        {may === 'all' && <Radio.Group value={family} onChange={(event) => setFamily(event.target.value)} options={[{ value: 'one_thing', label: t('一件事（几个事项一起办）', 'One-thing (several matters together)') }, { value: 'matter', label: t('事项', 'Matter') }]} />}
        <label className="design-field"><span>{t('名称', 'Name')}</span><Input autoFocus value={name} onChange={(event) => setName(event.target.value)} placeholder={family === 'one_thing' ? t('开书店一件事', 'Open a bookshop') : t('出版物零售许可', 'Permit')} /></label>
        <label className="design-field"><span>{t('编号（发布后不变）', 'Key (never changes)')}</span><Input value={key} status={wrong ? 'error' : ''} onChange={(event) => setKey(event.target.value.trim())} placeholder="open-bookshop" />{wrong && <small className="fault-line">{wrong}</small>}</label>
        <label className="design-field"><span>{family === 'one_thing' ? t('预审和出件的窗口', 'Window that reviews and issues') : t('实施部门', 'Authority')}</span><Select value={unit} onChange={setUnit} loading={library.isPending} options={(library.data?.units ?? []).map((u) => ({ value: u.id, label: nameOf(u) }))} showSearch={{ optionFilterProp: 'label' }} /></label>
        {error ? <Alert type="error" showIcon title={sentenceOf(error)} /> : null}
      </div>
    </Modal>
  )
}
