import type { District } from '../features.ts'
import { planAt } from '../on-plan.ts'
import { chanceOf } from './chance.ts'
import type { Fabric } from './fabric.ts'
import { type House, housesOn } from './houses.ts'
import { lotsAlong, townOf } from './lots.ts'

/** Fills the fronts of the streets that infill.json names with houses, in its order: what comes first has the corner. */
export function infill(district: District, fabric: Fabric): House[] {
  const { toPlan, toEarth } = planAt(district.place.origin)
  const town = townOf(district)
  const looksOf = new Map<string, Set<string>>()
  return Object.keys(fabric.streets).flatMap((id) => {
    const street = district.streets.features.find(({ properties }) => properties.id === id)
    if (!street) throw new Error(`infill.json: there is no street ${id}`)
    const chance = chanceOf(id)
    const lots = lotsAlong(street.geometry.coordinates.map(toPlan), street.properties, fabric, town, chance)
    const name = street.properties.names.at(-1)!.zh
    looksOf.set(name, looksOf.get(name) ?? new Set())
    return housesOn({ lots, street: street.properties, fabric, toEarth, chance, looks: looksOf.get(name)! })
  })
}
