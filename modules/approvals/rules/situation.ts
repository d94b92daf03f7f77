import type { Field, Follow } from './element.ts'
import { type Answers, evaluate, type Expr, openQuestions } from './expr.ts'
import { fetchedIn } from './fetched.ts'
import { followsIn } from './follows.ts'
import { limitOf } from './limit.ts'
import { mayBeOnTheSpot } from './on-the-spot.ts'
import type { Member, Plan, PlanMaterial, PlanWay } from './plan.ts'
import { graphOf, type Schedule, scheduleOf, type Waits } from './schedule.ts'

/** How a material is satisfied here. */
export type Satisfied = { material: PlanMaterial; way: PlanWay; neededBy: readonly string[]; before: readonly { matter: string; steps: readonly string[] }[] }

/** What a one-thing comes to for somebody with these answers. */
export type Situation = {
  /** Matters that are needed, and those of which it is not yet known. */
  matters: readonly string[]
  open: readonly string[]
  fields: readonly Field[]
  /** What the matters want to know besides, and nobody is asked, since it follows from the fields. */
  follows: ReadonlyMap<string, Follow>
  materials: readonly Satisfied[]
  schedule: Schedule
  /** Working days that are promised, and the elements whose answers may still make them fewer. */
  limit: number
  limitOpen: readonly string[]
  figures: { before: Figures; after: Figures }
}

/**
 * Forms, fields to fill in by hand, fields fetched for the applicant, documents to hand in, visits, and working days. Before:
 * each matter alone, one after another, in its statutory limit; `promised` the same in the limits that the offices promise.
 */
export type Figures = { matters: number; forms: number; fields: number; fetched: number; materials: number; visits: number; days: number; promised: number }

/** The way does not serve here: a register is down, no such certificate was found, the applicant would rather not promise. */
export type Closed = (material: PlanMaterial, way: PlanWay) => boolean

/**
 * The plan in a situation. What is unknown is left out of matters and fields, and named in `open`. `holds` decides a
 * condition; the report over the whole plan takes every one as given.
 */
export function situationOf(plan: Plan, answers: Answers, closed: Closed = () => false, holds = (rule: Expr | undefined) => rule === undefined || evaluate(rule, answers) === true): Situation {
  const members = plan.members.filter((m) => holds(m.when))
  const active = new Set(members.map((m) => m.matter))
  const wanted = plan.fields.filter((f) => f.askedBy.some((by) => active.has(by.matter) && holds(by.when)))
  const follows = followsIn(wanted, answers)
  const fields = wanted.filter((f) => !follows.has(f.element.key))
  const said = new Set([...wanted.map((f) => f.element.key), ...members.flatMap((m) => m.result?.makes ?? [])])
  const materials = plan.materials.flatMap((material) => {
    const neededBy = material.neededBy.filter((n) => active.has(n.matter) && holds(n.when))
    return neededBy.length ? [{ material, way: wayFor(material, neededBy.map((n) => n.matter), active, said, closed), neededBy: neededBy.map((n) => n.matter), before: neededBy.map((n) => ({ matter: n.matter, steps: n.before })) }] : []
  })
  const limit = limitOf(plan, members, answers)
  // Where nothing is needed, nobody reviews or issues anything either.
  const schedule = scheduleOf(active.size === 0 ? [] : graphOf(atOnce(plan, answers), active, materials.flatMap(waitsOf), (step) => !holds(step.when as Expr | undefined)))
  return {
    matters: [...active],
    open: plan.members.filter((m) => !active.has(m.matter) && m.when && evaluate(m.when, answers) === 'unknown').map((m) => m.matter),
    fields, follows, materials, schedule, limit: limit.days, limitOpen: limit.open,
    figures: { before: today(plan, members, holds), after: together(plan, members, fields, materials, schedule, fetchedIn(plan, fields, answers).size) },
  }
}

/** Everything at once: what the report on the whole one-thing counts. */
export const whole = (plan: Plan): Situation => situationOf(plan, {}, () => false, () => true)

/** The next question of the situation, or none: only what can still change which matters, fields and documents there are, and by when. */
export function nextQuestion(plan: Plan, answers: Answers): Plan['questions'][number] | undefined {
  const needed = plan.members.filter((m) => !m.when || evaluate(m.when, answers) !== false)
  const matters = new Set(needed.map((m) => m.matter))
  const rules = [
    ...(needed.length ? plan.limit.cases ?? [] : []).map((one) => one.when),
    ...needed.flatMap((m) => [m.when, ...m.steps.map((s) => s.when)]),
    ...plan.fields.flatMap((f) => f.askedBy.filter((by) => matters.has(by.matter)).map((by) => by.when)),
    ...plan.materials.flatMap((m) => m.neededBy.filter((by) => matters.has(by.matter)).map((by) => by.when)),
  ]
  const open = new Set(rules.flatMap((rule) => (rule ? openQuestions(rule, answers) : [])))
  return plan.questions.find((q) => open.has(q.element.key))
}

function wayFor(material: PlanMaterial, needing: readonly string[], active: ReadonlySet<string>, said: ReadonlySet<string>, closed: Closed): PlanWay {
  const serves = (way: PlanWay) => {
    if (way.by === 'form') return way.elements.every((element) => said.has(element))
    if (way.by === 'result') return way.of.some((matter) => active.has(matter))
    if (way.by === 'promise') return needing.every((matter) => way.matters.includes(matter))
    return true
  }
  return material.ways.find((way) => serves(way) && !closed(material, way)) ?? { by: 'upload' }
}

function waitsOf({ way, before }: Satisfied): Waits[] {
  return way.by === 'result' ? before.flatMap(({ matter, steps }) => way.of.filter((of) => of !== matter).map((of) => ({ matter, before: steps, for: of }))) : []
}

/** 当场办结: the steps of what may be decided at once take no days of their own. */
const atOnce = (plan: Plan, answers: Answers): Plan =>
  plan.onTheSpot ? { ...plan, members: plan.members.map((m) => (mayBeOnTheSpot(m, answers) === true ? { ...m, steps: m.steps.map((step) => ({ ...step, days: 0 })) } : m)) } : plan

function today(plan: Plan, members: readonly Member[], holds: (rule: Expr | undefined) => boolean): Figures {
  const active = new Set(members.map((m) => m.matter))
  const asks = plan.fields.flatMap((f) => f.askedBy).filter((by) => active.has(by.matter) && holds(by.when))
  const outside = sum(members.flatMap((m) => m.steps.filter((s) => !s.counted && holds(s.when)).map((s) => s.days)))
  return {
    matters: members.length,
    forms: sum(members.map((m) => m.forms.length)),
    fields: sum(asks.map((by) => by.forms.length)),
    fetched: 0,
    materials: plan.materials.flatMap((m) => m.neededBy).filter((n) => active.has(n.matter) && holds(n.when)).length,
    visits: sum(members.map((m) => m.visits)),
    days: sum(members.map((m) => m.clock.statutory)) + outside,
    promised: sum(members.map((m) => m.clock.promised)) + outside,
  }
}

function together(plan: Plan, members: readonly Member[], fields: readonly Field[], materials: readonly Satisfied[], schedule: Schedule, fetched: number): Figures {
  return {
    matters: members.length,
    forms: new Set(fields.map((f) => f.element.group)).size,
    fields: fields.length - fetched,
    fetched,
    materials: materials.filter((m) => m.way.by === 'upload').length,
    visits: plan.visits,
    days: schedule.days,
    promised: schedule.days,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
