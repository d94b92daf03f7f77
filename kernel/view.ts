import type { Static, TSchema } from 'typebox'
import type { Lang } from './contract.ts'
import type { Db } from './db/tables.ts'
import type { Actor } from './identity/actor.ts'
import type { Who } from './identity/who.ts'
import type { Office } from './office.ts'

/** A question that changes nothing: one GET route. Who may ask is in the head; what they may see is in the body. */
export type View<I extends TSchema = TSchema, O extends TSchema = TSchema, Tables = {}> = {
  name: `${string}.${string}`
  title: string
  input: I
  output: O
  may: readonly Who[]
  /** Seconds for which one answer serves everybody: it is asked as nobody, so it can hold nothing that only some may see. Only for questions of which there are few. */
  keeps?: number
  run: (the: { office: Office; db: Db<Tables>; actor: Actor; input: Static<I>; now: Date; lang: Lang }) => Promise<Static<O>>
}

export type AnyView = Omit<View<any, any, any>, 'run'> & { run: (the: any) => Promise<any> }

export function view<I extends TSchema, O extends TSchema, Tables = {}>(v: View<I, O, Tables>) {
  return v
}
