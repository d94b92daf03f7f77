import { dayOf } from '#kernel/calendar/day.ts'
import type { Clock } from '#kernel/clocks/clock-set.ts'
import { countInWords, dueInWords, momentInWords } from '#kernel/clocks/in-words.ts'
import type { Lang, Words } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { unitName } from '../catalogue.ts'
import { partyName } from '../outside-parties.ts'
import { factsOf, type RequestState } from '../request.ts'
import { stopOf } from './case-parts.ts'
import { statusWords } from './status-words.ts'

type Given = { office: Office; kase: CaseRow; clocks: readonly Clock[]; now: Date; lang: Lang }

const running = (clocks: readonly Clock[], name: string) => clocks.find((clock) => clock.name === name && !clock.doneAt)

/** The clock that the resident waits on: the answer once a unit has the case, the first call before. */
export const awaited = ({ kase, clocks }: Pick<Given, 'kase' | 'clocks'>): Clock | undefined =>
  kase.state === 'submitted' ? (running(clocks, 'conclude') ?? running(clocks, 'respond')) : running(clocks, 'conclude')

/** What the resident waits for, as the reckoning of the deadline says it. */
export const promised = (clock: Clock): Words => (clock.kind === 'respond' ? { zh: '联系您', en: 'responded to' } : { zh: '答复您', en: 'answered' })

/** Who has it and until when, in one sentence: 已派给香港中路街道办事处，最晚11月27日18:00前答复您。 */
export function statusOf(given: Given): string {
  const { office, kase, now, clocks, lang } = given
  const say = statusWords[lang]
  const unit = unitName(office, kase.unit_id, lang)
  const clock = awaited(given)
  const said = (at: Date) => momentInWords(at, lang, dayOf(now).slice(0, 4))
  const until = clock?.dueAt ? (clock.dueAt < now ? say.wasDue : say.until)(said(clock.dueAt), clock.kind === 'respond') : ''
  const supply = running(clocks, 'supply')?.dueAt
  const { outside: sentTo } = factsOf(kase)
  const reply = running(clocks, 'outside')?.dueAt
  const outside = sentTo && reply ? say.outside(partyName(office, sentTo.party, lang), said(reply)) : ''
  const sentences: Record<RequestState, () => string> = {
    submitted: () => say.submitted(until),
    declined: say.declined,
    dispatched: () => say.dispatched(unit, until),
    in_progress: () => say.in_progress(unit, until) + outside,
    awaiting_resident: () => say.awaiting_resident(supply ? said(supply) : null),
    objected: () => say.objected(until),
    awaiting_approval: () => say.awaiting_approval(unit, until),
    answered: () => say.answered(unit),
    concluded: () => say.concluded(factsOf(kase).rating),
    withdrawn: say.withdrawn,
    merged: say.merged,
  }
  return sentences[kase.state as RequestState]() + say.end
}

/** What waits for the resident; null where nothing does. */
export function needsYou(kase: CaseRow, can: readonly string[], lang: Lang): string | null {
  if (can.includes('requests.supply_info')) return statusWords[lang].supply
  if (kase.state === 'answered' && can.includes('requests.rate')) return statusWords[lang].rate
  return null
}

export const isLate = (given: Given): boolean => {
  const due = awaited(given)?.dueAt
  return !!due && due < given.now
}

/** Why it takes longer: over time, standing still, or extended; null while all goes as promised. */
export function whyLate(given: Given): string | null {
  const { office, kase, now, lang } = given
  const say = statusWords[lang]
  const clock = awaited(given)
  if (!clock) return null
  const stopped = stopOf(clock, lang)
  if (stopped) return say.stopped(stopped)
  const extensions = clock.span.extensions.map(({ count, unit }) => say.extended(countInWords(count, unit, lang))).join('').trim()
  if (!clock.dueAt || clock.dueAt >= now) return extensions || null
  const told = (factsOf(kase).escalated ?? 0) > 1 ? say.toldAbove : say.toldHead
  return `${say.late(unitName(office, clock.unit ?? kase.unit_id, lang), dueInWords(clock.dueAt, now, lang, office.calendar()), told)}${extensions}`.trim()
}
