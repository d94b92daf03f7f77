import type { Plan, StepKind } from './plan.ts'

/**
 * A step of the whole application. A joint inspection is one step of several matters and units; `comes`: for which matter each
 * unit comes.
 */
export type Node = { id: string; name: string; en: string; kind: StepKind | 'pre_review' | 'issue'; matters: readonly string[]; units: readonly string[]; comes?: readonly { unit: string; for: string }[]; days: number; counted: boolean; after: readonly string[] }

/** Begin and end in working days from submission, as early as dependencies allow. `slack`: how much later it may end before everybody waits for it. */
export type Scheduled = Node & { start: number; end: number; slack: number }

export type Schedule = {
  steps: readonly Scheduled[]
  /** 全程: working days from submission to issue, steps included that do not count towards the limit. */
  days: number
  /** The same without the time that is not the office's (行政许可法 art. 45). */
  counted: number
  /** The steps that everybody waits for, in order. */
  path: readonly string[]
  /** How many steps run side by side at the most. */
  width: number
}

export const PRE_REVIEW = 'pre_review'
export const ISSUE = 'issue'
const nodeOf = (matter: string, step: { id: string; joint?: string }) => (step.joint ? `joint:${step.joint}` : `${matter}.${step.id}`)

/** What a material adds: the step of one matter waits for the decision of another. */
export type Waits = { matter: string; before: readonly string[]; for: string }

/**
 * The steps of these members as one graph: 联合预审 first, joint visits folded into one step, decisions that others wait for
 * before them, 统一出件 last. `left` leaves single steps out; what came after them then follows what came before.
 */
export function graphOf(plan: Pick<Plan, 'members' | 'preReview' | 'issue' | 'order'>, active: ReadonlySet<string>, waits: readonly Waits[], left: (step: { when?: unknown }) => boolean = () => false): Node[] {
  const members = plan.members.filter((m) => active.has(m.matter)).map((m) => ({ ...m, steps: withoutLeft(m.steps, left) }))
  const nodes = new Map<string, Node>([[PRE_REVIEW, { id: PRE_REVIEW, name: '联合预审', en: 'Joint pre-review', kind: 'pre_review', matters: [...active], units: [plan.preReview.unit], days: plan.preReview.days, counted: true, after: [] }]])
  const lastOf = (matter: string) => members.filter((m) => m.matter === matter).flatMap((m) => ends(m.steps).map((step) => nodeOf(m.matter, step)))
  for (const { matter, steps } of members) {
    for (const step of steps) {
      const id = nodeOf(matter, step)
      const isFirst = step.after.length === 0
      const after = [
        ...(isFirst ? [PRE_REVIEW] : steps.filter((s) => step.after.includes(s.id) && (s === step || nodeOf(matter, s) !== id)).map((s) => nodeOf(matter, s))),
        ...waits.filter((w) => w.matter === matter && (w.before.length ? w.before.some((before) => before === step.id || step.past.has(before)) : isFirst)).flatMap((w) => lastOf(w.for)),
        ...plan.order.filter(([, second]) => second === matter && isFirst).flatMap(([first]) => lastOf(first)),
      ]
      const shared = nodes.get(id)
      nodes.set(id, {
        id, name: step.joint ? shared?.name ?? step.name : step.name, en: step.en, kind: step.kind,
        matters: [...new Set([...(shared?.matters ?? []), matter])],
        units: [...new Set([...(shared?.units ?? []), step.unit])],
        ...(step.joint ? { comes: [...(shared?.comes ?? []), { unit: step.unit, for: matter }] } : {}),
        days: Math.max(shared?.days ?? 0, step.days),
        counted: step.counted || !!shared?.counted,
        after: [...new Set([...(shared?.after ?? []), ...after])],
      })
    }
  }
  const all = [...nodes.values()]
  const followed = new Set(all.flatMap((n) => n.after))
  return [...all, { id: ISSUE, name: '统一出件', en: 'Joint issue', kind: 'issue', matters: [...active], units: [plan.issue.unit], days: plan.issue.days, counted: true, after: all.filter((n) => !followed.has(n.id)).map((n) => n.id) }]
}

