import type { AnyOpeningVerb, AnyVerb, CaseKind } from './case/verb.ts'
import { calendarOf, type CalendarDefinition } from './calendar/calendar.ts'
import type { Calendar } from './calendar/working-days.ts'
import type { ClockKind } from './clocks/clock-set.ts'
import { type Config, readConfig } from './config.ts'
import type { Database } from './db/open.ts'
import type { Db, Tx } from './db/tables.ts'
import { type DefinitionKind, Definitions } from './definitions/registry.ts'
import type { District } from './definitions/district.ts'
import { kernelDefinitions } from './definitions/kernel-definitions.ts'
import { takeNumbers } from './case/case-number.ts'
import type { Actor } from './identity/actor.ts'
import { Live } from './live.ts'
import type { Module } from './module.ts'
import { type Carriers, openCarriers } from './notices/carriers.ts'
import { type NoticeTemplate, noticesDefinition } from './notices/template.ts'
import type { Hearing } from './outbox.ts'
import type { AnyView } from './view.ts'

export type Log = Record<'info' | 'warn' | 'error', (facts: object, sentence: string) => void>

/** Everything that acts and views need, put together once. */
export type Office = {
  config: Config
  carriers: Carriers
  db: Database['db']
  engine: Database['engine']
  modules: readonly Module[]
  kinds: ReadonlyMap<string, CaseKind<any, any>>
  verbs: ReadonlyMap<string, AnyVerb>
  opens: ReadonlyMap<string, AnyOpeningVerb>
  views: ReadonlyMap<string, AnyView>
  clockKinds: ReadonlyMap<string, ClockKind>
  hearings: readonly Hearing[]
  notices: ReadonlyMap<string, NoticeTemplate>
  definitions: Definitions
  live: Live
  /** Until when the ledger is signed: nothing is written into that time any more, whatever the clock says. */
  signed: { until: Date | undefined }
  /** Recently asked sessions, by digest of their token. */
  sessions: Map<string, { actor: Actor; until: number }>
  now: () => Date
  log: Log
  nextNumber: (on: Date, through: Db | Tx) => Promise<string>
  /** Office hours and working days, from the definitions in force. */
  calendar: () => Calendar
}

export function openOffice(database: Database, modules: readonly Module[], given: { now?: () => Date; log?: Log; config?: Config } = {}): Office {
  const named = <T extends { name: string }>(of: (m: Module) => readonly T[] | undefined) => {
    const all = modules.flatMap((m) => of(m) ?? [])
    const map = new Map(all.map((one) => [one.name, one]))
    if (map.size !== all.length) throw new Error(`two things have one name among ${all.map((one) => one.name).join(', ')}`)
    return map
  }
  const definitions = new Definitions([...kernelDefinitions, noticesDefinition(modules.flatMap((m) => m.notices ?? [])) as unknown as DefinitionKind, ...modules.flatMap((m) => m.definitions ?? [])])
  let calendar: { key: string; value: Calendar } | undefined
  const now = given.now ?? (() => new Date())
  const config = given.config ?? readConfig({ NUANBAN_DEMO: '0' })

  return {
    config,
    carriers: openCarriers(config, now),
    db: database.db,
    engine: database.engine,
    modules,
    kinds: named((m) => m.kinds),
    verbs: named((m) => m.verbs),
    opens: named((m) => m.opens),
    views: named((m) => m.views),
    clockKinds: named((m) => m.clocks),
    hearings: modules.flatMap((m) => m.hearings ?? []),
    notices: named((m) => m.notices),
    definitions,
    live: new Live(),
    signed: { until: undefined },
    sessions: new Map(),
    now,
    log: given.log ?? { info: () => {}, warn: () => {}, error: () => {} },
    nextNumber: takeNumbers(),

    calendar() {
      const notices = definitions.newest<CalendarDefinition>('calendar')
      const district = definitions.newest<District>('district')
      if (!notices || !district) throw new Error('the district has no calendar yet')
      const key = `${notices.version}/${district.version}`
      if (calendar?.key !== key) {
        calendar = { key, value: calendarOf(notices.body, { closes: district.body.office_hours.at(-1)![1] }, `${notices.version}`) }
      }
      return calendar.value
    },
  }
}
