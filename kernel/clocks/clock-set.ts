import type { Calendar } from '../calendar/working-days.ts'
import type { Words } from '../contract.ts'
import { dueOf } from './due.ts'
import type { Extension, Limit, Span } from './limit.ts'
import { refuse } from '../refusal.ts'

/**
 * A kind of clock that a module runs. `alarms` are the moments at which somebody must be told or something must happen
 * by itself (yellow card, red card, each rung of the ladder); at each the verb named `ring` is done by the system.
 */
export type ClockKind = { name: string; purpose: Words; ring: string; alarms: (span: Span, dueAt: Date, calendar: Calendar) => Date[] }

/** A clock as it is kept; instants are ISO text, for it is also what the ledger records. */
export type ClockRow = {
  kind: string
  unit_id: string | null
  span: unknown
  due_at: string | null
  provisional: boolean
  calendar_version: string
  done_at: string | null
  level: number
  next_at: string | null
}

export type Clock = { name: string; kind: string; unit: string | null; span: Span; level: number; doneAt: Date | null; dueAt: Date | null }

/** The clocks of one case in the hands of one act. Nothing is written until the act is over. */
export class ClockSet {
  readonly #clocks = new Map<string, Clock>()
  readonly #changed = new Set<string>()
  readonly #now: Date
  readonly #calendar: Calendar
  readonly #kinds: ReadonlyMap<string, ClockKind>

  constructor(rows: readonly (ClockRow & { name: string })[], now: Date, calendar: Calendar, kinds: ReadonlyMap<string, ClockKind>) {
    this.#now = now
    this.#calendar = calendar
    this.#kinds = kinds
    for (const row of rows) this.#clocks.set(row.name, clockOf(row))
  }

  get(name: string): Clock | undefined {
    return this.#clocks.get(name)
  }

