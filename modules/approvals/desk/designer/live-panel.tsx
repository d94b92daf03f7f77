import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { sentenceOf } from '#apps/desk/kit/refusal.ts'
import { nameOf, t } from '#apps/desk/kit/words.ts'
import { currentSettings } from '#apps/desk/kit/settings.ts'
import type { Element } from '../../rules/element.ts'
import type { Answers, Expr } from '../../rules/expr.ts'
import { inWords } from '../../rules/in-words.ts'
import type { Plan } from '../../rules/plan.ts'
import { questionPath } from '../../rules/question-path.ts'
import { fetchedIn } from '../../rules/fetched.ts'
import { situationOf, type Situation } from '../../rules/situation.ts'
import { useWords } from './ask.ts'
import type { Live } from './use-preview.ts'
import { LiveGraph } from './live-graph.tsx'
import { AnswerInput } from './tests-part.tsx'

type Tab = 'figures' | 'graph' | 'form' | 'remarks'
type Props = { live: Live; show: string; within: string | undefined; onWithin: (key: string | undefined) => void; onGo: (at: string) => void; bpmn: string | undefined }

/** 实时: what the draft comes to as it stands at this keystroke. */
export function LivePanel({ live, show, within, onWithin, onGo, bpmn }: Props) {
  const [tab, setTab] = useState<Tab>('figures')
  const { preview, isStale } = live
  const errors = (preview?.lints.filter((l) => l.level === 'error').length ?? 0) + (preview?.faults.length ?? 0) + (preview?.tests.filter((one) => one.wrong.length).length ?? 0)
  const warnings = preview?.lints.filter((l) => l.level === 'warning').length ?? 0
  return (
    <aside className="live" aria-label={t('实时结果', 'Live')} data-stale={isStale || undefined}>
      <header className="live-head">
        <Segmented<Tab> size="small" value={tab} onChange={setTab} options={[
          { value: 'figures', label: t('成效', 'Figures') }, { value: 'graph', label: t('流程', 'Steps') }, { value: 'form', label: t('表单', 'Form') },
          { value: 'remarks', label: <>{t('检查', 'Checks')} <span className={`count ${errors ? 'count-red' : warnings ? 'count-amber' : 'count-green'}`}>{errors || warnings || '✓'}</span></> },
        ]} />
        <span className="live-time" aria-live="polite">{isStale && !preview?.faults.length ? t('计算中…', 'working…') : live.took_ms !== null ? t(`${Math.round(live.took_ms)} 毫秒`, `${Math.round(live.took_ms)} ms`) : ''}</span>
      </header>
      {!show.startsWith('one_thing:') && preview && (
        <label className="live-within"><span>{t('放在哪里看', 'Seen in')}</span><Select size="small" value={within ?? (show.startsWith('matter:') ? '' : preview.within[0]?.key ?? '')} onChange={(key) => onWithin(key || undefined)} options={[...(show.startsWith('matter:') || preview.within.length === 0 ? [{ value: '', label: show.startsWith('matter:') ? t('单独这一个事项', 'this matter alone') : t('没有一件事用到', 'no one-thing uses it') }] : []), ...preview.within.map((one) => ({ value: one.key, label: `${t('一件事', 'One-thing')} · ${nameOf(one)}` }))]} /></label>
      )}
      {live.error ? <p className="fault-line" role="alert">{sentenceOf(live.error)}</p> : null}
      {!preview ? <p className="hint">{t('正在试编…', 'Compiling…')}</p> : preview.faults.length > 0 && !preview.plan ? <Remarks live={live} onGo={onGo} /> : (
        <div className="live-body">
          {tab === 'figures' && <Figures live={live} onGo={onGo} setTab={setTab} />}
          {tab === 'graph' && (preview.all && preview.plan ? <><LiveGraph schedule={preview.all.schedule} plan={preview.plan} />{bpmn && <a className="bpmn" href={bpmn} download>{t('导出流程图（BPMN 2.0）', 'Export as BPMN 2.0')}</a>}</> : <p className="hint">{t('环节互相等待，先改好检查里的错误。', 'Steps wait for each other: see the checks.')}</p>)}
          {tab === 'form' && preview.plan && <MergedForm key={preview.plan.key} plan={preview.plan} />}
          {tab === 'remarks' && <Remarks live={live} onGo={onGo} />}
        </div>
      )}
    </aside>
  )
}

