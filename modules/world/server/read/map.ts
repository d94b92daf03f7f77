import type { OnPlan } from '../../place/on-plan.ts'
import { boxOf, type Corners } from '../../place/plane.ts'
import { standsIn } from '../../place/dates.ts'
import { alongLine, lengthOf, metres, pointAt } from './along.ts'
import { HOME, type Reader, say, to } from './frame.ts'
import { type Guide, type House, type Lane, stands, streetNameIn, titleOf } from './guide.ts'
import { html, type Html } from './html.ts'

/** The sheet of the map: everything that has a plate, and room about it; plan metres. North of it the old town goes on. */
function sheetOf({ named }: Guide) {
  const box = boxOf(named.map(({ middle }) => middle))
  const [west, north] = [Math.round(box.west - 110), Math.round(box.north - 190)]
  return { west, north, wide: Math.round(box.east + 70) - west, high: Math.round(box.south + 80) - north }
}

const viewBox = ({ west, north, wide, high }: ReturnType<typeof sheetOf>) => `${west} ${north} ${wide} ${high}`

function pathOf(points: Corners, close = true): string {
  let [px, pz] = [0, 0]
  const steps = points.map(({ x, z }, i) => {
    const [nx, nz] = [Math.round(x), Math.round(z)]
    const step = i === 0 ? `M${nx} ${nz}` : `l${nx - px} ${nz - pz}`
    ;[px, pz] = [nx, nz]
    return step
  })
  return steps.join('') + (close ? 'z' : '')
}

const GROUNDS = { land: '#f4eee1', island: '#f4eee1', beach: '#f2e2bd', square: '#ece0c9', park: '#dce3c8', rail: '#e2dacc', pier: '#e6d8bf' } as const

/** What lies under the links of the map: the ground, the streets and every house of a year. A picture of its own, so that the page stays small. */
export function groundSheet(guide: Guide, year: number): string {
  const sheet = sheetOf(guide)
  const grounds = guide.grounds.filter(({ is }) => standsIn(is, year) !== 'no')
  const there = guide.houses.filter((house) => stands(house, year))
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox(sheet)}" width="${sheet.wide}" height="${sheet.high}"><rect x="${sheet.west}" y="${sheet.north}" width="${sheet.wide}" height="${sheet.high}" fill="#dce7e7"/>
${grounds.map(({ is, ring }) => html`<path fill="${GROUNDS[is.ground]}" d="${pathOf(ring)}"/>`)}
<g fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round">${guide.lanes.map(({ is, line }) => html`<path stroke-width="${is.width}" d="${pathOf(line, false)}"/>`)}</g>
<path fill="#d8c8ae" d="${there.filter(({ plate }) => !plate).map(({ rings }) => rings.map((ring) => pathOf(ring)).join('')).join('')}"/>
<path fill="#a2452d" d="${there.filter(({ plate }) => plate).map(({ rings }) => rings.map((ring) => pathOf(ring)).join('')).join('')}"/></svg>`.text
}

/** The map of the whole place: streets and plates are links, in the order in which one walks. */
export function placeMap(guide: Guide, reader: Reader, year: number): Html {
  const sheet = sheetOf(guide)
  const pins = spread(guide.named.map(({ middle }) => middle))
  const taken = [...pins]
  return html`<svg class="map" role="group" aria-label="${say(reader, 'map_says')}" viewBox="${viewBox(sheet)}" xmlns="http://www.w3.org/2000/svg">
