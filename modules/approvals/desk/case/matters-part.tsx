import { CheckCircleFilled, ClockCircleOutlined, PauseCircleFilled } from '@ant-design/icons'
import { dueInShort, momentOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { Matter, Screen } from '../ask.ts'
import { BranchTag } from '../states.tsx'

const CHECKS = (): Record<string, string> => ({ due: t('承诺待核查', 'promise to be checked'), kept: t('承诺已履行', 'promise kept'), correcting: t('限期整改中', 'to be put right'), corrected: t('已整改', 'put right'), broken: t('已撤销', 'revoked') })

/** 各事项: one's own first. What is open, who has signed, what was said of the papers, what was decided. */
export function MattersPart({ kase }: { kase: Screen }) {
  const matters = [...kase.matters].toSorted((a, b) => Number(b.mine) - Number(a.mine))
  const given = matters.filter(({ opinion }) => opinion).length
  return (
    <Part title={kase.line.state === 'submitted' ? t(`各部门预审 · ${given}/${matters.length}`, `Pre-review · ${given} of ${matters.length}`) : t(`${matters.length} 个事项`, `${matters.length} matters`)} className="matters-part">
      <ul className="matters">{matters.map((matter) => <li key={matter.matter} data-mine={matter.mine || undefined} data-state={matter.state}><MatterLine matter={matter} inReview={['submitted', 'supplementing'].includes(kase.line.state)} /></li>)}</ul>
    </Part>
  )
}

function MatterLine({ matter, inReview }: { matter: Matter; inReview: boolean }) {
  const { open, opinion, decided } = matter
  return (
    <>
      <p className="matter-head">
        <b>{matter.name}</b>
        {inReview ? (opinion ? <span className={`tag tag-${opinion.complete ? 'green' : 'amber'}`}>{opinion.complete ? t('齐全', 'complete') : t('有缺项', 'lacking')}</span> : <span className="tag tag-grey">{t('未预审', 'not yet')}</span>) : <BranchTag state={matter.state} name={matter.stateName} />}
        {matter.check && <span className={`tag tag-${['kept', 'corrected'].includes(matter.check) ? 'green' : matter.check === 'due' ? 'plum' : 'red'}`}>{CHECKS()[matter.check]}</span>}
        {matter.dueAt && matter.state === 'working' && <span className={`matter-due${matter.late ? ' due-late' : ''}`} title={momentOf(matter.dueAt)}><ClockCircleOutlined aria-hidden /> {dueInShort(matter.dueAt)}</span>}
      </p>
      <div className="matter-unit"><span>{matter.unitName}{matter.result && <> · {t('办出', 'gives')} {matter.result}</>}</span><details className="matter-basis"><summary>{t('依据', 'Basis')}</summary><ul>{matter.basis.map((one) => <li key={one}>{one}</li>)}</ul></details></div>
      {matter.stop && <p className="matter-note"><PauseCircleFilled aria-hidden /> {t(`停表：${matter.stop}`, `Stands still: ${matter.stop}`)}</p>}
      {open.map((step) => (
        <p key={step.id} className="matter-open">{t('正在办：', 'Open: ')}<b>{step.name}</b>{step.units.length > 1 && !matter.mine && <small> {t(`已签 ${step.units.filter((unit) => unit.signed).length}/${step.units.length}`, `${step.units.filter((unit) => unit.signed).length} of ${step.units.length} signed`)}</small>}{step.units.length > 1 && matter.mine && <span className="signed">{step.units.map((unit) => <span key={unit.name} data-signed={unit.signed || undefined}>{unit.signed ? <CheckCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />} {unit.name}{unit.signed ? t(' 已签', ' signed') : t(' 待签', ' to sign')}</span>)}</span>}</p>
      ))}
      {opinion && (!opinion.complete || opinion.words) && <div className="matter-says">{opinion.missing.length > 0 && <ul>{opinion.missing.map((one) => <li key={one.what}><b>{one.name}</b>：{one.why}</li>)}</ul>}{opinion.words && <p>{opinion.words}</p>}<small>{opinion.by.who} {momentOf(opinion.by.at)}</small></div>}
      {matter.consult && <div className="matter-says"><p>{t('征求', 'Asked ')}<b>{matter.consult.unitName}</b>：{matter.consult.question}</p><p>{matter.consult.answer ?? t('尚未答复', 'not answered yet')}</p></div>}
      {decided && <div className="matter-says">{decided.on === 'promise' && <p>{t('按告知承诺作出决定', 'Decided on a promise')}</p>}{decided.on === 'spot' && <p>{t('首席代表当场决定', 'Decided on the spot')}</p>}{decided.reason && <p>{t('理由：', 'Reason: ')}{decided.reason}</p>}{decided.conditions && <p>{t('附带要求：', 'On condition: ')}{decided.conditions}</p>}<small>{decided.by.who} {momentOf(decided.by.at)}</small></div>}
    </>
  )
}