const ROWS = (): ['forms' | 'fields' | 'materials' | 'visits' | 'days', string][] => [['forms', t('表单', 'Forms')], ['fields', t('填写项', 'Fields')], ['materials', t('提交材料', 'Documents')], ['visits', t('跑动', 'Visits')], ['days', t('工作日', 'Working days')]]

function Figures({ live, onGo, setTab }: { live: Live; onGo: (at: string) => void; setTab: (tab: Tab) => void }) {
  const { preview, mutants } = live
  const figures = preview?.all?.figures
  const was = preview?.before?.after
  if (!figures) return <Remarks live={live} onGo={onGo} />
  const tests = preview!.tests
  const wrong = tests.filter((one) => one.wrong.length).length
  return (
    <>
      <table className="before-after">
        <thead><tr><th><span className="unseen">{t('指标', 'Figure')}</span></th><th>{t('单独办', 'Alone')}</th><th>{t('联办后', 'Together')}</th><th>{t('减少', 'Less')}</th><th>{t('现行版', 'In force')}</th></tr></thead>
        <tbody>{ROWS().map(([key, name]) => {
          const less = figures.before[key] ? Math.round((1 - figures.after[key] / figures.before[key]) * 1000) / 10 : 0
          return <tr key={key}><th scope="row">{name}</th><td>{figures.before[key]}</td><td><b>{figures.after[key]}</b></td><td className="less" data-worse={less < 0 || undefined}><i style={{ width: `${Math.max(0, Math.min(100, less))}%` }} /><span>{less > 0 ? `−${less}%` : less < 0 ? `+${-less}%` : '—'}</span></td><td>{was ? <span className={was[key] === figures.after[key] ? 'same' : 'differs'}>{was[key]}{was[key] !== figures.after[key] && ` → ${figures.after[key]}`}</span> : t('新', 'new')}</td></tr>
        })}</tbody>
      </table>
      <p className="live-line">{t(`${figures.after.matters} 个事项；另有 ${figures.after.fetched} 项由数据共享取得。承诺 ${preview!.all!.limit} 个工作日，关键路径 ${preview!.all!.schedule.counted} 个，最多 ${preview!.all!.schedule.width} 个环节同时办。`, `${figures.after.matters} matters; ${figures.after.fetched} more fields are fetched. Promised ${preview!.all!.limit} working days, critical path ${preview!.all!.schedule.counted}; up to ${preview!.all!.schedule.width} steps at once.`)}</p>
      {tests.length > 0 && <button type="button" className={`live-tests ${wrong ? 'bad' : 'good'}`} onClick={() => onGo('/tests')}>{wrong ? t(`${tests.length} 个测试用例，${wrong} 个不符`, `${tests.length} tests, ${wrong} fail`) : t(`${tests.length} 个测试用例全部相符`, `All ${tests.length} tests hold`)}</button>}
      {mutants && mutants.tried > 0 && <button type="button" className={`live-tests ${mutants.unnoticed.length ? 'warn' : 'good'}`} onClick={() => setTab('remarks')}>{mutants.unnoticed.length ? t(`试改 ${mutants.tried} 处，${mutants.unnoticed.length} 处没有测试发现`, `${mutants.tried} changes tried, ${mutants.unnoticed.length} noticed by no test`) : t(`试改 ${mutants.tried} 处，每一处都有测试发现`, `${mutants.tried} changes tried, each noticed by a test`)}</button>}
      {preview!.plan && <LiveGraph schedule={preview!.all!.schedule} plan={preview!.plan} isSmall />}
    </>
  )
}

