import { Value } from 'typebox/value'
import type { Static, TSchema } from 'typebox'
import type { Db, Tx } from '../db/tables.ts'
import type { Day } from '../calendar/calendar.ts'
import { canonical, sm3 } from '../ledger/canonical.ts'
import { refuse, refuseInput } from '../refusal.ts'

/** A fault, with its place in the body where one can be named. */
export type Fault = string | { at: string; message: string }

/**
 * A kind of content: its schema, and what must hold beyond the schema (`also` answers with a complaint a fault). A kind may
 * have many documents, each with versions of its own: `matter:food-permit` is one of the kind `matter`.
 */
export type DefinitionKind<S extends TSchema = TSchema> = {
  name: string
  schema: S
  also?: (body: Static<S>, others: <T>(kind: string) => T, here: Here) => Fault[]
}

/** Under what name a body stands, and which documents a kind has. */
export type Here = { kind: string; documentsOf: (family: string) => string[] }

const familyOf = (kind: string) => kind.split(':')[0]!

/** What stands twice where each should stand once. */
export const doubles = (values: readonly string[]) => values.filter((value, n) => values.indexOf(value) !== n)

export type Published<T = unknown> = { kind: string; version: number; hash: string; effectiveFrom: Day; why: string; by: string; body: T }

/** All published definitions, in memory; what is published is never changed, only followed by a later version. */
export class Definitions {
  readonly #kinds = new Map<string, DefinitionKind>()
  #published = new Map<string, Published[]>()

  constructor(kinds: readonly DefinitionKind[]) {
    for (const kind of kinds) this.#kinds.set(kind.name, kind)
  }

  async load(db: Db | Tx) {
    const rows = await db.selectFrom('kernel.definition').selectAll().orderBy('version').execute()
    const published = new Map<string, Published[]>()
    for (const row of rows) {
      const one = { kind: row.kind, version: row.version, hash: row.hash, effectiveFrom: row.effective_from, why: row.why, by: row.published_by, body: row.body }
      published.set(row.kind, [...(published.get(row.kind) ?? []), one])
    }
    this.#published = published
  }

  /** Another process may have published meanwhile; rows are only ever added. */
  async refresh(db: Db) {
    const { n } = await db.selectFrom('kernel.definition').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    if (Number(n) !== [...this.#published.values()].flat().length) await this.load(db)
  }

  versions<T>(kind: string): readonly Published<T>[] {
    return (this.#published.get(kind) ?? []) as Published<T>[]
  }

  /** What is in force on a day: the latest that has taken effect, or the first there is for days before all. */
  at<T>(kind: string, day: Day): Published<T> {
    const versions = this.versions<T>(kind)
    const inForce = versions.filter((v) => v.effectiveFrom <= day).at(-1) ?? versions[0]
    if (!inForce) throw new Error(`no definition of kind ${kind} is published`)
    return inForce
  }

  version<T>(kind: string, version: number): Published<T> {
    const found = this.versions<T>(kind).find((v) => v.version === version)
    if (!found) throw new Error(`definition ${kind} version ${version} is not published`)
    return found
  }

  /** The documents of a kind that has many, as `matter:food-permit`. */
  documentsOf(family: string): string[] {
    return [...this.#published.keys()].filter((kind) => kind.startsWith(`${family}:`)).toSorted()
  }

  newest<T>(kind: string): Published<T> | undefined {
    return this.versions<T>(kind).at(-1)
  }

  /** Every fault of a body, each with its place in it. */
  faults(kind: string, body: unknown): { at: string; message: string }[] {
    const definition = this.#kinds.get(familyOf(kind))
    if (!definition) return [{ at: '/', message: `there is no kind of definition named ${kind}` }]
    const errors = [...Value.Errors(definition.schema, body)].map((e) => ({ at: e.instancePath || '/', message: e.message }))
    if (errors.length) return errors
    const others = <T>(other: string) => this.newest<T>(other)?.body as T
    return (definition.also?.(body as never, others, this.#here(kind)) ?? []).map((fault) => (typeof fault === 'string' ? { at: '/', message: fault } : fault))
  }

  /** What other definitions would say wrongly once this one has this body, as a rule that names what is not there any more. */
  faultsElsewhere(kind: string, body: unknown): { kind: string; message: string }[] {
    const others = <T>(other: string) => (other === kind ? body : this.newest(other)?.body) as T
    return [...this.#published.keys()].filter((name) => name !== kind).flatMap((name) => {
      const { also } = this.#kinds.get(familyOf(name)) ?? {}
      const faults = also?.(this.newest(name)!.body as never, others, this.#here(name)) ?? []
      return faults.map((fault) => ({ kind: name, message: typeof fault === 'string' ? fault : fault.message }))
    })
  }

  #here(kind: string): Here {
    return { kind, documentsOf: (family) => this.documentsOf(family) }
  }

  /** A copy in which this draft is the newest version: what a preview, a dry run and a check of a folder look at. */
  supposing(kind: string, body: unknown, effectiveFrom: Day): Definitions {
    const copy = new Definitions([...this.#kinds.values()])
    const draft = { kind, version: (this.newest(kind)?.version ?? 0) + 1, hash: sm3(canonical(body)), effectiveFrom, why: '', by: 'draft', body }
    copy.#published = new Map(this.#published).set(kind, [...this.versions(kind), draft])
    return copy
  }

  has(kind: string, body: unknown): boolean {
    const hash = sm3(canonical(body))
    return this.versions(kind).some((v) => v.hash === hash)
  }

  /** Publishes a new version. It binds from `effectiveFrom` on; open cases keep what they are pinned to. */
  async publish(tx: Tx | Db, given: { kind: string; body: unknown; effectiveFrom: Day; why: string; by: string; now: Date }): Promise<number> {
    const faults = this.faults(given.kind, given.body)
    if (faults.length) refuseInput({ zh: `定义有误：${faults.slice(0, 5).map((f) => `${f.at} ${f.message}`).join(';')}`, en: `The definition is faulty: ${faults.slice(0, 5).map((f) => `${f.at} ${f.message}`).join('; ')}` }, faults)
    if (this.newest(given.kind)?.hash === sm3(canonical(given.body))) refuse('no_change', { zh: '内容与现行版本相同，没有可发布的变更', en: 'This equals the version in force: there is nothing to publish' })
    const version = (this.newest(given.kind)?.version ?? 0) + 1
    await tx.insertInto('kernel.definition').values({
      kind: given.kind, version, hash: sm3(canonical(given.body)), effective_from: given.effectiveFrom,
      body: JSON.stringify(given.body), why: given.why, published_by: given.by, published_at: given.now,
    }).execute()
    return version
  }
}

