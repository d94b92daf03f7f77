import type { Calendar } from '#kernel/calendar/working-days.ts'
import type { Day } from '#kernel/calendar/day.ts'
import type { Words } from '#kernel/contract.ts'
import type { Plan } from '../../rules/plan.ts'
import type { Situation } from '../../rules/situation.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Library } from './library.ts'

/** Something about a definition that an official should know. An `error` keeps it from being published. */
export type Lint = { name: string; level: 'error' | 'warning' | 'note'; at: string; says: Words }

/** What lints look at. `circle`: steps that wait for each other. `situations`: what its own tests name, in their order; none where there is a circle. */
export type Linted = { oneThing: OneThing; library: Library; plan: Plan; asOf: Day; calendar: Calendar; circle: readonly string[] | undefined; situations: readonly Situation[] }

export const error = (name: string, at: string, zh: string, en: string): Lint => ({ name, level: 'error', at, says: { zh, en } })
export const warning = (name: string, at: string, zh: string, en: string): Lint => ({ name, level: 'warning', at, says: { zh, en } })
export const note = (name: string, at: string, zh: string, en: string): Lint => ({ name, level: 'note', at, says: { zh, en } })
