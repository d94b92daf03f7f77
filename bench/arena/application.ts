import { caseIdAt } from '#kernel/case/case-id.ts'
import { openDatabase } from '#kernel/db/open.ts'
import { openOffice, type Office } from '#kernel/office.ts'
import { modules } from '#apps/server/compose.ts'
import type { Papers } from '#modules/approvals/contract.ts'
import type { Answers } from '#modules/approvals/rules/expr.ts'
import { ISSUE, type Node, PRE_REVIEW } from '#modules/approvals/rules/schedule.ts'
import { situationOf } from '#modules/approvals/rules/situation.ts'
import { requirePlan } from '#modules/approvals/server/plans.ts'
import { madeUp } from '#modules/approvals/server/registers/made-up.ts'

/** An application of the district's own content, filled in: what it sends, and every act of its life by unit, in an order that dependencies allow. */
export type Filled = { oneThing: string; plan: string; answers: Answers; materials: readonly string[]; acts: readonly Act[]; unit: { preReview: string; issue: string } }
export type Act = { verb: 'conclude_step' | 'decide'; unit: string; matter: string; step: string }

const ONE_THING = 'restaurant'
/** The first test of the definition with so many branches says which situation. */
const BRANCHES = 5

export async function withOffice<T>(url: string, run: (office: Office) => Promise<T>, watch?: (text: string, values: readonly unknown[]) => void): Promise<T> {
  const database = await openDatabase({ url, pool: 1, ...(watch ? { watch } : {}) })
  const office = openOffice(database, modules)
  await office.definitions.load(office.db)
  try {
    return await run(office)
  } finally {
    await database.close()
  }
}

export function fillIn(office: Office): Filled {
  const { plan, hash, oneThing } = requirePlan(office, ONE_THING)
  const given = oneThing.tests.map((test) => test.given as Answers).find((answers) => situationOf(plan, answers).matters.length >= BRANCHES)!
  const closed: Parameters<typeof situationOf>[2] = (_material, { by }) => by === 'certificate' || by === 'register' || by === 'promise'
  const { fields } = situationOf(plan, given, closed)
  const answers = { ...Object.fromEntries(fields.map(({ element }) => [element.key, madeUp(element.name, element, 'bench')])), ...given }
  const { materials, schedule } = situationOf(plan, answers, closed)
  return {
    oneThing: ONE_THING, plan: hash, answers, acts: actsOf(schedule.steps), unit: { preReview: plan.preReview.unit, issue: plan.issue.unit },
    materials: materials.filter((m) => m.way.by === 'upload').map((m) => m.material.key),
  }
}

/** Steps by when they can begin; a joint visit is one act of each unit. */
function actsOf(steps: readonly (Node & { start: number })[]): Act[] {
  const rank = (node: Node): number => Math.max(0, ...node.after.map((id) => 1 + rank(steps.find((s) => s.id === id)!)))
  return steps.filter((node) => node.id !== PRE_REVIEW && node.id !== ISSUE).toSorted((a, b) => rank(a) - rank(b)).flatMap((node) =>
    node.units.map((unit) => ({ verb: node.kind === 'decision' ? ('decide' as const) : ('conclude_step' as const), unit, matter: node.matters[0]!, step: node.id })))
}

/** What the applicant sends: one file serves for every paper. */
export function sent(filled: Filled, file: string) {
  const papers: Papers = { uploads: Object.fromEntries(filled.materials.map((key) => [key, [file]])), promises: [], later: [] }
  return { id: caseIdAt(new Date()), oneThing: filled.oneThing, plan: filled.plan, answers: filled.answers, papers }
}

export const bodyOf = ({ verb, matter, step }: Act) => (verb === 'decide' ? { matter, granted: true } : { matter, step, outcome: 'pass' as const, opinion: '经审查，符合要求。' })

/** A file of each resident's own that is there already: what is measured is the application, not the upload. */
export async function makeFiles(office: Office, owners: readonly string[]): Promise<Map<string, string>> {
  const files = owners.map((id) => ({ id: crypto.randomUUID(), owner: `resident:${id}` }))
  await office.db.insertInto('kernel.file').values(files.map((file) => ({ ...file, name: '平面图.png', size: 1000, received: 1000, kind: 'photo', mime: 'image/png', sha256: 'a'.repeat(64), state: 'ready', variants: '{}', made_at: office.now() }))).execute()
  return new Map(files.map(({ owner, id }) => [owner.slice('resident:'.length), id]))
}
