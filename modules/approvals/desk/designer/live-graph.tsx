import { nameOf, t } from '#apps/desk/kit/words.ts'
import type { Plan } from '../../rules/plan.ts'
import type { Schedule, Scheduled } from '../../rules/schedule.ts'
import { useWords } from './ask.ts'

const [ROW, LEFT, TOP, LEAST] = [26, 100, 22, 10]

/** 流程与关键路径 over working days: each step where it stands in time, what it waits for, and the way that everybody waits for. */
export function LiveGraph({ schedule, plan, isSmall }: { schedule: Schedule; plan: Plan; isSmall?: boolean }) {
  const { unitName } = useWords()
  const steps = schedule.steps.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const path = new Set(schedule.path)
  const day = Math.max(16, Math.min(60, (isSmall ? 140 : 150) / Math.max(1, schedule.days)))
  const width = LEFT + schedule.days * day + 110
  const y = new Map(steps.map((step, n) => [step.id, TOP + n * ROW]))
  const end = (step: Scheduled) => LEFT + Math.max(step.end * day, step.start * day + LEAST)
  const every = schedule.days > 30 ? 10 : schedule.days > 12 ? 5 : 1
  const byId = new Map(steps.map((s) => [s.id, s]))
  const matterOf = (step: Scheduled) => (step.kind === 'pre_review' || step.kind === 'issue' ? '' : step.matters.length > 1 ? t(`${step.matters.length} 个事项一起`, `${step.matters.length} together`) : nameOf(plan.members.find((m) => m.matter === step.matters[0])!))
  return (
    <figure className="graph">
      <figcaption>{t(`全程 ${schedule.days} 个工作日`, `${schedule.days} working days`)}<span className="graph-key"><i data-on-path /> {t('大家都等的环节', 'critical path')} <i /> {t('可以宽延', 'has slack')}</span></figcaption>
      <div className="graph-scroll">
        <svg width={width} height={TOP + steps.length * ROW + 8} role="img" aria-label={t(`关键路径：${schedule.path.map((id) => byId.get(id)!.name).join('、')}`, `Critical path: ${schedule.path.join(', ')}`)}>
          {Array.from({ length: Math.floor(schedule.days / every) + 1 }, (_, n) => n * every).map((n) => <g key={n}><line x1={LEFT + n * day} x2={LEFT + n * day} y1={TOP - 6} y2={TOP + steps.length * ROW} className="graph-day" /><text x={LEFT + n * day} y={12} className="graph-tick">{n}</text></g>)}
          {steps.flatMap((step) => step.after.map((before) => {
            const [x1, y1, x2, y2] = [end(byId.get(before)!), y.get(before)! + ROW / 2 - 3, LEFT + step.start * day, y.get(step.id)! + ROW / 2 - 3]
            return <path key={`${before} ${step.id}`} d={`M${x1 - 3} ${y1} V${y2} H${Math.max(x2, x1 - 2)}`} className="graph-wait" data-on-path={(path.has(before) && path.has(step.id)) || undefined} />
          }))}
          {steps.map((step) => (
            <g key={step.id}>
              <title>{`${matterOf(step)} ${nameOf(step)}\n${step.units.map(unitName).join('、')}\n${step.days} ${t('个工作日', 'working days')}${step.slack ? t(`，可宽延 ${step.slack}`, `, slack ${step.slack}`) : ''}`}</title>
              <text x={LEFT - 6} y={y.get(step.id)! + 15} className="graph-matter">{cut(matterOf(step), 8)}</text>
              <rect x={LEFT + step.start * day} y={y.get(step.id)! + 3} width={Math.max(LEAST, (step.end - step.start) * day)} height={ROW - 10} rx={4} className="graph-step" data-on-path={path.has(step.id) || undefined} data-outside={!step.counted || undefined} />
              <text x={end(step) + 5} y={y.get(step.id)! + 15} className="graph-name">{nameOf(step)}{step.days > 0 && ` ${step.days}`}</text>
            </g>
          ))}
        </svg>
      </div>
    </figure>
  )
}

const cut = (text: string, most: number) => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text)
