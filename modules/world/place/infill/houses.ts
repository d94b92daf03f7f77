import { lookOf } from '../check-german-rule.ts'
import type { Building, Feature, Polygon, Street } from '../features.ts'
import type { OnPlan } from '../on-plan.ts'
import type { Chance } from './chance.ts'
import type { Fabric, Quarter } from './fabric.ts'
import type { Lot } from './lots.ts'

export type House = Feature<Building, Polygon>

const FLOOR_M = 3.7
const PLINTH_M = 0.7
const ROOF_M = { flat: 0.8, gabled: 4.2, hipped: 3.8, 'half-hipped': 4.2, pyramidal: 4, mansard: 3.8, gambrel: 4.2, skillion: 2, dome: 3, onion: 3, cone: 4 } as const

/** Years without a record: about then. */
const about = (year: number) => `${Math.round(year)}~`

/** `looks` are those of the street so far, for a street may lie in two pieces. */
type Dressing = { lots: readonly Lot[]; street: Street; fabric: Fabric; toEarth: (p: OnPlan) => [number, number]; chance: Chance; looks: Set<string> }

/** Puts a house on every lot of a street, no two alike; where one was pulled down, the one that followed it as well. */
export function housesOn({ lots, street, fabric, toEarth, chance, looks }: Dressing): House[] {
  const of = (lot: Lot, id: string, period: Quarter['periods'][number], dates: Partial<Building>): House => {
    const { quarter } = lot
    const drawn = () => ({ 'building:architecture': chance.of(period.facades), 'roof:shape': chance.of(period.roofs), 'building:levels': chance.of(quarter.levels), 'building:colour': chance.of(quarter.walls) })
    let look = drawn()
    for (let tries = 0; looks.has(lookOf(look)); tries++) {
      if (tries > 2000) throw new Error(`${street.id}: its quarters have too few façades, roofs and colours for so many houses that are not alike`)
      look = drawn()
    }
    looks.add(lookOf(look))
    const roof = ROOF_M[look['roof:shape']]
    const height = Math.round((PLINTH_M + look['building:levels'] * FLOOR_M + roof + chance.between([0, 1])) * 10) / 10
    const ring = [...lot.corners, lot.corners[0]!].map((p) => toEarth(p).map((degrees) => Math.round(degrees * 1e6) / 1e6) as [number, number])
    return {
      type: 'Feature',
      properties: {
        id, building: 'house', 'addr:street': street.names.at(-1)!.zh, 'building:levels': look['building:levels'], height, 'roof:shape': look['roof:shape'], 'roof:height': roof,
        'building:material': fabric.materials[look['building:architecture']] ?? 'plaster', 'building:colour': look['building:colour'], 'roof:colour': chance.of(quarter.tiles),
        'building:architecture': look['building:architecture'], start_date: '', 'start_date:source': fabric.source, ...dates,
      },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  }
  return lots.flatMap((lot, n) => {
    const id = `${street.id}-${lot.side}${n + 1}`
    const { periods, lost } = lot.quarter
    const period = drawPeriod(periods, chance)
    const begun = chance.between(period.years)
    if (begun > 1940 || !chance.is(lost)) return [of(lot, id, period, { start_date: about(begun) })]
    const gone = chance.between([1950, 1995])
    const later = periods.at(-1)!
    return [
      of(lot, id, period, { start_date: about(begun), end_date: about(gone), 'end_date:source': fabric.source }),
      of(lot, `${id}-later`, later, { start_date: about(Math.max(gone + 2, later.years[0])) }),
    ]
  })
}

function drawPeriod(periods: Quarter['periods'], chance: Chance): Quarter['periods'][number] {
  let left = chance.between([0, periods.reduce((sum, { share }) => sum + share, 0)])
  return periods.find(({ share }) => (left -= share) <= 0) ?? periods.at(-1)!
}
