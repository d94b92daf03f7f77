import { dayOf } from '#kernel/calendar/day.ts'
import type { Words } from '#kernel/contract.ts'
import type { Db } from '#kernel/db/tables.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import { Refused } from '#kernel/refusal.ts'
import type { Answers } from '../../rules/expr.ts'
import { sourceIn } from '../../rules/fetched.ts'
import type { Plan } from '../../rules/plan.ts'
import { type Closed, situationOf } from '../../rules/situation.ts'
import { type Library, libraryOn } from '../plan/library.ts'
import { type Fetched, fetchedValues } from './fetched-values.ts'
import { isTheirs, lookUp, type LookupTables, type Outcome } from './look-up.ts'
import { afterFailure } from './say-failure.ts'

type Register = Library['registers'] extends ReadonlyMap<string, infer R> ? R : never

/** What a register could fill in here: said before consent is asked for. `ready`: it is known about whom or what to ask. */
export type Offer = { register: Register; purpose: string; fields: readonly string[]; materials: readonly string[]; ready: boolean }

/** What a register could not do here, and what to do instead. `again`: it may well work later. */
export type Failure = { register: string; outcome: Outcome; fields: readonly string[]; materials: readonly string[]; says: Words; again: boolean }

export type Filled = {
  values: Fetched['fetched']
  /** Materials that need no upload, each with the look-up that shows it. */
  materials: Readonly<Record<string, string>>
  failures: readonly Failure[]
  offers: readonly Offer[]
}

type Given = { caseId: string; actor: Actor; plan: Plan; answers: Answers; consents: Readonly<Record<string, Date>> }

/** 免填免交: asks all registers at once that the person consented to and whose key is known, for what this situation needs and no more. */
export async function fillFromRegisters(office: Office, { caseId, actor, plan, answers, consents }: Given): Promise<Filled> {
  await isTheirs(office.db as unknown as Db<LookupTables>, caseId, actor)
  const { registers } = libraryOn(office.definitions, dayOf(office.now()))
  const asked = new Map<string, Set<string>>()
  const failed = new Map<string, Outcome | Refused>()

  for (;;) {
    const got = await fetchedValues(office.db, { caseId, plan, answers })
    const known = got.answers
    const wanted = wantedOf(plan, known, registers, (register, what) => asked.get(register)?.has(what) === true && !got.lookups.has(`${register}/${what}`))
    const now = wanted.filter(({ register: { key, by }, whats }) => consents[key] && (by === 'account' || isKnown(known[by])) && !failed.has(key) && whats.some((what) => !asked.get(key)?.has(what)))
    if (now.length === 0) return filled(got, wanted, known, failed, asked, plan)
    await Promise.all(now.map(async ({ register: { key, by }, whats }) => {
      const what = whats.filter((one) => !asked.get(key)?.has(one))
      asked.set(key, new Set([...(asked.get(key) ?? []), ...what]))
      try {
        const { outcome } = await lookUp(office, { caseId, actor, register: key, value: by === 'account' ? 'account' : String(known[by]), what, purpose: purposeOf(plan), consentAt: consents[key]! })
        if (outcome !== 'found') failed.set(key, outcome)
      } catch (error) {
        // An expected "no" closes this register; the others go on. A case of somebody else's closes them all.
        if (!(error instanceof Refused) || error.code === 'not_found') throw error
        failed.set(key, error)
      }
    }))
  }
}

type Wanted = { register: Register; whats: readonly string[]; fields: readonly { key: string; name: string; what: string }[]; materials: readonly { key: string; name: string; what: string }[] }

/** By register: the fields that are shown in this situation and the materials that nothing simpler satisfies. */
function wantedOf(plan: Plan, known: Answers, registers: Library['registers'], askedInVain: (register: string, what: string) => boolean): Wanted[] {
  const closed = (inVain: boolean): Closed => (_material, way) => way.by === 'certificate' || way.by === 'promise' || (inVain && way.by === 'register' && askedInVain(way.register, way.what))
  const { fields } = situationOf(plan, known)
  // A material whose register had nothing keeps its failure, and its next register is asked, so both views of the situation count.
  const materials = [closed(false), closed(true)].flatMap((one) => situationOf(plan, known, one).materials)
  const ways = new Map(materials.flatMap(({ material, way }) => (way.by === 'register' ? [[`${material.key}/${way.register}`, { key: material.key, name: material.name, register: way.register, what: way.what }] as const] : [])))
  return [...registers.values()].flatMap((register) => {
    const own = fields.flatMap(({ element }) => {
      const source = sourceIn(element, known)
      return source?.register === register.key ? [{ key: element.key, name: element.name, what: source.field }] : []
    })
    const proofs = [...ways.values()].filter((way) => way.register === register.key)
    const whats = [...new Set([...own, ...proofs].map((one) => one.what))]
    // Whoever has no licence yet is not asked for its number, and the register of enterprises has nothing to say.
    const hasKey = register.by === 'account' || [...fields, ...plan.questions].some((f) => f.element.key === register.by)
    return whats.length && hasKey ? [{ register, whats, fields: own, materials: proofs }] : []
  })
}

function filled(got: Fetched, wanted: readonly Wanted[], known: Answers, failed: ReadonlyMap<string, Outcome | Refused>, asked: ReadonlyMap<string, Set<string>>, plan: Plan): Filled {
  const materials = Object.fromEntries(wanted.flatMap(({ register, materials: own }) => own.flatMap(({ key, what }) => {
    const lookup = got.lookups.get(`${register.key}/${what}`)
    return lookup ? [[key, lookup] as const] : []
  })))
  const failures = wanted.filter(({ register }) => asked.has(register.key)).flatMap(({ register, ...own }): Failure[] => {
    const missing = { fields: own.fields.filter((f) => !got.fetched[f.key]).map((f) => f.key), materials: own.materials.filter((m) => !materials[m.key]).map((m) => m.key) }
    if (missing.fields.length + missing.materials.length === 0) return []
    return [{ register: register.key, ...missing, ...afterFailure(register, failed.get(register.key) ?? 'found', missing) }]
  })
  const offers = wanted.map(({ register, ...own }) => ({ register, purpose: purposeOf(plan), fields: own.fields.map((f) => f.name), materials: own.materials.map((m) => m.name), ready: register.by === 'account' || isKnown(known[register.by]) }))
  return { values: got.fetched, materials, failures, offers }
}

/** As it stands in the evidence and as the other department is told. */
const purposeOf = (plan: Plan) => `办理“${plan.name}”`
const isKnown = (answer: unknown) => answer !== undefined && answer !== ''
