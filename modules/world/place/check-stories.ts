import type { Words } from '#kernel/contract.ts'
import { isDate, spanOf } from './dates.ts'
import type { Fault } from './faults.ts'
import type { District } from './features.ts'
import { planAt } from './on-plan.ts'
import { isCovered, isWithin } from './plane.ts'
import type { Plate, Route } from './stories.ts'

/** Every building with a name has one plate, and what plates name is there. */
export function checkPlates(plates: readonly Plate[], { place, buildings }: District): Fault[] {
  const named = buildings.features.filter(({ properties }) => properties.name !== undefined && properties.part_of === undefined).map(({ properties }) => properties.id)
  const fault = (n: number, key: string, says: Words): Fault => ({ file: 'stories.json', at: `/${n}/${key}`, feature: plates[n]?.building ?? 'stories', key, says })
  const lacking = named.filter((id) => !plates.some(({ building }) => building === id))
  return [
    ...lacking.map((id): Fault => ({ file: 'stories.json', at: '', feature: id, key: '', says: { zh: '有名字的建筑还没有铭牌', en: 'this building with a name has no plate' } })),
    ...plates.flatMap((plate, n) => {
      const sources = [...plate.sources, ...plate.dated.flatMap((one) => one.sources), ...[plate.architect, plate.brand].flatMap((one) => (one ? [one.source] : []))]
      const unknown = sources.find((key) => !(key in place.sources))
      const wrong = plate.dated.find(({ date }) => !isDate(date))
      const inOrder = wrong !== undefined || plate.dated.every(({ date }, i) => i === 0 || spanOf(plate.dated[i - 1]!.date).earliest <= spanOf(date).latest)
      return [
        ...(named.includes(plate.building) ? [] : [fault(n, 'building', { zh: `没有名为 ${plate.building} 的建筑`, en: `there is no building ${plate.building} with a name` })]),
        ...(plates.findIndex(({ building }) => building === plate.building) === n ? [] : [fault(n, 'building', { zh: '同一座建筑有两块铭牌', en: 'has two plates' })]),
        ...(unknown === undefined ? [] : [fault(n, 'sources', { zh: `place.json 的 sources 中没有 ${unknown}`, en: `place.json has no source ${unknown}` })]),
        ...(wrong ? [fault(n, 'dated', { zh: `${wrong.date} 不是日期`, en: `${wrong.date} is no date` })] : []),
        ...(inOrder ? [] : [fault(n, 'dated', { zh: '应按时间先后排列', en: 'its dates are not in order' })]),
      ]
    }),
  ]
}

/** A stop names a building that is there, and is a place where one can stand. */
export function checkRoutes(routes: readonly Route[], { place, buildings, grounds }: District): Fault[] {
  const { toPlan } = planAt(place.origin)
  const ring = (positions: readonly (readonly [number, number])[]) => positions.slice(0, -1).map(toPlan)
  const today = buildings.features.filter(({ properties }) => properties.end_date === undefined).map(({ properties, geometry }) => ({ id: properties.id, rings: geometry.coordinates.map(ring) }))
  const walked = grounds.features.map(({ geometry }) => ring(geometry.coordinates[0]!))
  const fault = (route: Route, at: string, key: string, says: Words): Fault => ({ file: 'routes.json', at: `/${routes.indexOf(route)}${at}`, feature: route.id, key, says })
  return routes.flatMap((route, n) => [
    ...(routes.findIndex(({ id }) => id === route.id) === n ? [] : [fault(route, '/id', 'id', { zh: `编号 ${route.id} 用了两次`, en: `the id ${route.id} stands twice` })]),
    ...route.stops.flatMap(({ at, building, title }, i) => {
      const p = toPlan(at)
      const within = today.find(({ rings }) => isCovered(rings, p))
      return [
        ...(building === undefined || buildings.features.some(({ properties }) => properties.id === building) ? [] : [fault(route, `/stops/${i}/building`, 'building', { zh: `没有名为 ${building} 的建筑`, en: `there is no building ${building}` })]),
        ...(within ? [fault(route, `/stops/${i}/at`, 'at', { zh: `${title.zh}这一站在 ${within.id} 的墙里`, en: `the stop ${title.en} lies within ${within.id}` })] : []),
        ...(walked.some((ground) => isWithin(ground, p)) ? [] : [fault(route, `/stops/${i}/at`, 'at', { zh: `${title.zh}这一站在水面上`, en: `the stop ${title.en} lies on water` })]),
      ]
    }),
  ])
}