const LEVEL = { error: { zh: '必须改', en: 'must be mended', tone: 'red' }, warning: { zh: '建议改', en: 'should be looked at', tone: 'amber' }, note: { zh: '提示', en: 'to know', tone: 'grey' } } as const

/** Each remark leads to its place. */
function Remarks({ live: { preview, mutants }, onGo }: { live: Live; onGo: (at: string) => void }) {
  const { byKey } = useWords()
  const wrong = preview!.tests.flatMap((one, n) => (one.wrong.length ? [{ n, name: one.name }] : []))
  const { faults, lints } = preview!
  if (faults.length + lints.length + wrong.length === 0 && !mutants?.unnoticed.length) return <p className="all-well">{t('没有发现问题。', 'Nothing to remark.')}</p>
  return (
    <div className="remarks">
      {faults.length > 0 && <p className="hint">{t('填完这些才能试编，下面显示的是上一次的结果。', 'These have to be filled in before it compiles; what is shown is from before.')}</p>}
      <ul>
        {faults.map((f, n) => <li key={`f${n}`}><button type="button" onClick={() => onGo(`${f.kind}#${f.at}`)}><span className="tag tag-red">{t('没填对', 'not right')}</span><span>{placeName(f.at)}{t(f.zh, f.en)}</span></button></li>)}
        {wrong.map(({ n, name }) => <li key={`t${n}`}><button type="button" onClick={() => onGo(`/tests/${n}`)}><span className="tag tag-red">{t('测试不符', 'test fails')}</span><span>{name}</span></button></li>)}
        {lints.filter((l) => l.level === 'error').map((l, n) => <Lint key={n} lint={l} onGo={onGo} />)}
      </ul>
      {(['warning', 'note'] as const).flatMap((level) => [...new Set(lints.filter((l) => l.level === level).map((l) => l.name))].map((name) => <Several key={name} lints={lints.filter((l) => l.name === name && l.level === level)} onGo={onGo} />))}
      {mutants && mutants.unnoticed.length > 0 && <details><summary>{t(`${mutants.unnoticed.length} 处改动没有测试发现：改错了也没人知道，请补测试`, `${mutants.unnoticed.length} changes that no test notices: add tests`)}</summary><ul className="plain">{mutants.unnoticed.slice(0, 60).map((what) => <li key={what}>{mutantInWords(what, byKey)}</li>)}</ul></details>}
    </div>
  )
}
type OneLint = NonNullable<Live['preview']>['lints'][number]
const FEW = 4
const SEVERAL = (): Record<string, string> => ({ untested: t('个条件没有测试用例覆盖', 'conditions that no test covers'), needs_upload: t('份材料只能由申请人提交', 'documents that can only be uploaded'), asked_in_vain: t('项填了没有用到', 'fields that nothing uses') })

/** Many remarks of one kind are one line, until somebody wants them all. */
function Several({ lints, onGo }: { lints: readonly OneLint[]; onGo: (at: string) => void }) {
  const list = <ul>{lints.map((l, n) => <Lint key={n} lint={l} onGo={onGo} />)}</ul>
  const [first] = lints
  return lints.length <= FEW ? list : <details><summary><span className={`tag tag-${LEVEL[first!.level].tone}`}>{t(LEVEL[first!.level].zh, LEVEL[first!.level].en)}</span> {lints.length} {SEVERAL()[first!.name] ?? t('处同样的问题', 'of the same kind')}</summary>{list}</details>
}

