import { dayOf } from '#kernel/calendar/day.ts'
import type { Clock } from '#kernel/clocks/clock-set.ts'
import { dueInWords, momentInWords } from '#kernel/clocks/in-words.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { unitName } from '../catalogue.ts'
import { factsOf, type RequestState } from '../request.ts'
import { SATISFACTION } from '../titles.ts'
import { stopOf } from './case-parts.ts'

type Given = { office: Office; kase: CaseRow; clocks: readonly Clock[]; now: Date }

const running = (clocks: readonly Clock[], name: string) => clocks.find((clock) => clock.name === name && !clock.doneAt)

/** The clock that the resident waits on: the answer once a unit has the case, the first call before. */
export const awaited = ({ kase, clocks }: Pick<Given, 'kase' | 'clocks'>): Clock | undefined =>
  kase.state === 'submitted' ? (running(clocks, 'conclude') ?? running(clocks, 'respond')) : running(clocks, 'conclude')

const promises = (clock: Clock | undefined) => (clock?.kind === 'respond' ? '联系您' : '答复您')

/** Who has it and until when, in one sentence: 已派给香港中路街道办事处，最晚11月27日18:00前答复您。 */
export function statusOf(given: Given): string {
  const { office, kase, now, clocks } = given
  const unit = unitName(office, kase.unit_id)
  const clock = awaited(given)
  const said = (at: Date) => momentInWords(at, 'zh', dayOf(now).slice(0, 4))
  const until = clock?.dueAt ? (clock.dueAt < now ? `，本应${said(clock.dueAt)}前${promises(clock)}` : `，最晚${said(clock.dueAt)}前${promises(clock)}`) : ''
  const supply = running(clocks, 'supply')?.dueAt
  const facts = factsOf(kase)
  const sentences: Record<RequestState, string> = {
    submitted: `已收到，工作人员正在受理${until}`,
    declined: '不予受理，原因和该找的部门见下方说明',
    dispatched: `已派给${unit}${until}`,
    in_progress: `${unit}正在办理${until}`,
    awaiting_resident: `等您补充说明${supply ? `，请在${said(supply)}前回复` : ''}，收到后继续办理`,
    objected: `正在核定由哪个单位办理${until}`,
    awaiting_approval: `${unit}已拟好答复，正在审核${until}`,
    answered: `${unit}已答复，请您评价`,
    concluded: `已办结${facts.rating ? `，${facts.rating.solved ? '已解决' : '未解决'}，${SATISFACTION[facts.rating.satisfaction]}` : ''}`,
    withdrawn: '您已撤回',
    merged: '与其他居民反映的同一件事一起办理，办好后单独答复您',
  }
  return `${sentences[kase.state as RequestState] ?? ''}。`
}

/** What waits for the resident; null where nothing does. */
export function needsYou(kase: CaseRow, can: readonly string[]): string | null {
  if (can.includes('requests.supply_info')) return '请补充说明'
  if (kase.state === 'answered' && can.includes('requests.rate')) return '请评价办理结果'
  return null
}

export const isLate = (given: Given): boolean => {
  const due = awaited(given)?.dueAt
  return !!due && due < given.now
}

/** Why it takes longer: over time, standing still, or extended; null while all goes as promised. */
export function whyLate(given: Given): string | null {
  const { office, kase, now } = given
  const clock = awaited(given)
  if (!clock) return null
  const stopped = stopOf(clock)
  if (stopped) return `计时暂停：${stopped}。`
  const extensions = clock.span.extensions.map(({ count, why }) => `经批准延期${count}个工作日：${why}。`).join('')
  if (!clock.dueAt || clock.dueAt >= now) return extensions || null
  const told = (factsOf(kase).escalated ?? 0) > 1 ? '已报上级督办' : '已提醒该单位负责人'
  return `${unitName(office, clock.unit ?? kase.unit_id)}${dueInWords(clock.dueAt, now, 'zh', office.calendar())}，${told}。${extensions}`
}
