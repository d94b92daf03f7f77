import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { StepKind } from '../../rules/plan.ts'
import { useWords } from './ask.ts'
import { type Matter, type Step, withItem, withPart } from './bodies.ts'
import { Condition } from './condition.tsx'
import { LineTools, Section, UnitPick } from './fields.tsx'
import type { Edit } from './matter-editor.tsx'

const KINDS = (): Record<StepKind, string> => ({
  review: t('审查', 'Review'), inspection: t('踏勘', 'Inspection'), consult: t('征求意见', 'Consultation'), decision: t('决定', 'Decision'), publicity: t('公示', 'Publicity'), hearing: t('听证', 'Hearing'), tender: t('招标', 'Tender'),
  auction: t('拍卖', 'Auction'), test: t('检测', 'Test'), quarantine: t('检疫', 'Quarantine'), appraisal: t('鉴定', 'Appraisal'), expert: t('专家评审', 'Experts'),
})

/** 环节: a small table, of which the graph beside it is drawn. Steps that wait for nothing begin at once, side by side. */
export function StepsPart({ body, edit }: { body: Matter; edit: Edit<Matter> }) {
  const { byKey } = useWords()
  const put = (steps: Step[], place = '') => edit((was) => ({ ...was, steps }), place)
  const set = (n: number, step: Step, place = '') => put(withItem(body.steps, n, step), place)
  const add = () => {
    const id = `s${body.steps.length + 1}`
    const last = body.steps.find((s) => s.kind === 'decision')
    put([...body.steps.filter((s) => s !== last), { id, name: t('新环节', 'New step'), en: 'New step', kind: 'review', days: 1, reads: [] }, ...(last ? [{ ...last, after: [...(last.after ?? []), id] }] : [])])
  }
  const prefixes = [...new Set([...byKey.keys()].map((key) => `${key.split('.')[0]}.*`))]
  return (
    <Section id="steps" title={t(`环节（${body.steps.length}）`, `Steps (${body.steps.length})`)} note={t('最后一步是唯一的决定；“联合踏勘”名称相同的，几个部门一起去一次。', 'The last is the one decision. Visits of one name are one visit of several departments.')}>
      <table className="design-table">
        <thead><tr><th>{t('环节', 'Step')}</th><th>{t('种类', 'Kind')}</th><th>{t('工作日', 'Days')}</th><th>{t('在谁之后', 'After')}</th><th>{t('单位', 'Unit')}</th><th>{t('什么情形、看什么', 'When, and what it looks at')}</th><th><span className="unseen">{t('操作', 'Acts')}</span></th></tr></thead>
        <tbody>
          {body.steps.map((step, n) => (
            <tr key={step.id} data-at={step.id} data-path={`/steps/${n}`}>
              <td><Input size="small" aria-label={t('环节名称', 'Name')} value={step.name} onChange={(event) => set(n, { ...step, name: event.target.value, ...(step.en === step.name ? { en: event.target.value } : {}) }, `/steps/${n}/name`)} /></td>
              <td><Select size="small" aria-label={t('种类', 'Kind')} style={{ width: 96 }} value={step.kind} onChange={(kind) => set(n, kind === 'inspection' ? { ...step, kind } : withPart({ ...step, kind }, 'joint', undefined))} options={Object.entries(KINDS()).map(([value, label]) => ({ value: value as StepKind, label }))} />
                {step.kind === 'inspection' && <Input size="small" style={{ width: 96 }} aria-label={t('联合踏勘名称', 'Joint visit')} placeholder={t('联合：site', 'joint: site')} value={step.joint ?? ''} onChange={(event) => set(n, withPart(step, 'joint', event.target.value.trim()), `/steps/${n}/joint`)} />}</td>
              <td><InputNumber size="small" aria-label={t('工作日', 'Days')} style={{ width: 56 }} min={0} max={250} value={step.days} onChange={(days) => set(n, { ...step, days: days ?? 0 }, `/steps/${n}/days`)} /></td>
              <td><Select size="small" mode="multiple" aria-label={t('在谁之后', 'After')} style={{ minWidth: 104 }} placeholder={t('受理后', 'at once')} value={step.after ?? []} onChange={(after) => set(n, withPart(step, 'after', after.length ? after : undefined))} options={body.steps.filter((s) => s.id !== step.id).map((s) => ({ value: s.id, label: s.name }))} /></td>
              <td style={{ minWidth: 104 }}><UnitPick size="small" label={t('办理单位', 'Unit')} otherwise={t('本部门', 'this one')} value={step.unit} onChange={(unit) => set(n, withPart(step, 'unit', unit))} /></td>
              <td>
                <Condition value={step.when} onChange={(when) => set(n, withPart(step, 'when', when), `/steps/${n}/when`)} />
                <Select size="small" mode="multiple" className="reads" aria-label={t('查看的内容', 'What it looks at')} maxTagCount={2} placeholder={t('查看哪些填写项', 'Which fields it looks at')} value={step.reads ?? []} onChange={(reads) => set(n, withPart(step, 'reads', reads.length ? reads : undefined))}
                  options={[...prefixes.map((value) => ({ value, label: prefixName(value) })), ...body.asks.map((a) => ({ value: a.element, label: byKey.get(a.element) ? nameOf(byKey.get(a.element)!) : a.element }))]} showSearch={{ optionFilterProp: 'label' }} />
              </td>
              <td><LineTools list={body.steps} n={n} onChange={(steps) => put(steps)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{t('加一个环节', 'Add a step')}</Button>
    </Section>
  )

  /** All elements of one subject, by the first of them: nobody has to know keys. */
  function prefixName(prefix: string) {
    const all = [...byKey.values()].filter((e) => e.key.startsWith(prefix.slice(0, -1)))
    return all[0] ? t(`${nameOf(all[0])}等 ${all.length} 项`, `${nameOf(all[0])} and ${all.length - 1} more`) : prefix
  }
}