  all(): Clock[] {
    return [...this.#clocks.values()]
  }

  running(): Clock[] {
    return this.all().filter((clock) => !clock.doneAt)
  }

  /** Starts a clock, or starts it again: from now, or from when the law says that it has run. */
  start(name: string, given: { kind: string; limit: Limit; unit?: string | null; from?: Date }) {
    const span: Span = { limit: given.limit, started_at: given.from ?? this.#now, stops: [], extensions: [] }
    this.#keep({ name, kind: given.kind, unit: given.unit ?? null, span, level: 0, doneAt: null, dueAt: null })
  }

  /**
   * 停表: the time that somebody else takes is not the unit's time. `why` is what the resident reads. A clock that has
   * run out stays run out: a late question buys no time.
   */
  stop(name: string, why: string) {
    const clock = this.#running(name)
    if (!clock || openStop(clock) || this.#isLate(clock)) return
    this.#keep({ ...clock, span: { ...clock.span, stops: [...clock.span.stops, { from: this.#now, until: null, why }] } })
  }

  resume(name: string) {
    const clock = this.#running(name)
    if (!clock || !openStop(clock)) return
    const stops = clock.span.stops.map((stop) => (stop.until ? stop : { ...stop, until: this.#now }))
    this.#keep({ ...clock, span: { ...clock.span, stops } })
  }

  /** 延期. An extended clock warns again. */
  extend(name: string, extension: Omit<Extension, 'at'>) {
    const clock = this.#running(name)
    if (!clock) refuse('no_clock', { zh: '该时限已结束，无需延期', en: 'This time limit is over: there is nothing to extend' })
    if (this.#isLate(clock)) refuse('too_late', { zh: '时限已过，不能再延期；请尽快办理，并向诉求人说明原因', en: 'The limit has passed and cannot be extended: please finish soon and tell the resident why' })
    const extensions = [...clock.span.extensions, { ...extension, at: this.#now }]
    this.#keep({ ...clock, level: 0, span: { ...clock.span, extensions } })
  }

  /**
   * Reckons by the calendar as it is known now: what still runs, and what ended late. A clock that was late by days that
   * were only assumed, and is not any more, warns again.
   */
  reckonAgain() {
    for (const clock of this.#clocks.values()) {
      const isOver = clock.doneAt !== null
      if (isOver && !(clock.dueAt && clock.doneAt! > clock.dueAt)) continue
      const { due_at } = dueOf(clock.span, this.#calendar)
      this.#keep(!isOver && this.#isLate(clock) && due_at && due_at >= this.#now ? { ...clock, level: 0 } : clock)
    }
  }

  finish(name: string) {
    const clock = this.#running(name)
    if (clock) this.#keep({ ...clock, doneAt: this.#now })
  }

  finishAll() {
    for (const clock of this.running()) this.finish(clock.name)
  }

  /** Moves a clock to another unit without giving it a minute more. */
  handTo(name: string, unit: string) {
    const clock = this.#running(name)
    if (clock) this.#keep({ ...clock, unit })
  }

  /** Whether this alarm is due and not yet acted upon; what was read before the case was locked may be out of date. */
  isRinging(name: string, level: number): boolean {
    const clock = this.#running(name)
    if (!clock?.dueAt || clock.level !== level) return false
    const moment = this.#kinds.get(clock.kind)?.alarms(clock.span, clock.dueAt, this.#calendar)[level]
    return !!moment && moment <= this.#now
  }

  /** An alarm was acted upon: the next one is waited for. */
  rang(name: string) {
    const clock = this.#running(name)
    if (clock) this.#keep({ ...clock, level: clock.level + 1 })
  }

  /**
   * The nearest due moment of all that run; what a worklist is ordered by. A clock without alarms is a window (the days
   * in which a dispatch may be returned), and nobody is late when it closes.
   */
  nextDue(): Date | null {
    const dues = this.running().filter((clock) => this.#isDuty(clock)).flatMap((clock) => clock.dueAt ?? [])
    return dues.length ? new Date(Math.min(...dues.map(Number))) : null
  }

  changes(): Record<string, ClockRow> {
    return Object.fromEntries([...this.#changed].toSorted().map((name) => [name, this.#rowOf(this.#clocks.get(name)!)]))
  }

  #isDuty({ kind, span, dueAt }: Clock): boolean {
    return dueAt !== null && this.#kinds.get(kind)!.alarms(span, dueAt, this.#calendar).length > 0
  }

  #isLate(clock: Clock): boolean {
    return clock.dueAt !== null && clock.dueAt < this.#now
  }

  #running(name: string): Clock | undefined {
    const clock = this.#clocks.get(name)
    return clock && !clock.doneAt ? clock : undefined
  }

  #keep(clock: Clock) {
    this.#clocks.set(clock.name, { ...clock, dueAt: dueOf(clock.span, this.#calendar).due_at })
    this.#changed.add(clock.name)
  }

  #rowOf(clock: Clock): ClockRow {
    const { due_at, provisional } = dueOf(clock.span, this.#calendar)
    const kind = this.#kinds.get(clock.kind)
    if (!kind) throw new Error(`no module runs a clock of kind ${clock.kind}`)
    const next = due_at && !clock.doneAt ? kind.alarms(clock.span, due_at, this.#calendar)[clock.level] : undefined
    return {
      kind: clock.kind,
      unit_id: clock.unit,
      span: spanToJson(clock.span),
      due_at: due_at?.toISOString() ?? null,
      provisional,
      calendar_version: this.#calendar.version,
      done_at: clock.doneAt?.toISOString() ?? null,
      level: clock.level,
      next_at: next?.toISOString() ?? null,
    }
  }
}

const openStop = (clock: Clock) => clock.span.stops.some((stop) => !stop.until)

export function clockOf(row: ClockRow & { name: string }): Clock {
  return {
    name: row.name,
    kind: row.kind,
    unit: row.unit_id,
    span: spanFromJson(row.span),
    level: row.level,
    doneAt: row.done_at ? new Date(row.done_at) : null,
    dueAt: row.due_at ? new Date(row.due_at) : null,
  }
}

const spanToJson = (span: Span): unknown => JSON.parse(JSON.stringify(span))

/** Instants come out of jsonb as text. */
export function spanFromJson(json: unknown): Span {
  const span = json as { limit: Limit; started_at: string; stops: { from: string; until: string | null; why: string }[]; extensions: (Omit<Extension, 'at'> & { at: string })[] }
  return {
    limit: span.limit,
    started_at: new Date(span.started_at),
    stops: span.stops.map((stop) => ({ ...stop, from: new Date(stop.from), until: stop.until ? new Date(stop.until) : null })),
    extensions: span.extensions.map((extension) => ({ ...extension, at: new Date(extension.at) })),
  }
}
