import type { Calendar } from '#kernel/calendar/working-days.ts'
import type { Day } from '#kernel/calendar/day.ts'
import type { Answers } from '../../rules/expr.ts'
import type { Member, Plan } from '../../rules/plan.ts'
import { circleIn, graphOf } from '../../rules/schedule.ts'
import { type Situation, situationOf, whole } from '../../rules/situation.ts'
import { type Matter, NOT_COUNTED } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Library } from './library.ts'
import { lint } from './lint.ts'
import type { Lint } from './linted.ts'
import { mergeForms } from './merge-forms.ts'
import { mergeMaterials } from './merge-materials.ts'

/**
 * `all` is what is reported of the whole: the largest situation that the definition's own tests name. Every condition at once
 * would count what nobody has, as both of two that exclude each other. It lacks where steps wait for each other in a circle.
 */
export type Compiled = { plan: Plan; lints: readonly Lint[]; all?: Situation }

/**
 * 一件事 → 方案: matters become one plan, with forms and materials merged and steps in parallel. Pure; what is wrong comes
 * back as lints with names, and a plan with a lint of level `error` must not be published.
 */
export function compile(oneThing: OneThing, library: Library, asOf: Day, calendar: Calendar): Compiled {
  const plan = planOf(oneThing, library, asOf)
  const circle = circleIn(graphOf(plan, new Set(plan.members.map((m) => m.matter)), allWaits(plan)))
  const situations = circle ? [] : oneThing.tests.map((test) => situationOf(plan, test.given as Answers))
  return { plan, lints: lint({ oneThing, library, plan, asOf, calendar, circle, situations }), ...(circle ? {} : { all: largest(situations) ?? whole(plan) }) }
}

const largest = (situations: readonly Situation[]): Situation | undefined => situations.toSorted((a, b) => b.matters.length - a.matters.length || b.fields.length - a.fields.length)[0]

function planOf(oneThing: OneThing, library: Library, asOf: Day): Plan {
  const { key, name, en, says, saysEn, audience, preReview, issue, limit, visits, greenChannel, onTheSpot } = oneThing
  const fields = mergeForms(oneThing, library)
  const sheets = new Set(fields.map((f) => f.element.group))
  return {
    key, name, en, says, saysEn, audience, asOf, preReview, issue, limit, visits, ...(greenChannel ? { greenChannel } : {}), ...(onTheSpot ? { onTheSpot } : {}),
    groups: [...library.groups.values()].filter((g) => sheets.has(g.key)),
    questions: oneThing.questions.flatMap((question) => {
      const element = library.elements.get(question.element)
      return element ? [{ ...question, element }] : []
    }),
    members: oneThing.members.flatMap((member) => {
      const matter = library.matters.get(member.matter)
      return matter ? [memberOf(matter, member)] : []
    }),
    fields,
    materials: mergeMaterials(oneThing, library),
    order: oneThing.order ?? [],
  }
}

function memberOf(matter: Matter, { when }: OneThing['members'][number]): Member {
  const { name, en, type, authority, basis, clock, visits, fee, promise, tolerance, delegable, delegableWhen, result, life } = matter
  return {
    matter: matter.key, name, en, type, authority, ...(when ? { when } : {}), basis,
    steps: matter.steps.map(({ id, name: stepName, en: stepEn, kind, unit, days, after, joint, when: stepWhen }) => ({
      id, name: stepName, en: stepEn, kind, unit: unit ?? authority, days, counted: !NOT_COUNTED.has(kind), after: after ?? [],
      ...(joint ? { joint } : {}), ...(stepWhen ? { when: stepWhen } : {}),
    })),
    clock: { statutory: clock.statutory, promised: clock.promised, ...(clock.extendBy === undefined ? {} : { extendBy: clock.extendBy }) },
    forms: matter.forms.map((f) => f.name), visits, fee: fee ?? 0, delegable: delegable ?? false,
    ...(delegableWhen ? { delegableWhen } : {}), ...(promise ? { promise } : {}), ...(tolerance ? { tolerance } : {}), ...(result ? { result } : {}), ...(life ? { life } : {}),
  }
}

/** Every result that may be waited for in some situation: none of them may close a circle. */
const allWaits = (plan: Plan) =>
  plan.materials.flatMap(({ ways, neededBy }) => ways.flatMap((way) => (way.by === 'result' ? neededBy.flatMap(({ matter, before }) => way.of.filter((of) => of !== matter).map((of) => ({ matter, before, for: of }))) : [])))
