import { KIND } from '../../build/mesh.ts'
import { WINDOWS } from '../../build/landmarks/model.ts'
import type { FacadeStyle } from '../../place/features.ts'
import { facesOf, type Face } from './front.ts'
import { type Guide, type House } from './guide.ts'
import { html, type Html } from './html.ts'

/** Twentieths of a metre are drawn. */
const SCALE = 20
const INK = '#4d4036'

export type Elevation = { svg: string; width: number; height: number }

/** The front of a building as a measured drawing in ink and wash: height marks, a scale, and somebody 1.7 m tall beside it. */
export function elevationOf({ district, place }: Guide, house: House): Elevation {
  const styles: FacadeStyle[] = [...Object.values(place.facades), ...Object.values(WINDOWS)]
  // What stands in the ground or the water below the foot is not drawn.
  const faces = facesOf(district, house).filter(({ loops }) => loops.flat().some(([, y]) => y > 0.05))
  const us = faces.flatMap(({ loops }) => loops.flat().map(([u]) => u)), ys = faces.flatMap(({ loops }) => loops.flat().map(([, y]) => y))
  const [left, right, top] = [Math.min(...us), Math.max(...us), Math.max(...ys)]
  const room = Math.max(8, (right - left) * 0.12, top * 0.16)
  const [west, wide, high] = [left - room, right - left + room * 2, top + room * 0.5]
  const below = Math.max(4.2, high * 0.13, wide * 0.07)
  const text = Math.max(wide, high * 1.1) / 40
  const path = (points: readonly (readonly [number, number])[]) => {
    let [pu, py] = [0, 0]
    return points.map(([u, y], i) => {
      const [x, down] = [Math.round((u - west) * SCALE), Math.round((high - Math.max(y, -0.02)) * SCALE)]
      const step = i === 0 ? `M${x} ${down}` : `l${x - pu} ${down - py}`
      ;[pu, py] = [x, down]
      return step
    }).join('') + 'z'
  }
  const line = (Math.max(wide, high * 1.1) / 800) * SCALE

  const strokes: { fill: string; ink: string; d: string }[] = []
  const draw = (fill: string, ink: string, d: string) => {
    const last = strokes.at(-1)
    if (last?.fill === fill && last.ink === ink) last.d += d
    else strokes.push({ fill, ink, d })
  }
  // The models have doors of their own; of a house's walls, the widest in front has one.
  const entrance = house.is.landmark ? undefined : faces.filter(({ cells, floors }) => cells && floors[0] < 0.3).toSorted((a, b) => b.bays[1] - b.bays[0] - (a.bays[1] - a.bays[0]) || b.depth - a.depth)[0]
  for (const face of faces) {
    draw(washed(face), face.kind === KIND.shell ? 'none' : INK, face.loops.map(path).join(''))
    if (face.kind === KIND.rose || face.kind === KIND.clock) for (const points of dialOf(face)) draw('none', INK, path(points))
    const style = face.kind === KIND.facade ? styles[face.facade] : undefined
    if (style) for (const { fill, points } of openingsOf(face, style, face === entrance)) draw(fill, INK, path(points))
  }

  const marks = [house.is.height, heightOfEaves(house)].filter((y) => y !== undefined)
  const mx = (u: number) => Math.round((u - west) * SCALE), my = (y: number) => Math.round((high - y) * SCALE)
  const size = Math.round(text * SCALE)
  const bar = [5, 10, 20, 50].find((metres) => metres >= wide / 8) ?? 50
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.round(wide * SCALE)} ${Math.round((high + below) * SCALE)}" width="${Math.round(wide * SCALE)}" height="${Math.round((high + below) * SCALE)}" font-family="Helvetica,Arial,sans-serif" font-size="${size}" fill="${INK}">
<rect width="100%" height="100%" fill="#fffdf8"/>
<g stroke-width="${line.toFixed(1)}" stroke-linejoin="round">${strokes.map(({ fill, ink, d }) => html`<path fill="${fill}" stroke="${ink}" d="${d}"/>`)}</g>
<path d="M0 ${my(0)}H${Math.round(wide * SCALE)}" stroke="${INK}" stroke-width="${(line * 2.4).toFixed(1)}"/>
${somebody(mx(left - room * 0.42), my(0))}
${marks.map((y) => html`<path d="M${mx(right + room * 0.12)} ${my(y)}H${mx(right + room * 0.92)}" stroke="#96351f" stroke-width="${line.toFixed(1)}"/><path d="M${mx(right + room * 0.3)} ${my(y)}l${-size * 0.28} ${-size * 0.42}h${size * 0.56}z" fill="#96351f"/><text x="${mx(right + room * 0.3) + size * 0.45}" y="${my(y) - size * 0.22}" fill="#96351f">${y.toFixed(1)}</text>`)}
<g transform="translate(${mx(left)} ${my(0) + Math.round(below * 0.42 * SCALE)})"><rect width="${(bar / 2) * SCALE}" height="${size * 0.3}"/><rect width="${bar * SCALE}" height="${size * 0.3}" fill="none" stroke="${INK}" stroke-width="${line.toFixed(1)}"/>${[0, bar / 2, bar].map((metres) => html`<text x="${metres * SCALE}" y="${size * 1.4}" text-anchor="middle">${metres}${metres === bar && ' m'}</text>`)}</g>
</svg>`
  return { svg: svg.text, width: Math.round(wide * SCALE), height: Math.round((high + below) * SCALE) }
}

/** For a house the eaves are marked too; a landmark has too many. */
function heightOfEaves({ is }: House): number | undefined {
  const roof = is['roof:height'] ?? 0
  return !is.landmark && is['roof:shape'] !== 'flat' && roof > 1.5 ? is.height - roof : undefined
}

/** Its own colour, thinned on paper, and lighter or darker as the light falls on it. */
function washed({ colour, light, kind }: Face): string {
  const shade = 0.72 + 0.36 * light
  const paper = kind === KIND.glass ? 0.2 : 0.34
  return `#${[1, 3, 5].map((at) => {
    const own = Number.parseInt(colour.slice(at, at + 2), 16)
    return Math.max(0, Math.min(255, Math.round((own * (1 - paper) + 252 * paper) * shade))).toString(16).padStart(2, '0')
  }).join('')}`
}

type Opening = { fill: string; points: [number, number][] }
const GLASS = '#7f8b91', DOOR = '#8a6a50'

/** Windows as the façade has them: one to a cell, or two, or a band; a shop front or a door at the foot. */
function openingsOf({ cells, bays, floors, loops: [corners] }: Face, { window, shopfront, gallery }: FacadeStyle, isEntrance: boolean): Opening[] {
  if (!cells || !corners) return []
  const found: Opening[] = []
  const put = (fill: string, bay: number, floor: number, [x0, x1]: [number, number], [y0, y1]: [number, number], head: 'rect' | 'arch' | 'round') => {
    const points = outline(head).map(([x, y]) => cells(bay + x0 + (x1 - x0) * x, floor + y0 + (y1 - y0) * y))
    if (points.every((p) => isWithin(corners, p))) found.push({ fill, points })
  }
  const [first, last] = [Math.ceil(bays[0] - 1e-6), Math.floor(bays[1] + 1e-6)]
  for (let floor = Math.max(0, Math.ceil(floors[0] - 0.15)); floor + 0.5 < floors[1]; floor++) for (let bay = first; bay < last; bay++) {
    const half = window.width / 2, sill = Math.max(0.06, (1 - window.height) * 0.55)
    const high: [number, number] = [sill, sill + window.height]
    const isDoor = isEntrance && floor === 0 && bay === first + Math.floor((last - first) / 2) && last - first > 1
    if (isDoor) put(DOOR, bay, floor, [0.28, 0.72], [0.01, 0.72], window.shape === 'arch' ? 'arch' : 'rect')
    else if (floor === 0 && shopfront) put(GLASS, bay, floor, [0.1, 0.9], [0.1, 0.72], 'rect')
    else if (window.shape === 'pair') for (const at of [0.5 - half / 2 - 0.03, 0.5 + half / 2 + 0.03]) put(GLASS, bay, floor, [at - half / 2, at + half / 2], high, 'rect')
    else put(GLASS, bay, floor, [0.5 - half, 0.5 + half], high, window.shape === 'arch' || window.shape === 'round' ? window.shape : 'rect')
    if (gallery && floor > 0) put('#a98e6b', bay, floor, [0, 1], [0.02, 0.07], 'rect')
  }
  return found
}

/** The tracery of a rose window, or a clock that stands at ten past ten. */
function dialOf({ kind, loops }: Face): [number, number][][] {
  const edge = loops.flat()
  const [u, y] = [0, 1].map((axis) => (Math.min(...edge.map((p) => p[axis]!)) + Math.max(...edge.map((p) => p[axis]!))) / 2) as [number, number]
  const r = Math.max(...edge.map((p) => p[0])) - u
  const ray = (turn: number, from: number, until: number): [number, number][] => [from, until].map((share) => [u + Math.sin(turn) * r * share, y + Math.cos(turn) * r * share])
  const round = (share: number): [number, number][] => Array.from({ length: 20 }, (_, i) => [u + Math.sin((i / 10) * Math.PI) * r * share, y + Math.cos((i / 10) * Math.PI) * r * share])
  const hours = Array.from({ length: 12 }, (_, i) => (i / 6) * Math.PI)
  return kind === KIND.rose ? [round(0.28), round(0.66), ...hours.map((turn) => ray(turn, 0.28, 1))] : [round(0.86), ...hours.map((turn) => ray(turn, 0.86, 1)), ray(-Math.PI / 3, 0, 0.5), ray(Math.PI / 3, 0, 0.75)]
}

/** Within 0 to 1 both ways, against the clock from below. */
function outline(head: 'rect' | 'arch' | 'round'): [number, number][] {
  if (head === 'rect') return [[0, 0], [1, 0], [1, 1], [0, 1]]
  const bow = Array.from({ length: 7 }, (_, i): [number, number] => [0.5 + Math.cos((i / 6) * Math.PI) / 2, 0.72 + Math.sin((i / 6) * Math.PI) * 0.28])
  return head === 'arch' ? [[0, 0], [1, 0], ...bow] : Array.from({ length: 12 }, (_, i): [number, number] => [0.5 + Math.cos((i / 6) * Math.PI) / 2, 0.5 + Math.sin((i / 6) * Math.PI) / 2])
}

function isWithin(corners: readonly (readonly [number, number])[], [u, y]: readonly [number, number]): boolean {
  let inside = false
  corners.forEach(([u0, y0], i) => {
    const [u1, y1] = corners[(i + 1) % corners.length]!
    if (y0 > y !== y1 > y && u < ((u1 - u0) * (y - y0)) / (y1 - y0) + u0) inside = !inside
  })
  return inside
}

/** 1.7 m tall, standing at a point. */
const somebody = (x: number, y: number): Html => html`<g fill="#7d6d5d" transform="translate(${x} ${y})"><circle cy="${-1.58 * SCALE}" r="${0.13 * SCALE}"/><path d="M${-0.22 * SCALE} ${-1.38 * SCALE}q${0.22 * SCALE} ${-0.1 * SCALE} ${0.44 * SCALE} 0l${0.03 * SCALE} ${0.66 * SCALE}h${-0.1 * SCALE}l${-0.04 * SCALE} ${0.72 * SCALE}h${-0.22 * SCALE}l${-0.04 * SCALE} ${-0.72 * SCALE}h${-0.1 * SCALE}z"/></g>`
