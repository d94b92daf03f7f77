import { Button, Checkbox, Select } from 'antd'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { useWords } from './ask.ts'
import { type Material, type Way, withItem, withPart } from './bodies.ts'
import { ElementsField } from './elements-field.tsx'
import { BasisInput, LineTools, Section, Text } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'

const KINDS = () => [['elements', t('表单数据', 'Form data')], ['certificate', t('电子证照', 'Certificate')], ['register', t('部门数据', 'Register')], ['promise', t('告知承诺', 'Promise')], ['upload', t('上传', 'Upload')]] as const
const kindOf = (way: Way) => KINDS().find(([kind]) => kind in way)![0]

/** 材料 as an official edits it: what it is, and in which order it is satisfied before anybody is asked to upload it. */
export function MaterialEditor({ body, edit }: { body: Material; edit: Edit<Material> }) {
  const { matters, registers } = useWords()
  const put = <K extends keyof Material>(part: K, value: Material[K] | undefined) => edit((was) => withPart(was, part, value), `/${part}`)
  const ways = body.satisfiedBy
  const set = (n: number, way: Way) => put('satisfiedBy', withItem(ways, n, way))
  const results = [...new Map(matters.filter((m) => m.result).map((m) => [m.result!, m])).values()]
  const free = KINDS().filter(([kind]) => kind === 'certificate' || kind === 'register' || !ways.some((way) => kind in way))
  const made = (kind: string): Way => (kind === 'elements' ? { elements: [] } : kind === 'certificate' ? { certificate: results[0]?.result ?? '' } : kind === 'register' ? { register: registers[0]?.key ?? '', what: registers[0]?.answers[0] ?? '' } : kind === 'promise' ? { promise: true } : { upload: true })
  return (
    <div className="design-body">
      <Section id="basics" title={t('材料', 'Document')} note={t(`编号 ${body.key}，不能改变`, `Key ${body.key}, which never changes`)}>
        <div className="design-grid">
          <Text label={t('名称', 'Name')} at="/name" value={body.name} onChange={(v) => edit((was) => ({ ...was, name: v }), '/name')} />
          <Text label={t('英文名', 'English name')} at="/en" value={body.en} onChange={(v) => edit((was) => ({ ...was, en: v }), '/en')} />
          <Text label={t('由谁持有', 'Held by')} at="/heldBy" value={body.heldBy} onChange={(v) => put('heldBy', v || undefined)} />
        </div>
        <div className="design-ticks"><Checkbox checked={body.main} onChange={(event) => put('main', event.target.checked)}>{t('主审要件：决定能否准予，不能容缺', 'Decides the matter: it may never follow later')}</Checkbox></div>
        <h4>{t('要求提交的依据', 'Basis')}</h4>
        {body.basis ? <div className="bases-line" data-path="/basis"><BasisInput value={body.basis} onChange={(v) => put('basis', v)} /><Button size="small" type="text" onClick={() => put('basis', undefined)}>{t('删去', 'Remove')}</Button></div> : <Button size="small" onClick={() => put('basis', { law: '' })}>{t('写明依据', 'Name one')}</Button>}
      </Section>
      <Section id="satisfiedBy" title={t('依次怎样提供', 'How it is provided, in this order')} note={t('前面的成立了，后面的就不用。', 'The first that holds is used.')}>
        <table className="design-table"><tbody>{ways.map((way, n) => (
          <tr key={n} data-path={`/satisfiedBy/${n}`}>
            <th scope="row">{n + 1}．{KINDS().find(([kind]) => kind === kindOf(way))![1]}</th>
            <td>{'elements' in way ? <ElementsField label={t('表单里填了这些，就不用交', 'Not needed where these are filled in')} at={`/satisfiedBy/${n}/elements`} value={way.elements} among={way.elements} onChange={(elements) => set(n, { elements })} />
              : 'certificate' in way ? <Select style={{ width: '100%' }} aria-label={t('电子证照', 'Certificate')} value={way.certificate} onChange={(certificate) => set(n, { certificate })} options={[...results.map((m) => ({ value: m.result!, label: `${nameOf(m)}（${m.result}）` })), ...(results.some((m) => m.result === way.certificate) ? [] : [{ value: way.certificate, label: way.certificate }])]} showSearch={{ optionFilterProp: 'label' }} />
              : 'register' in way ? <Select style={{ width: '100%' }} aria-label={t('部门数据', 'Register')} value={`${way.register}|${way.what}`} onChange={(v) => { const [register = '', what = ''] = v.split('|'); set(n, { register, what }) }} options={registers.flatMap((r) => r.answers.map((what) => ({ value: `${r.key}|${what}`, label: `${nameOf(r)} · ${what}` })))} showSearch={{ optionFilterProp: 'label' }} />
              : 'promise' in way ? <span className="hint">{t('事项适用告知承诺时', 'where the matter takes promises')}</span> : <span className="hint">{t('以上都不成立时，由申请人上传', 'where nothing above holds')}</span>}</td>
            <td><LineTools list={ways} n={n} onChange={(next) => put('satisfiedBy', next)} /></td>
          </tr>
        ))}</tbody></table>
        <div className="design-buttons">{free.map(([kind, name]) => <Button key={kind} size="small" onClick={() => put('satisfiedBy', [made(kind), ...ways])}>＋ {name}</Button>)}</div>
      </Section>
    </div>
  )
}