/** The first circle of steps that wait for each other, or none. */
export function circleIn(nodes: readonly Node[]): string[] | undefined {
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const done = new Set<string>()
  const visit = (id: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const before of byId.get(id)?.after ?? []) {
      const circle = visit(before, [...way, id])
      if (circle) return circle
    }
    done.add(id)
    return undefined
  }
  for (const { id } of nodes) {
    const circle = visit(id, [])
    if (circle) return [...circle].reverse()
  }
  return undefined
}

/** Critical path of a graph without circles. */
export function scheduleOf(nodes: readonly Node[]): Schedule {
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const end = longest(nodes, byId, (n) => n.days)
  const countedEnd = longest(nodes, byId, (n) => (n.counted ? n.days : 0))
  const days = Math.max(0, ...end.values())
  const latest = new Map<string, number>()
  for (const node of inOrder(nodes, byId).reverse()) {
    const limit = latest.get(node.id) ?? days
    latest.set(node.id, limit)
    for (const before of node.after) latest.set(before, Math.min(latest.get(before) ?? Infinity, limit - node.days))
  }
  const steps = nodes.map((n) => ({ ...n, start: end.get(n.id)! - n.days, end: end.get(n.id)!, slack: latest.get(n.id)! - end.get(n.id)! }))
  return { steps, days, counted: Math.max(0, ...countedEnd.values()), path: pathTo(steps), width: widthOf(steps) }
}

/** Back from the end, each time to the predecessor that ended last. */
function pathTo(steps: readonly Scheduled[]): string[] {
  const byId = new Map(steps.map((s) => [s.id, s]))
  const path: string[] = []
  for (let at = byId.get(ISSUE) ?? [...steps].sort((a, b) => b.end - a.end)[0]; at; ) {
    path.push(at.id)
    at = at.after.map((id) => byId.get(id)!).sort((a, b) => b.end - a.end)[0]
  }
  return path.reverse()
}

function widthOf(steps: readonly Scheduled[]): number {
  const at = (moment: number) => steps.filter((s) => s.start <= moment && moment < s.end).length
  return Math.max(0, ...steps.map((s) => at(s.start)))
}

function longest(nodes: readonly Node[], byId: ReadonlyMap<string, Node>, daysOf: (node: Node) => number): Map<string, number> {
  const end = new Map<string, number>()
  for (const node of inOrder(nodes, byId)) end.set(node.id, Math.max(0, ...node.after.map((id) => end.get(id)!)) + daysOf(node))
  return end
}

/** Each after all that it waits for. */
function inOrder(nodes: readonly Node[], byId: ReadonlyMap<string, Node>): Node[] {
  const order = new Set<Node>()
  const visit = (node: Node) => {
    if (order.has(node)) return
    for (const before of node.after) visit(byId.get(before)!)
    order.add(node)
  }
  for (const node of nodes) visit(node)
  return [...order]
}

type Following = { id: string; after: readonly string[]; when?: unknown }

/** `past`: steps that are left out before this one, which now waits for what they waited for. */
function withoutLeft<S extends Following>(steps: readonly S[], left: (step: S) => boolean): (S & { past: ReadonlySet<string> })[] {
  const gone = new Map(steps.filter(left).map((s) => [s.id, s]))
  const passed = (ids: readonly string[]): string[] => ids.flatMap((id) => (gone.has(id) ? [id, ...passed(gone.get(id)!.after)] : [id]))
  return steps.filter((s) => !gone.has(s.id)).map((s) => {
    const before = new Set(passed(s.after))
    return { ...s, after: [...before].filter((id) => !gone.has(id)), past: new Set([...before].filter((id) => gone.has(id))) }
  })
}

const ends = <S extends Following>(steps: readonly S[]): S[] => steps.filter((s) => !steps.some((other) => other.after.includes(s.id)))
