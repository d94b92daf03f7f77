import type { Check, Finding } from './check-district.ts'
import { standTogether } from './check-names.ts'
import type { District } from './features.ts'
import { type OnPlan, planAt } from './on-plan.ts'
import { areaOf, boxOf, type Corners, crossingOf, cutAt, edgesOf, gapBetween, isCovered, isNear, isWithin, overlap } from './plane.ts'

/** Coordinates are rounded to a tenth of a metre, and so are we. */
const ROUNDING_M = 0.3

type Position = readonly [number, number]
const onPlan = ({ place }: District) => {
  const { toPlan } = planAt(place.origin)
  return { line: (line: readonly Position[]): OnPlan[] => line.map(toPlan), ring: (ring: readonly Position[]): Corners => ring.slice(0, -1).map(toPlan) }
}

/** Rings are closed, have an area, and do not cross themselves; courts lie within their building. */
export const soundRings: Check = (district) => {
  const { ring } = onPlan(district)
  return [...district.buildings.features, ...district.grounds.features].flatMap((of): Finding[] => {
    const rings = of.geometry.coordinates
    const open = rings.find((one) => one[0]![0] !== one.at(-1)![0] || one[0]![1] !== one.at(-1)![1])
    const fault = (zh: string, en: string) => [{ of, key: 'geometry', says: { zh, en } }]
    if (open) return fault('轮廓没有闭合，首尾应是同一点', 'the outline is not closed: its last point must be its first')
    const [outer, ...courts] = rings.map(ring)
    if ([outer!, ...courts].some((one) => areaOf(one) < 1)) return fault('轮廓没有面积', 'the outline has no area')
    if ([outer!, ...courts].some(crossingOf)) return fault('轮廓自相交叉', 'the outline crosses itself')
    const isOutside = courts.some((court) => court.some((p) => !isWithin(outer!, p)) || edgesOf(court).some((edge) => edgesOf(outer!).some((wall) => cutAt(edge, wall) !== undefined)))
    return isOutside ? fault('天井在轮廓之外', 'a court lies outside the outline') : []
  })
}

/** Everything lies within the bounds of the place; the land may reach over, that the view does not end at an edge. */
export const withinBounds: Check = ({ place, buildings, streets, props }) => {
  const { southWest: [west, south], northEast: [east, north] } = place.bounds
  const isOut = ([lng, lat]: Position) => lng < west || lng > east || lat < south || lat > north
  const out = { zh: '超出 place.json 的范围 bounds', en: 'lies beyond the bounds of place.json' }
  return [
    ...buildings.features.filter(({ geometry }) => geometry.coordinates.flat().some(isOut)).map((of) => ({ of, key: 'geometry', says: out })),
    ...streets.features.filter(({ geometry }) => geometry.coordinates.some(isOut)).map((of) => ({ of, key: 'geometry', says: out })),
    ...props.features.filter(({ geometry }) => isOut(geometry.coordinates)).map((of) => ({ of, key: 'geometry', says: out })),
    ...place.spawns.filter(({ at }) => isOut(at)).map(({ id }) => ({ key: 'spawns', says: { zh: `${id} ${out.zh}`, en: `${id} ${out.en}` } })),
  ]
}

/** A building stands on land, an island or a pier that is there in its time. */
export const builtOnGround: Check = (district) => {
  const { ring } = onPlan(district)
  const grounds = district.grounds.features.map(({ properties, geometry }) => ({ ...properties, rings: geometry.coordinates.map(ring) }))
  return district.buildings.features.flatMap((of) => {
    const under = grounds.filter((one) => ['land', 'island', 'pier', 'beach'].includes(one.ground) && standTogether(one, of.properties))
    const wet = ring(of.geometry.coordinates[0]!).some((p) => !under.some(({ rings }) => isCovered(rings, p)))
    return wet ? [{ of, key: 'geometry', says: { zh: '建在水面上，下面没有陆地、岛或桥台', en: 'stands on water: there is no land, island or pier under it' } }] : []
  })
}

/** No building stands on a carriageway. */
export const clearStreets: Check = (district) => {
  const { line, ring } = onPlan(district)
  const ways = district.streets.features.map(({ properties, geometry }) => {
    const points = line(geometry.coordinates), half = properties.width / 2 - properties.pavement
    return { ...properties, half, edges: points.slice(1).map((p, n) => [points[n]!, p] as const), box: boxOf(points) }
  })
  return district.buildings.features.flatMap((of) => {
    const rings = of.geometry.coordinates.map(ring)
    return ways.filter(({ box, half }) => isNear(box, boxOf(rings[0]!), half))
      .filter(({ edges, half }) => edges.some((edge) => isCovered(rings, edge[0]) || rings.flatMap(edgesOf).some((wall) => gapBetween(wall, edge) < half - ROUNDING_M)))
      .map((street) => ({ of, key: 'geometry', says: { zh: `压在${street.names.at(-1)!.zh}的车行道上`, en: `stands on the carriageway of ${street.names.at(-1)!.en}` } }))
  })
}

/** Two buildings do not stand at one place at one time; a part stands within its whole. */
export const roomForEach: Check = (district) => {
  const { ring } = onPlan(district)
  const all = district.buildings.features.map((of) => ({ of, rings: of.geometry.coordinates.map(ring), house: of.properties.part_of ?? of.properties.id }))
    .toSorted((a, b) => boxOf(a.rings[0]!).west - boxOf(b.rings[0]!).west)
  return all.flatMap(({ of, rings, house }, n) => {
    const found: Finding[] = []
    // From west to east: what begins east of this one's end cannot reach it.
    for (let other = all[++n]; other && boxOf(other.rings[0]!).west < boxOf(rings[0]!).east; other = all[++n]) {
      if (other.house === house || !isNear(boxOf(rings[0]!), boxOf(other.rings[0]!)) || !standTogether(other.of.properties, of.properties) || !overlap(other.rings, rings)) continue
      found.push({ of: other.of, key: 'geometry', says: { zh: `与同时期的 ${of.properties.id} 重叠`, en: `overlaps ${of.properties.id}, which stands at the same time` } })
    }
    return found
  })
}
