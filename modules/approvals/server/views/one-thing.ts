import { dayOf } from '#kernel/calendar/day.ts'
import type { Lang } from '#kernel/contract.ts'
import { nameIn, type Units } from '#kernel/definitions/district.ts'
import { anyone } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { notFound } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { residentViews } from '../../contract.ts'
import type { Plan } from '../../rules/plan.ts'
import { whole } from '../../rules/situation.ts'
import type { ApplicationTables } from '../application.ts'
import { libraryOn } from '../plan/library.ts'
import { planBy, requirePlan } from '../plans.ts'
import type { Db } from '#kernel/db/tables.ts'

/** A one-thing with its compiled plan: the phone evaluates it as the office does, and asks nobody while somebody fills it in. */
export const oneThing = view({
  name: 'approvals.one_thing',
  title: '一件事',
  ...residentViews.one_thing,
  may: [anyone],

  async run({ office, db, input, lang }) {
    const published = requirePlan(office, input.key)
    const plan = !input.plan || input.plan === published.hash ? published.plan : await earlier(db as unknown as Db<ApplicationTables>, input.key, input.plan)
    const { before, after } = (published.all ?? whole(plan)).figures
    return { hash: input.plan ?? published.hash, plan, before, after, basis: published.oneThing.basis, units: unitNames(office, plan, lang), registers: registersOf(office, plan, lang) }
  },
})

async function earlier(db: Db<ApplicationTables>, key: string, hash: string): Promise<Plan> {
  const kept = await db.selectFrom('approvals.plan').select('hash').where('hash', '=', hash).where('one_thing', '=', key).executeTakeFirst()
  return kept ? planBy(db, hash) : notFound()
}

/** Names of the departments that the plan speaks of. */
function unitNames(office: Office, plan: Plan, lang: Lang): Record<string, string> {
  const ids = new Set([plan.preReview.unit, plan.issue.unit, ...plan.members.flatMap((m) => [m.authority, ...m.steps.map((s) => s.unit), ...(m.promise ? [m.promise.check.unit] : [])])])
  const units = office.definitions.newest<Units>('units')?.body ?? []
  return Object.fromEntries(units.filter((unit) => ids.has(unit.id)).map((unit) => [unit.id, nameIn(unit, lang)]))
}

function registersOf(office: Office, plan: Plan, lang: Lang) {
  const named = new Set([...plan.fields.flatMap((f) => f.element.source?.register ?? []), ...plan.materials.flatMap((m) => m.ways.flatMap((w) => (w.by === 'register' ? [w.register] : [])))])
  const { registers } = libraryOn(office.definitions, dayOf(office.now()))
  return Object.fromEntries([...registers.values()].filter((r) => named.has(r.key)).map((r) => [r.key, { name: nameIn(r, lang), owner: lang === 'zh' ? r.owner : r.ownerEn }]))
}
