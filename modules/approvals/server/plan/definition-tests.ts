import { type Answers, evaluate } from '../../rules/expr.ts'
import { mayBeOnTheSpot } from '../../rules/on-the-spot.ts'
import type { Plan } from '../../rules/plan.ts'
import { type Situation, situationOf } from '../../rules/situation.ts'
import type { DefinitionTest } from '../definitions/one-thing.ts'

type Expected = DefinitionTest['expect']

/** What a test of a definition said, and what came out: nothing in `wrong` when it holds. */
export type Tested = { name: string; wrong: { what: string; expected: unknown; got: unknown }[]; got: { [K in keyof Expected]-?: NonNullable<Expected[K]> }; situation: Situation }

/** The tests that officials wrote beside their definition; they run at every publication. */
export const testDefinition = (plan: Plan, tests: readonly DefinitionTest[]): Tested[] => tests.map((test) => run(plan, test))

function run(plan: Plan, { name, given, expect }: DefinitionTest): Tested {
  const situation = situationOf(plan, given as Answers)
  const { before, after } = situation.figures
  const got: Tested['got'] = {
    matters: situation.matters.toSorted(),
    fieldsToday: before.fields, forms: after.forms, fields: after.fields, fetched: after.fetched, uploads: after.materials, days: after.days, visits: after.visits,
    documents: situation.materials.length,
    materials: situation.materials.filter((m) => m.way.by === 'upload').map((m) => m.material.key).toSorted(),
    onSite: [...new Set(situation.schedule.steps.filter((s) => s.kind === 'inspection').flatMap((s) => s.units))].toSorted(),
    joint: [...new Set(situation.schedule.steps.flatMap((s) => (s.kind === 'inspection' && s.matters.length > 1 ? s.matters : [])))].toSorted(),
    delegable: plan.members.filter((m) => situation.matters.includes(m.matter) && mayBeOnTheSpot(m, given as Answers) === true).map((m) => m.matter).toSorted(),
    limit: situation.limit,
    greenChannel: !!plan.greenChannel && evaluate(plan.greenChannel, given as Answers) === true,
  }
  const wrong = (Object.keys(expect) as (keyof typeof got)[]).flatMap((what) => {
    const expected = Array.isArray(expect[what]) ? expect[what].toSorted() : expect[what]
    return JSON.stringify(expected) === JSON.stringify(got[what]) ? [] : [{ what, expected, got: got[what] }]
  })
  return { name, wrong, got, situation }
}
