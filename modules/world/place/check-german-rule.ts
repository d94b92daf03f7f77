import type { Check } from './check-district.ts'
import type { Building } from './features.ts'

/** The building rule of 1898 (source N32 of the facts): at most three storeys and 18 m, and no two houses alike in one street. */
const STOREYS = 3
const HEIGHT_M = 18

/** A house without a name is infill, and infill keeps to the rule. */
export const germanRule: Check = ({ buildings }) => {
  const seen = new Map<string, string>()
  return buildings.features.filter(({ properties }) => properties.name === undefined && properties.part_of === undefined).flatMap((of) => {
    const { id, 'building:levels': levels, height, 'addr:street': street } = of.properties
    const look = `${street ?? ''} ${lookOf(of.properties)}`
    const twin = street === undefined ? undefined : seen.get(look)
    seen.set(look, id)
    return [
      ...(levels > STOREYS ? [{ of, key: 'building:levels', says: { zh: `${levels} 层，规定不超过三层`, en: `has ${levels} storeys; the rule allows three` } }] : []),
      ...(height > HEIGHT_M ? [{ of, key: 'height', says: { zh: `高 ${height} 米，规定不超过 18 米`, en: `is ${height} m high; the rule allows 18 m` } }] : []),
      ...(twin ? [{ of, key: 'building:architecture', says: { zh: `与同街的 ${twin} 一模一样`, en: `looks like ${twin} in the same street` } }] : []),
    ]
  })
}

/** Alike are houses of one façade style, roof, number of storeys and nearly one colour. */
export function lookOf(house: Pick<Building, 'building:architecture' | 'roof:shape' | 'building:levels' | 'building:colour'>): string {
  const shade = [1, 3, 5].map((at) => Math.round(Number.parseInt(house['building:colour'].slice(at, at + 2), 16) / 12)).join('.')
  return [house['building:architecture'], house['roof:shape'], house['building:levels'], shade].join(' ')
}