<image href="${HOME}ground-${year}.svg" x="${sheet.west}" y="${sheet.north}" width="${sheet.wide}" height="${sheet.high}"/>
${guide.lanes.toSorted((a, b) => lengthOf(b.line) - lengthOf(a.line)).map((lane) => laneLink(lane, reader, year, taken))}
${guide.named.map((house, i) => {
    const pin = pins[i]!, name = titleOf(house)![reader.lang]
    return html`<a class="pin${!stands(house, year) && ' past'}" href="${to(reader, `b/${house.id}`)}" aria-label="${`${i + 1} ${name}`}"><title>${name}</title>${Math.hypot(pin.x - house.middle.x, pin.z - house.middle.z) > 26 && html`<path class="lead" d="M${Math.round(house.middle.x)} ${Math.round(house.middle.z)}L${Math.round(pin.x)} ${Math.round(pin.z)}"/>`}<circle cx="${Math.round(pin.x)}" cy="${Math.round(pin.z)}" r="${RADIUS}"/><text x="${Math.round(pin.x)}" y="${Math.round(pin.z) + 10}">${i + 1}</text></a>`
  })}</svg>`
}

/** The name of a street stands where nothing else stands yet, and nowhere if there is no such spot. */
function laneLink({ id, is, line }: Lane, reader: Reader, year: number, taken: OnPlan[]): Html {
  const name = streetNameIn(is, year)[reader.lang]
  const room = 30 + name.length * (reader.lang === 'zh' ? 12 : 6)
  const at = [0.45, 0.6, 0.3, 0.75, 0.18, 0.88].map((share) => pointAt(line, share)).find((spot) => taken.every((other) => metres(other, spot.at) > room))
  if (at) taken.push(at.at)
  const angle = at ? (Math.atan2(at.ahead.z, at.ahead.x) * 180) / Math.PI : 0
  const upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle
  return html`<a class="lane" href="${to(reader, `s/${id}`)}" aria-label="${name}"><title>${name}</title><path d="${pathOf(line, false)}"/>${at && html`<text transform="translate(${Math.round(at.at.x)} ${Math.round(at.at.z)}) rotate(${Math.round(upright)})" y="10">${name}</text>`}</a>`
}

const RADIUS = 27

/** Moves pins apart until none covers another; each stays as near to its building as it can. */
function spread(at: readonly OnPlan[]): OnPlan[] {
  const pins = at.map(({ x, z }) => ({ x, z }))
  for (let round = 0; round < 120; round++) {
    pins.forEach((p, i) => pins.forEach((q, j) => {
      const [dx, dz] = [q.x - p.x || 0.1 * (j - i), q.z - p.z]
      const gap = RADIUS * 2 + 4 - Math.hypot(dx, dz)
      if (i >= j || gap <= 0) return
      const long = Math.hypot(dx, dz) || 1
      for (const [pin, way] of [[p, -1], [q, 1]] as const) [pin.x, pin.z] = [pin.x + (dx / long) * gap * 0.5 * way, pin.z + (dz / long) * gap * 0.5 * way]
    }))
  }
  return pins
}

const ABOUT_M = 62

/** Where a building stands: what was about it in a year, north up. */
export function sitePlan({ lanes, grounds, standingNear }: Guide, house: House, reader: Reader, year: number): Html {
  const { x, z } = house.middle
  const half = Math.max(ABOUT_M, (house.box.east - house.box.west) / 2 + 24, (house.box.south - house.box.north) / 2 + 24)
  const shape = (rings: readonly Corners[]) => rings.map((ring) => pathOf(ring.map((p) => ({ x: (p.x - x) * 4, z: (p.z - z) * 4 })))).join('')
  const line = (points: readonly OnPlan[]) => pathOf(points.map((p) => ({ x: (p.x - x) * 4, z: (p.z - z) * 4 })), false)
  const size = half * 8
  return html`<svg role="img" aria-label="${say(reader, 'plan')}" viewBox="${Math.round(-half * 4)} ${Math.round(-half * 3)} ${Math.round(size)} ${Math.round(half * 6)}" xmlns="http://www.w3.org/2000/svg"><rect x="${-size}" y="${-size}" width="${size * 2}" height="${size * 2}" fill="#dce7e7"/>
${grounds.filter(({ is }) => standsIn(is, year) !== 'no').map(({ is, ring }) => html`<path fill="${GROUNDS[is.ground]}" d="${shape([ring])}"/>`)}
<g fill="none" stroke="#fff" stroke-linejoin="round" stroke-linecap="round">${lanes.filter(({ line: points }) => alongLine(points, house.middle).off < half * 1.5).map(({ is, line: points }) => html`<path stroke-width="${is.width * 4}" d="${line(points)}"/>`)}</g>
<path fill="#d8c8ae" stroke="#bda98a" stroke-width="2" d="${standingNear(house.middle, half * 1.2, year).filter((one) => one !== house).map(({ rings }) => shape(rings)).join('')}"/>
<path fill="${stands(house, year) ? '#a2452d' : 'none'}" stroke="#a2452d" stroke-width="4"${!stands(house, year) && html` stroke-dasharray="12 8"`} fill-rule="evenodd" d="${shape(house.rings)}"/>
<g transform="translate(${Math.round(half * 4 - 40)} ${Math.round(-half * 3 + 56)})" fill="#665b50"><path d="M0 -40L11 0L0 -8L-11 0z"/><text y="28" text-anchor="middle" font-size="26">${reader.lang === 'zh' ? '北' : 'N'}</text></g></svg>`
}
