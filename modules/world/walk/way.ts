import { type Line, stepped } from '../build/grounds.ts'
import type { OnPlan } from '../place/on-plan.ts'
import type { Footing } from './footing.ts'

const BETWEEN_M = 12
const LINK_M = 14
/** Across a square to the street. */
const REACH_M = 120

/** Ways along the streets: straight where that is open, else by way of their middle lines. */
export function ways(lines: readonly Line[], { isOpen }: Footing) {
  const nodes: OnPlan[] = []
  const next: number[][] = []
  const owner: number[] = []
  lines.forEach(({ points }, line) => stepped(points, BETWEEN_M).forEach((p, i) => {
    const n = nodes.push(p) - 1
    owner.push(line)
    next.push(i > 0 ? [n - 1] : [])
    if (i > 0) next[n - 1]!.push(n)
  }))
  const grid = Map.groupBy(nodes.keys(), (n) => cellOf(nodes[n]!))
  const near = (p: OnPlan, reach: number) => {
    const found: number[] = []
    for (let column = Math.floor((p.x - reach) / 32); column <= Math.floor((p.x + reach) / 32); column++) for (let row = Math.floor((p.z - reach) / 32); row <= Math.floor((p.z + reach) / 32); row++) found.push(...(grid.get(`${column} ${row}`) ?? []))
    return found.filter((n) => far(nodes[n]!, p) <= reach)
  }
  // Streets meet where their lines come close.
  nodes.forEach((p, n) => next[n]!.push(...near(p, LINK_M).filter((m) => owner[m] !== owner[n])))

  /** The corners of the way, the goal last; nothing where there is none. */
  return function wayTo(from: OnPlan, to: OnPlan, year: number): OnPlan[] | undefined {
    if (far(from, to) < 400 && isOpen(from, to, year)) return [to]
    const entries = near(from, REACH_M).filter((n) => isOpen(from, nodes[n]!, year)), exits = new Set(near(to, REACH_M).filter((n) => isOpen(nodes[n]!, to, year)))
    if (entries.length === 0 || exits.size === 0) return undefined
    const cost = new Map(entries.map((n) => [n, far(from, nodes[n]!)]))
    const before = new Map<number, number>()
    const open = new Set(entries), done = new Set<number>()
    while (open.size > 0) {
      let best = -1, least = Infinity
      for (const n of open) {
        const guess = cost.get(n)! + far(nodes[n]!, to)
        if (guess < least) [best, least] = [n, guess]
      }
      if (exits.has(best)) return straightened(from, [...trail(before, best).map((n) => nodes[n]!), to], year)
      open.delete(best)
      done.add(best)
      for (const m of next[best]!) {
        const dear = cost.get(best)! + far(nodes[best]!, nodes[m]!)
        if (done.has(m) || dear >= (cost.get(m) ?? Infinity) || !isOpen(nodes[best]!, nodes[m]!, year)) continue
        cost.set(m, dear)
        before.set(m, best)
        open.add(m)
      }
    }
    return undefined
  }

  /** Corners that can be cut are left out. */
  function straightened(from: OnPlan, way: OnPlan[], year: number): OnPlan[] {
    const out: OnPlan[] = []
    let at = from
    for (let i = 0; i < way.length;) {
      let reach = Math.min(way.length - 1, i + 7)
      while (reach > i && !isOpen(at, way[reach]!, year)) reach--
      at = way[reach]!
      out.push(at)
      i = reach + 1
    }
    return out
  }
}

const far = (a: OnPlan, b: OnPlan) => Math.hypot(a.x - b.x, a.z - b.z)
const cellOf = ({ x, z }: OnPlan) => `${Math.floor(x / 32)} ${Math.floor(z / 32)}`

function trail(before: ReadonlyMap<number, number>, last: number): number[] {
  const out = [last]
  for (let n = before.get(last); n !== undefined; n = before.get(n)) out.unshift(n)
  return out
}
