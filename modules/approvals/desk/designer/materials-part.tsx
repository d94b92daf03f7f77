import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useContext, useState } from 'react'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { type Matter, withItem, withPart } from './bodies.ts'
import { Condition } from './condition.tsx'
import { Searched } from './element-picker.tsx'
import { LineTools, Section } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'
import { Adding } from './new-element.tsx'

/** 材料: what is needed, and the ways in which it is satisfied without being asked of the applicant. */
export function MaterialsPart({ body, edit, onOpen }: { body: Matter; edit: Edit<Matter>; onOpen: (kind: string) => void }) {
  const { materials, papers, words } = useWords()
  const [making, setMaking] = useState<string | null>(null)
  const put = (next: Matter['materials'], place = '') => edit((was) => ({ ...was, materials: next }), place)
  const add = (material: string) => put([...body.materials, { material }])
  const taken = new Set(body.materials.map((m) => m.material))
  return (
    <Section id="materials" title={t(`材料（${body.materials.length}）`, `Documents (${body.materials.length})`)} note={t('先试表单数据、证照、部门数据，都没有才请申请人上传。', 'Form data, certificates and registers first; the applicant uploads only what nothing else satisfies.')}>
      {body.materials.length > 0 && (
        <table className="design-table">
          <thead><tr><th>{t('材料', 'Document')}</th><th>{t('怎样免交', 'Satisfied by')}</th><th>{t('何环节前', 'Before')}</th><th>{t('份', 'Copies')}</th><th>{t('什么情形要交', 'When')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
          <tbody>
            {body.materials.map((one, n) => {
              const material = papers.get(one.material)
              return (
                <tr key={one.material} data-at={one.material} data-path={`/materials/${n}`}>
                  <th scope="row">{material ? <button type="button" className="as-link" title={t('修改材料', 'Change the document')} onClick={() => onOpen(`material:${one.material}`)}>{nameOf(material)}</button> : one.material}<small>{material?.main ? t('主审要件', 'decides the matter') : t('辅助材料', 'supporting')}</small></th>
                  <td><Ways ways={material?.satisfiedBy ?? []} promises={!!body.promise?.materials.includes(one.material)} /></td>
                  <td><Select size="small" aria-label={t('何环节之前要有', 'Before')} style={{ width: 92 }} allowClear placeholder={t('开始', 'the first')} value={one.before ?? null} onChange={(before: string | null) => put(withItem(body.materials, n, withPart(one, 'before', before ?? undefined)))} options={body.steps.map((s) => ({ value: s.id, label: s.name }))} /></td>
                  <td><InputNumber size="small" aria-label={t('份数', 'Copies')} style={{ width: 52 }} min={1} max={20} value={one.copies ?? 1} onChange={(copies) => put(withItem(body.materials, n, withPart(one, 'copies', copies && copies > 1 ? copies : undefined)))} /></td>
                  <td><Condition value={one.when} onChange={(when) => put(withItem(body.materials, n, withPart(one, 'when', when)), `/materials/${n}/when`)} /></td>
                  <td><LineTools list={body.materials} n={n} onChange={(next) => put(next)} /></td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {making === null
        ? <div className="design-add"><Searched placeholder={t('＋ 添加材料：输入名称查找', '+ Add a document: search by name')} label={t('材料', 'Document')} newWord={t('新建材料', 'New document')} onNew={setMaking} onPick={add} options={materials.filter((m) => !taken.has(m.key)).map((m) => ({ value: m.key, label: nameOf(m), group: m.main ? t('主审要件', 'main') : '', n: words[`material:${m.key}`]?.matters.length ?? 0 }))} /></div>
        : <NewMaterial name={making} body={body} onMade={(key) => { add(key); setMaking(null) }} onClose={() => setMaking(null)} />}
    </Section>
  )
}

function Ways({ ways, promises }: { ways: readonly Record<string, unknown>[]; promises: boolean }) {
  const { registers, byKey } = useWords()
  return (
    <ol className="ways">
      {ways.filter((way) => !('promise' in way) || promises).map((way, n) => (
        <li key={n} className={`tag tag-${'upload' in way ? 'grey' : 'green'}`} title={'elements' in way ? (way['elements'] as string[]).map((key) => byKey.get(key)?.name ?? key).join('、') : ''}>
          {'elements' in way ? t('表单数据', 'form data') : 'certificate' in way ? t('电子证照', 'certificate') : 'register' in way ? nameOf(registers.find((r) => r.key === way['register']) ?? { name: String(way['register']) }) : 'promise' in way ? t('承诺', 'promise') : t('上传', 'upload')}
        </li>
      ))}
    </ol>
  )
}

function NewMaterial({ name: begun, body, onMade, onClose }: { name: string; body: Matter; onMade: (key: string) => void; onClose: () => void }) {
  const { papers, byKey, matters, registers } = useWords()
  const adding = useContext(Adding)
  const [name, setName] = useState(begun)
  const [key, setKey] = useState('')
  const [main, setMain] = useState(false)
  const [elements, setElements] = useState<string[]>([])
  const [certificate, setCertificate] = useState<string | null>(null)
  const [proof, setProof] = useState<string | null>(null)
  const [promised, setPromised] = useState(false)
  const wrong = papers.has(key) ? t('这个编号已经有了', 'This key is taken') : key && !/^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/.test(key) ? t('编号用小写字母、数字和横线，如 floor-plan', 'Use small letters, digits and dashes, as floor-plan') : null
  const make = () => {
    const [register, what] = proof?.split('|') ?? []
    adding!.material({ key, name: name.trim(), en: name.trim(), main, satisfiedBy: [...(elements.length ? [{ elements }] : []), ...(certificate ? [{ certificate }] : []), ...(register ? [{ register, what }] : []), ...(promised ? [{ promise: true }] : []), { upload: true }] })
    onMade(key)
  }
  return (
    <div className="new-word">
      <h4>{t('新建材料', 'New document')}</h4>
      <div className="design-grid">
        <label className="design-field"><span>{t('名称', 'Name')}</span><Input autoFocus value={name} onChange={(event) => setName(event.target.value)} /></label>
        <label className="design-field"><span>{t('编号（发布后不变）', 'Key (never changes)')}</span><Input value={key} status={wrong ? 'error' : ''} placeholder="floor-plan" onChange={(event) => setKey(event.target.value.trim())} />{wrong && <small className="fault-line">{wrong}</small>}</label>
      </div>
      <Checkbox checked={main} onChange={(event) => setMain(event.target.checked)}>{t('主审要件：决定能否准予，不能容缺', 'Decides the matter: it may never follow later')}</Checkbox>
      <h4>{t('依次用什么替代上传', 'What serves instead of an upload, in this order')}</h4>
      <div className="design-grid">
        <label className="design-field" data-wide><span>{t('表单里填了这些，就不用交', 'Not needed where these are filled in')}</span><Select mode="multiple" value={elements} onChange={setElements} options={body.asks.map((a) => ({ value: a.element, label: byKey.get(a.element)?.name ?? a.element }))} /></label>
        <label className="design-field"><span>{t('电子证照', 'Certificate')}</span><Select allowClear value={certificate} onChange={(v) => setCertificate(v ?? null)} options={matters.filter((m) => m.result).map((m) => ({ value: m.result!, label: `${nameOf(m)}（${m.result}）` }))} showSearch={{ optionFilterProp: 'label' }} /></label>
        <label className="design-field"><span>{t('部门数据', 'Register')}</span><Select allowClear value={proof} onChange={(v) => setProof(v ?? null)} options={registers.flatMap((r) => r.answers.map((what) => ({ value: `${r.key}|${what}`, label: `${nameOf(r)} · ${what}` })))} showSearch={{ optionFilterProp: 'label' }} /></label>
      </div>
      <Checkbox checked={promised} onChange={(event) => setPromised(event.target.checked)}>{t('可以告知承诺（事项适用时）', 'May be promised, where the matter takes promises')}</Checkbox>
      <div className="design-buttons"><Button type="primary" disabled={!name.trim() || !key || !!wrong} onClick={make}>{t('新建并使用', 'Make and use it')}</Button><Button onClick={onClose}>{t('取消', 'Cancel')}</Button></div>
    </div>
  )
}
