import { dayOf } from '#kernel/calendar/day.ts'
import type { Words } from '#kernel/contract.ts'
import type { Db, Tx } from '#kernel/db/tables.ts'
import type { Definitions } from '#kernel/definitions/registry.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import type { Office } from '#kernel/office.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Plan } from '../rules/plan.ts'
import type { ApplicationTables } from './application.ts'
import type { OneThing } from './definitions/one-thing.ts'
import { compile, type Compiled } from './plan/compile.ts'
import { libraryOn } from './plan/library.ts'

/** A compiled one-thing with the hash of its plan, and the versions of the definitions that it was made of. */
export type Published = Compiled & { hash: string; versions: Record<string, number>; oneThing: OneThing }

const kept = new WeakMap<Definitions, Map<string, Published>>()
const byHash = new Map<string, Plan>()
/** Plans are small and few; open applications of several versions of every one-thing fit many times over. */
const MOST_KEPT = 500

/** The plan of a one-thing as of today. Compiled once for each state of the definitions that it is made of. */
export function planNow(office: Office, key: string): Published | undefined {
  const { definitions } = office
  const today = dayOf(office.now())
  if (definitions.versions(`one_thing:${key}`).length === 0) return undefined
  const oneThing = definitions.at<OneThing>(`one_thing:${key}`, today).body
  if (oneThing.effectiveFrom > today || (oneThing.effectiveTo && oneThing.effectiveTo < today)) return undefined
  const versions = versionsOf(definitions, oneThing, today)
  const plans = kept.get(definitions) ?? new Map<string, Published>()
  kept.set(definitions, plans)
  const name = `${key} ${today} ${JSON.stringify(versions)}`
  const known = plans.get(name)
  if (known) return known
  const compiled = compile(oneThing, libraryOn(definitions, today), today, office.calendar())
  // The day on which it was compiled is no part of what it says.
  const { asOf: _asOf, ...content } = compiled.plan
  const published = { ...compiled, hash: sm3(canonical(content)), versions, oneThing }
  if (plans.size > MOST_KEPT) plans.clear()
  plans.set(name, published)
  return published
}

export function requirePlan(office: Office, key: string): Published {
  const plan = planNow(office, key)
  if (!plan) refuse('no_such_one_thing', { zh: '没有这件“一件事”，或尚未生效，请从目录中选择', en: 'There is no such one-thing in force: please choose one from the list' })
  return plan
}

/** Keeps the plan that an application is made under. Content goes in once, under its own hash. */
export async function keepPlan(tx: Tx<ApplicationTables>, { hash, plan, versions }: Published, now: Date) {
  await tx.insertInto('approvals.plan').values({ hash, one_thing: plan.key, versions: JSON.stringify(versions), body: JSON.stringify(plan), made_at: now }).onConflict((c) => c.doNothing()).execute()
}

export async function planBy(db: Db<ApplicationTables> | Tx<ApplicationTables>, hash: string): Promise<Plan> {
  const known = byHash.get(hash)
  if (known) return known
  const row = await db.selectFrom('approvals.plan').select('body').where('hash', '=', hash).executeTakeFirstOrThrow()
  if (byHash.size > MOST_KEPT) byHash.clear()
  const plan = row.body as unknown as Plan
  byHash.set(hash, plan)
  return plan
}

export function matterName(plan: Plan, matter: string): Words {
  const { name, en } = plan.members.find((m) => m.matter === matter)!
  return { zh: name, en }
}

export function materialName(plan: Plan, material: string): Words {
  const { name, en } = plan.materials.find((m) => m.key === material)!
  return { zh: name, en }
}

function versionsOf(definitions: Definitions, oneThing: OneThing, today: string): Record<string, number> {
  const kinds = [`one_thing:${oneThing.key}`, ...oneThing.members.map((m) => `matter:${m.matter}`), ...['elements', 'materials', 'registers'].flatMap((family) => definitions.documentsOf(family)), 'units', 'calendar']
  return Object.fromEntries(kinds.filter((kind) => definitions.versions(kind).length).map((kind) => [kind, definitions.at(kind, today).version]))
}
