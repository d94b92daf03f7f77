import type { HistoryEvent } from '#kernel/case/events-of.ts'
import type { Files } from '#kernel/case/files-of.ts'
import type { Lang } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { Static } from 'typebox'
import type { deskViews } from '../../contract.ts'
import type { Plan } from '../../rules/plan.ts'
import type { Application, ApplicationFacts } from '../application.ts'
import type { Fetched } from '../registers/fetched-values.ts'
import type { LookupView } from '../registers/lookups-of.ts'
import type { KeptClock } from './own-application.ts'

/** What the parts of the desk's screen are made from, read once. */
export type Given = {
  office: Office; actor: Actor; kase: CaseRow; facts: ApplicationFacts; plan: Plan; made: Application; clocks: readonly KeptClock[]
  events: readonly HistoryEvent[]; files: Files; lookups: readonly LookupView[]; fetched: Fetched; who: (actor: string) => string | null; now: Date; lang: Lang
}

export type DeskScreen = Static<typeof deskViews.application.output>

export const unitsOf = (actor: Actor): readonly string[] => (actor.is === 'staff' ? actor.units : [])