function Lint({ lint, onGo }: { lint: OneLint; onGo: (at: string) => void }) {
  const { byKey, matterName } = useWords()
  const place = lint.at.split('/').map((part) => (byKey.has(part) ? nameOf(byKey.get(part)!) : matterName(part))).join(' › ')
  return <li><button type="button" onClick={() => onGo(lint.at)}><span className={`tag tag-${LEVEL[lint.level].tone}`}>{t(LEVEL[lint.level].zh, LEVEL[lint.level].en)}</span><span>{t(lint.zh, lint.en)}<small>{place}</small></span></button></li>
}

/** A changed rule is told as people say it. */
function mutantInWords(what: string, byKey: ReadonlyMap<string, Element>): string {
  const found = /^规则 (.+?) (?:取反|改为 (.+))$/.exec(what)
  if (!found) return what
  const rule = (json: string) => `“${inWords(JSON.parse(json) as Expr, byKey, currentSettings().language)}”`
  return found[2] ? t(`把${rule(found[1]!)}改成${rule(found[2])}`, `${rule(found[1]!)} made ${rule(found[2])}`) : t(`把${rule(found[1]!)}反过来`, `${rule(found[1]!)} turned round`)
}

const placeName = (at: string) => (at === '/' ? '' : `${at.split('/').filter(Boolean).join(' › ')}：`)

/** 合并后的表单, as the applicant would see it with these answers to the questions. */
function MergedForm({ plan }: { plan: Plan }) {
  const [given, setGiven] = useState<Answers>({})
  const path = useMemo(() => questionPath(plan, given), [plan, given])
  const found: Situation = useMemo(() => situationOf(plan, path.answers), [plan, path])
  const { fields } = found
  const fetched = fetchedIn(plan, fields, path.answers)
  const names = new Map(plan.members.map((m) => [m.matter, nameOf(m)]))
  return (
    <div className="merged">
      {path.questions.map(({ element, ask, askEn }) => <label key={element.key} className="design-field"><span>{t(ask ?? element.name, askEn ?? element.en)}</span><AnswerInput element={element} value={given[element.key]} onChange={(answer) => setGiven((was) => ({ ...was, [element.key]: answer }))} /></label>)}
      <p className="live-line">{path.isOver ? '' : t('先回答上面的问题。', 'Answer the questions above. ')}{t(`${found.matters.length} 个事项，${found.figures.after.fields} 项要填，${found.figures.after.fetched} 项自动取得，上传 ${found.figures.after.materials} 份，${found.schedule.days} 个工作日。`, `${found.matters.length} matters, ${found.figures.after.fields} fields, ${found.figures.after.fetched} fetched, ${found.figures.after.materials} uploads, ${found.schedule.days} working days.`)}</p>
      {plan.groups.filter((group) => fields.some((f) => f.element.group === group.key)).map((group) => (
        <fieldset key={group.key}><legend>{nameOf(group)}</legend>
          {fields.filter((f) => f.element.group === group.key).map((f) => <div key={f.element.key} className="merged-field" title={f.askedBy.map((by) => names.get(by.matter)).join('、')}><span>{nameOf(f.element)}{f.required !== false && <em aria-hidden="true">*</em>}</span>{fetched.has(f.element.key) ? <span className="tag tag-green">{t('自动取得', 'fetched')}</span> : <small>{f.askedBy.length > 1 ? t(`${f.askedBy.length} 个事项共用`, `for ${f.askedBy.length} matters`) : names.get(f.askedBy[0]!.matter)}</small>}</div>)}
        </fieldset>
      ))}
      {found.materials.length > 0 && <fieldset><legend>{t('材料', 'Documents')}</legend>{found.materials.map((one) => <div key={one.material.key} className="merged-field"><span>{nameOf(one.material)}</span><span className={`tag tag-${one.way.by === 'upload' ? 'amber' : 'green'}`}>{({ form: t('填表代替', 'form'), result: t('前序证照', 'result'), certificate: t('电子证照', 'certificate'), register: t('数据核验', 'register'), promise: t('承诺', 'promise'), upload: t('上传', 'upload') })[one.way.by]}</span></div>)}</fieldset>}
    </div>
  )
}
