import { readFileSync } from 'node:fs'
import type { Building, Collection, Place, Polygon } from '../place/features.ts'
import { planAt } from '../place/on-plan.ts'
import type { Landings } from './presence/here.ts'

/** Where one may begin and jump to, from the files of a place: its spawns by their id, in their order, and then its landmarks by theirs. */
export function landingsIn(folder: URL): Landings {
  const read = <T>(file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T
  const place = read<Place>('place.json')
  const { toPlan } = planAt(place.origin)
  const landings = new Map(place.spawns.map(({ id, at }) => [id, toPlan(at)]))
  for (const { properties, geometry } of read<Collection<Building, Polygon>>('buildings.geojson').features) {
    // Where a spawn has a landmark's name, it is the spot from which one looks at it.
    if (properties.landmark && !properties.part_of && !landings.has(properties.id)) landings.set(properties.id, middleOf(geometry.coordinates[0]!.map(toPlan)))
  }
  return landings
}

function middleOf(ring: readonly { x: number; z: number }[]) {
  const [xs, zs] = [ring.map(({ x }) => x), ring.map(({ z }) => z)]
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, z: (Math.min(...zs) + Math.max(...zs)) / 2 }
}
