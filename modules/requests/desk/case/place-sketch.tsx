import { nameOf } from '#apps/desk/kit/words.ts'
import type { Setup } from '../setup.ts'

const WIDTH = 300
const HEIGHT = 150
const MARGIN = 8

/** Where in the district: its streets as lines and one dot. Drawn from the definitions, so it costs no map. */
export function PlaceSketch({ setup, lng, lat }: { setup: Setup; lng: number; lat: number }) {
  const streets = setup.areas.filter((area) => area.kind === 'street' && area.ring)
  const boundary = setup.district?.boundary ?? streets.flatMap((area) => area.ring!)
  const project = projection(boundary)
  const path = (ring: readonly (readonly [number, number])[]) => `M${ring.map((point) => project(point).map((n) => n.toFixed(1)).join(' ')).join('L')}Z`
  const [x, y] = project([lng, lat])
  const here = streets.find((area) => contains(area.ring!, lng, lat))
  return (
    <svg className="sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={here ? nameOf(here) : ''}>
      {streets.map((area) => <path key={area.code} d={path(area.ring!)} className={area === here ? 'sketch-here' : ''} />)}
      <circle cx={x} cy={y} r="9" className="sketch-halo" />
      <circle cx={x} cy={y} r="4.500" className="sketch-dot" />
    </svg>
  )
}

function projection(points: readonly (readonly [number, number])[]) {
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  // At this latitude a degree of longitude is shorter than one of latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((WIDTH - 2 * MARGIN) / ((east - west) * narrow), (HEIGHT - 2 * MARGIN) / (north - south))
  const [left, top] = [(WIDTH - (east - west) * narrow * scale) / 2, (HEIGHT - (north - south) * scale) / 2]
  return ([lng, lat]: readonly [number, number]): [number, number] => [left + (lng - west) * narrow * scale, top + (north - lat) * scale]
}

export function contains(ring: readonly (readonly [number, number])[], lng: number, lat: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!]
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
