import type { OnPlan } from '../../place/on-plan.ts'
import { cutAt } from '../../place/plane.ts'
import { alongLine, bearingOf, metres } from './along.ts'
import type { Lane } from './guide.ts'

/** A stretch of one street, walked one way. */
export type Leg = { lane: Lane; from: OnPlan; to: OnPlan; metres: number; bearing: number }

const END_M = 45

type Step = { to: string; lane: Lane; long: number }

/** Ways along the streets of a place. */
export function waysOf(drawn: readonly Lane[]) {
  const lanes = crossed(drawn)
  // Lines that meet do so within half a metre.
  const keyOf = ({ x, z }: OnPlan) => `${Math.round(x)} ${Math.round(z)}`
  const at = new Map<string, OnPlan>()
  const steps = new Map<string, Step[]>()
  const join = (a: OnPlan, b: OnPlan, lane: Lane, into: Map<string, Step[]>) => {
    for (const [from, to] of [[a, b], [b, a]] as const) into.set(keyOf(from), [...(into.get(keyOf(from)) ?? []), { to: keyOf(to), lane, long: metres(a, b) }])
  }
  for (const lane of lanes) lane.line.forEach((p, i) => {
    at.set(keyOf(p), p)
    if (i > 0) join(lane.line[i - 1]!, p, lane, steps)
  })
  // A street that ends short of the next is walked on all the same.
  for (const lane of lanes) for (const end of [lane.line[0]!, lane.line.at(-1)!]) {
    const near = lanes.filter((other) => other !== lane).flatMap((other) => other.line.map((p) => ({ p, other, gap: metres(p, end) }))).toSorted((a, b) => a.gap - b.gap)[0]
    if (near && near.gap > 0.5 && near.gap < END_M) join(end, near.p, lane, steps)
  }

  /** Where one steps onto the nearest street, joined to the ends of that stretch. */
  function onto(p: OnPlan, into: Map<string, Step[]>, places: Map<string, OnPlan>): string {
    const { lane, near } = lanes.map((one) => ({ lane: one, near: alongLine(one.line, p) })).toSorted((a, b) => a.near.off - b.near.off)[0]!
    const k = lane.line.findIndex((_, i) => i > 0 && alongLine(lane.line.slice(i - 1, i + 1), near.at).off < 0.01)
    places.set(keyOf(near.at), near.at)
    for (const end of [lane.line[k - 1]!, lane.line[k]!]) if (keyOf(end) !== keyOf(near.at)) join(near.at, end, lane, into)
    return keyOf(near.at)
  }

  /** The shortest way from one point to another, street by street; empty where there is none, or hardly any. */
  return function wayBetween(from: OnPlan, to: OnPlan): Leg[] {
    const [all, places] = [new Map(steps), new Map(at)]
    const [start, end] = [onto(from, all, places), onto(to, all, places)]
    // Both may lie on one stretch.
    const shared = (all.get(start) ?? []).find(({ lane }) => alongLine(lane.line, places.get(end)!).off < 0.01)
    if (shared && start !== end && isStraight(shared.lane, places.get(start)!, places.get(end)!)) join(places.get(start)!, places.get(end)!, shared.lane, all)
    const best = new Map<string, { long: number; by?: { from: string; lane: Lane } }>([[start, { long: 0 }]])
    const open = new Set([start])
    while (open.size) {
      const here = [...open].reduce((a, b) => (best.get(a)!.long <= best.get(b)!.long ? a : b))
      open.delete(here)
      if (here === end) break
      for (const { to: next, lane, long } of all.get(here) ?? []) {
        const far = best.get(here)!.long + long
        if (far >= (best.get(next)?.long ?? Infinity)) continue
        best.set(next, { long: far, by: { from: here, lane } })
        open.add(next)
      }
    }
    const legs: Leg[] = []
    for (let here = end, by = best.get(end)?.by; by; here = by.from, by = best.get(here)?.by) {
      const first = legs[0]
      const [a, b] = [places.get(by.from)!, places.get(here)!]
      if (first && nameOf(first.lane) === nameOf(by.lane)) Object.assign(first, { from: a, metres: first.metres + metres(a, b), bearing: bearingOf(a, first.to) })
      else legs.unshift({ lane: by.lane, from: a, to: b, metres: metres(a, b), bearing: bearingOf(a, b) })
    }
    return legs.filter((leg) => leg.metres >= 8)
  }
}

/** Where streets cross there is a corner, whether their lines say so or not. */
const crossed = (lanes: readonly Lane[]): Lane[] => lanes.map((lane) => ({ ...lane, line: lane.line.flatMap((a, i) => {
  const b = lane.line[i + 1]
  if (!b) return [a]
  const cuts = lanes.flatMap((other) => (other === lane ? [] : other.line.slice(1).map((q, k) => cutAt([a, b], [other.line[k]!, q])))).filter((t) => t !== undefined && t > 0.001 && t < 0.999) as number[]
  return [a, ...cuts.toSorted((s, t) => s - t).map((t) => ({ x: a.x + (b.x - a.x) * t, z: a.z + (b.z - a.z) * t }))]
}) }))

const nameOf = ({ is }: Lane) => is.names.at(-1)!.zh

/** Whether no corner of the street lies between two of its points. */
function isStraight({ line }: Lane, a: OnPlan, b: OnPlan): boolean {
  const [s, t] = [alongLine(line, a).s, alongLine(line, b).s].toSorted((p, q) => p - q)
  return line.every((p) => {
    const { s: at } = alongLine(line, p)
    return at <= s! + 0.01 || at >= t! - 0.01
  })
}
