import type { Static, TSchema } from 'typebox'
import type { Day } from '../calendar/calendar.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { Clock, ClockSet } from '../clocks/clock-set.ts'
import type { Words } from '../contract.ts'
import type { CaseRow, Tx } from '../db/tables.ts'
import type { Actor } from '../identity/actor.ts'
import type { Who } from '../identity/who.ts'
import type { Office } from '../office.ts'
import type { Outgoing } from '../outbox.ts'
import type { Refused } from '../refusal.ts'

/** A kind of case: its name, the states it can be in, and who may see it. `Tables` names the tables its module owns. */
export type CaseKind<State extends string = string, Tables = {}> = {
  name: string
  states: readonly State[]
  closed: readonly State[]
  sees: readonly Who[]
  /** Whether everybody may see this file of it: the copies made for others, and never the original. Absent: nobody but who sees the case. */
  showsAll?: (kase: CaseRow, file: string) => boolean
  owns?: Tables
}

/** Columns that a verb may set; the rest follows from state, clocks and events. */
export type Settable = Partial<Omit<CaseRow, 'id' | 'number' | 'kind' | 'state' | 'version' | 'head' | 'opened_at' | 'closed_at' | 'due_at'>>

/** What opening needs beyond what may be left out. */
export type Opening = Settable & Pick<CaseRow, 'unit_id' | 'units' | 'summary'>

/**
 * What a verb's body answers. `says` goes on the ledger in the open; `seals` goes there under seal, because it holds
 * words or data of a person and may have to be erased one day.
 */
export type Outcome<State extends string> = { becomes?: NoInfer<State>; set?: Settable; says?: object; seals?: object }

export type Acting<Input, Tables> = {
  office: Office
  tx: Tx<Tables>
  actor: Actor
  input: Input
  now: Date
  today: Day
  calendar: Calendar
  clocks: ClockSet
  /** Leaves with the transaction: it is delivered if, and only if, the act is committed. */
  publish: (message: Outgoing) => void
  /** Shows files to those in `audience`: `applicant` is everybody who sees the case, `handler` is staff. */
  attach: (fileIds: readonly string[], audience: 'applicant' | 'handler', label?: string) => Promise<void>
}

/** What `when` may look at beside the case itself. */
export type Meanwhile = { office: Office; clocks: { get: (name: string) => Clock | undefined }; now: Date }

/** What only an act on a case that is there already has. */
export type OnCase = {
  kase: CaseRow
  /** Lets everybody who sees the case see the files that an earlier act showed to staff alone. */
  show: (seq: number) => Promise<void>
}

/** What only the act that opens a case has. */
export type OnOpening = {
  id: string
  number: string
  /** Shows what an act on another case showed, to the same people. */
  attachAsIn: (act: { caseId: string; seq: number }) => Promise<void>
}

/**
 * Something that can be done to a case. The head is data: routes, buttons, the permission table, the audit trail and
 * the API page are read from it. The body does the work. Nothing else in the program may change a case.
 */
export type Verb<S extends TSchema = TSchema, State extends string = string, Tables = {}> = {
  name: `${string}.${string}`
  title: Words
  on: CaseKind<State, Tables>
  from: readonly NoInfer<State>[]
  input: S
  may: readonly Who[]
  /** Whether the button makes sense now; a narrower question than `from`, answered from the case and its clocks. A refusal says why not. */
  when?: (kase: CaseRow, meanwhile: Meanwhile) => boolean | Refused
  run: (the: Acting<Static<S>, Tables> & OnCase) => Promise<Outcome<State>> | Outcome<State>
}

/**
 * The verb that opens a case. The input's `id` is made by the client, so that sending twice opens one case. `openedAt` and
 * `closedAt` are for what happened elsewhere before it came to us.
 */
export type OpeningVerb<S extends TSchema = TSchema, State extends string = string, Tables = {}> = {
  name: `${string}.${string}`
  title: Words
  opens: CaseKind<State, Tables>
  /** Where it is opened out of a case that there is: that one's states. Its button stands among that one's own. */
  from?: readonly NoInfer<State>[]
  input: S
  may: readonly Who[]
  run: (the: Acting<Static<S>, Tables> & OnOpening) => Promise<Omit<Outcome<State>, 'set'> & { becomes: NoInfer<State>; set: Opening; openedAt?: Date; closedAt?: Date }>
}

export type AnyVerb = Omit<Verb<TSchema, any, any>, 'run'> & { run: (the: any) => Promise<Outcome<string>> | Outcome<string> }
export type AnyOpeningVerb = Omit<OpeningVerb<TSchema, any, any>, 'run'> & { run: (the: any) => Promise<Outcome<string> & { becomes: string; set: Opening; openedAt?: Date; closedAt?: Date }> }

export function verb<S extends TSchema, State extends string, Tables>(v: Verb<S, State, Tables>) {
  return v
}

export function openingVerb<S extends TSchema, State extends string, Tables>(v: OpeningVerb<S, State, Tables>) {
  return v
}
