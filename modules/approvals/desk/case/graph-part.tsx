import { CheckCircleFilled, CloseCircleFilled, ClockCircleOutlined, MinusCircleOutlined, PlayCircleFilled } from '@ant-design/icons'
import type { CSSProperties } from 'react'
import { dateOf } from '#apps/desk/kit/moments.ts'
import { Part } from '#apps/desk/kit/part.tsx'
import { t } from '#apps/desk/kit/words.ts'
import type { GraphStep, Screen } from '../ask.ts'
import { lanesOf, spanOf } from './lanes.ts'

const SIGNS = { done: <CheckCircleFilled aria-hidden />, failed: <CloseCircleFilled aria-hidden />, open: <PlayCircleFilled aria-hidden />, waiting: <ClockCircleOutlined aria-hidden />, void: <MinusCircleOutlined aria-hidden /> }
const NAMES = () => ({ done: t('已完成', 'done'), failed: t('不通过', 'not passed'), open: t('办理中', 'under way'), waiting: t('等待前序', 'waits'), void: t('不再办理', 'void') })

/** 办理流程: lanes of departments along the working days, with what everybody waits for and where today is. */
export function GraphPart({ kase }: { kase: Screen }) {
  const lanes = lanesOf(kase.steps)
  const span = spanOf(lanes)
  const awaited = kase.steps.find((step) => step.awaited)
  // Before it is accepted only the pre-review is open, and what is missing is the applicant's.
  const names = kase.line.state === 'supplementing' ? { ...NAMES(), open: t('等申请人补正', 'waits for the applicant') } : NAMES()
  return (
    <Part title={t(`办理流程 · 全程 ${kase.days} 个工作日`, `Steps · ${kase.days} working days in all`)} className="graph-part">
      {awaited && !kase.line.closedAt && <p className="graph-awaited"><PlayCircleFilled aria-hidden /> {t('大家都在等：', 'Everybody waits for: ')}<b>{awaited.name}</b>（{awaited.units.filter((unit) => !awaited.signed.includes(unit)).join(t('、', ', '))}）</p>}
      {kase.line.state === 'supplementing' && <p className="graph-awaited"><ClockCircleOutlined aria-hidden /> {names.open}</p>}
      <div className="graph" tabIndex={0} role="group" aria-label={t('按部门和工作日排列的环节', 'Steps by department and working day')} style={{ '--span': span } as CSSProperties}>
        <ol className="graph-days" aria-hidden="true">{Array.from({ length: span }, (_, day) => <li key={day} data-today={day === kase.today || undefined}>{t(`第 ${day + 1} 天`, `day ${day + 1}`)}</li>)}</ol>
        {lanes.map((lane) => (
          <section key={lane.unit} className="lane" aria-label={lane.unit}>
            <h3>{lane.unit}</h3>
            <div className="lane-rows">
              {kase.today !== null && kase.today <= span && <i className="lane-today" style={{ '--at': kase.today } as CSSProperties} aria-hidden="true" />}
              {lane.rows.map((row) => (
                <ul key={row[0]!.step.id}>
                  {row.map(({ step, from, until }) => (
                    <li key={step.id} className="step" data-state={step.state} data-path={step.onPath || undefined} data-awaited={step.awaited || undefined} style={{ '--from': from, '--until': until } as CSSProperties} title={titleOf(step, names)}>
                      <span className="step-name">{SIGNS[step.state]} {step.name}</span>
                      <span className="step-says"><span className="unseen">{names[step.state]}{step.onPath ? t('，关键', ', critical') : ''}</span>{[...(step.units.length > 1 ? [t(`联合 ${step.signed.length}/${step.units.length}`, `joint ${step.signed.length}/${step.units.length}`)] : []), step.at && step.state === 'done' ? dateOf(step.at) : step.planned && step.state !== 'void' && step.state !== 'done' ? t(`${dateOf(step.planned)}前`, `by ${dateOf(step.planned)}`) : ''].filter(Boolean).join(' · ')}</span>
                    </li>
                  ))}
                </ul>
              ))}
            </div>
          </section>
        ))}
      </div>
      <p className="graph-key"><span className="key-path">{t('关键环节，晚一天全部晚一天', 'critical: a day late here is a day late for all')}</span><span className="key-today">{t('今天', 'today')}</span></p>
    </Part>
  )
}

function titleOf(step: GraphStep, names: Record<GraphStep['state'], string>): string {
  return [
    `${step.name}：${names[step.state]}`, step.matters.length < 4 ? step.matters.join(t('、', ', ')) : t(`${step.matters.length} 个事项`, `${step.matters.length} matters`), t(`${step.days} 个工作日`, `${step.days} working days`),
    step.slack > 0 ? t(`可以晚 ${step.slack} 天而不耽误全程`, `may be ${step.slack} days later without delaying the whole`) : t('关键环节', 'critical'), step.counted ? '' : t('不计入审批时限', 'does not count towards the limit'),
    step.units.length > 1 ? t(`已签：${step.signed.join('、') || '无'}`, `signed: ${step.signed.join(', ') || 'none'}`) : '',
  ].filter(Boolean).join('\n')
}
