import { expect, test } from 'vitest'
import { lifeOf, spanOf } from '#modules/world/place/dates.ts'
import { LANDMARKS } from '#modules/world/place/features.ts'
import { loadDistrict } from '#modules/world/place/load-district.ts'
import { type OnPlan, planAt } from '#modules/world/place/on-plan.ts'
import { areaOf, centreOf, cutAt, distanceToEdge, edgesOf, isWithin } from '#modules/world/place/plane.ts'

const district = loadDistrict(import.meta.dirname)
const { toPlan } = planAt(district.place.origin)
const ringOf = (positions: readonly (readonly [number, number])[]) => positions.slice(0, -1).map(toPlan)

const building = (id: string) => district.buildings.features.find(({ properties }) => properties.id === id)!
const outline = (id: string) => ringOf(building(id).geometry.coordinates[0]!)
const ground = (id: string) => ringOf(district.grounds.features.find(({ properties }) => properties.id === id)!.geometry.coordinates[0]!)
const street = (id: string) => district.streets.features.find(({ properties }) => properties.id === id)!.geometry.coordinates.map(toPlan)
const height = (id: string) => building(id).properties.height

const metres = (a: OnPlan, b: OnPlan) => Math.hypot(a.x - b.x, a.z - b.z)
const long = (line: readonly OnPlan[]) => line.slice(1).reduce((sum, p, n) => sum + metres(line[n]!, p), 0)
const centre = (id: string) => centreOf(outline(id))
const fromHall = (to: string) => metres(centre('governors-hall'), centre(to))
const told = (lat: number, lng: number) => toPlan([lng, lat])

/** The sides of the smallest rectangle about an outline, the longer first. */
function sides(ring: readonly OnPlan[]): [number, number] {
  return edgesOf(ring).map(([a, b]): [number, number] => {
    const u = { x: (b.x - a.x) / metres(a, b), z: (b.z - a.z) / metres(a, b) }
    const [along, across] = [ring.map((p) => p.x * u.x + p.z * u.z), ring.map((p) => -p.x * u.z + p.z * u.x)]
    const [s, t] = [Math.max(...along) - Math.min(...along), Math.max(...across) - Math.min(...across)]
    return [Math.max(s, t), Math.min(s, t)]
  }).toSorted((p, q) => p[0] * p[1] - q[0] * q[1])[0]!
}

/** What the sources tell (heritage facts, by source key), and how near we are to it; lengths in metres. */
const figures: [what: string, source: string, told: number, within: number, measured: () => number][] = [
  ['the cathedral is long', 'W1', 65.9, 0.5, () => sides(outline('cathedral'))[0]],
  ['the cathedral is wide', 'W1', 37.6, 0.5, () => sides(outline('cathedral'))[1]],
  ['its towers are high', 'W1', 56, 0, () => height('cathedral')],
  ['the pier, as it is told', 'N4', 440, 2, () => metres(midOf(ground('pier-landing')), tipOf(ground('pier-head')))],
  ['the pier, as it was measured: approach, open bridge, head', 'N4', 401.45, 2, () => sides(ground('pier-approach'))[0] + sides(ground('pier-bridge'))[0] + 15.65],
  ['approach of the pier', 'N4', 236.1, 1, () => sides(ground('pier-approach'))[0]],
  ['open bridge of the pier', 'N4', 149.7, 1, () => sides(ground('pier-bridge'))[0]],
  ['the pavilion covers', 'N4', 151, 3, () => areaOf(outline('huilan-pavilion'))],
  ["the Governor's Hall is long", 'W3', 80, 0.5, () => sides(outline('governors-hall'))[0]],
  ["the Governor's Hall is deep", 'W3', 40, 0.5, () => sides(outline('governors-hall'))[1]],
  ["the Governor's Hall is high", 'W3', 20, 0, () => height('governors-hall')],
  ['tower of Christuskirche', 'W5', 39.1, 0.1, () => height('christ-church')],
  ['clock tower of the station', 'W6', 35, 0, () => height('station-1901')],
  ['the copy is higher', 'W6', 3, 0, () => height('station') - height('station-1901')],
  ['the station hall covers', 'W6', 918, 15, () => areaOf(outline('station-1901'))],
  ['the copy stands further south', 'N14', 100, 10, () => metres(centre('station-1901'), centre('station'))],
  ['belfry of the police', 'N17', 30, 0, () => height('police')],
  ['Donglai Bank is high', 'N21', 27.6, 0, () => height('donglai-bank')],
  ['the lighthouse is high', 'N5', 15.5, 0, () => height('lighthouse')],
  ['the island lies offshore, straight south of the sea wall', 'N5', 720, 15, () => centre('lighthouse').z - shoreNorthOf(centre('lighthouse'))],
  ['the island covers', 'N5', 12_000, 4000, () => areaOf(ground('xiaoqingdao'))],
  ["Governor's Hall to the cathedral", 'W4', 520, 10, () => fromHall('cathedral')],
  ["Governor's Hall to the pier (its middle)", 'W4', 629, 15, () => metres(centre('governors-hall'), mid(midOf(ground('pier-landing')), tipOf(ground('pier-head'))))],
  ["Governor's Hall to the station", 'W4', 1060, 15, () => fromHall('station-1901')],
  ["Governor's Hall to the post office", 'W4', 288, 10, () => fromHall('imperial-post')],
  ["Governor's Hall to 山左银行", 'W4', 638, 10, () => fromHall('shanzuo-bank')],
  ["Governor's Hall to the Deutsch-Asiatische Bank", 'W4', 280, 10, () => fromHall('deutsch-asiatische-bank')],
  ["Governor's Hall to the German consulate", 'W4', 177, 10, () => fromHall('german-consulate')],
  ["Governor's Hall to the Siemssen house", 'W4', 693, 20, () => fromHall('siemssen-house')],
  ["Governor's Hall to Christuskirche", 'W5', 340, 10, () => fromHall('christ-church')],
  ["Governor's Hall to St Paul's", 'W4', 934, 10, () => fromHall('st-pauls')],
  ['the station of today to the sea', 'W6', 300, 30, () => Math.min(...edgesOf(ground('land')).slice(0, 20).map((edge) => distanceToEdge(centre('station'), edge)))],
  ['中山路', 'W15', 1295, 10, () => long(street('zhongshan-road'))],
  ['兰山路', 'W13', 470, 10, () => long(street('lanshan-road'))],
  ['莒县路', 'W14', 122, 3, () => long(street('juxian-road'))],
  ['the cathedral is where it is told', 'W1', 0, 8, () => metres(centre('cathedral'), told(36.067972, 120.315611))],
  ["the Governor's Hall is where it is told", 'W3', 0, 8, () => metres(centre('governors-hall'), told(36.06444, 120.31944))],
  ['the station is where it is told', 'W6', 0, 8, () => metres(centre('station-1901'), told(36.065375, 120.307694))],
  ['山左银行 is where it is told', 'W9', 0, 8, () => metres(centre('shanzuo-bank'), told(36.067056, 120.313139))],
  ['大陆银行 is where it is told', 'W10', 0, 8, () => metres(centre('dalu-bank'), told(36.067389, 120.313056))],
  ['广兴里 is where it is told', 'W11', 0, 15, () => metres(centre('guangxing-li'), told(36.071056, 120.31575))],
  ['胶州旅馆 is where it is told', 'W12', 0, 25, () => metres(centre('kiautschou-hotel'), told(36.06389, 120.314028))],
]

const mid = (a: OnPlan, b: OnPlan): OnPlan => ({ x: (a.x + b.x) / 2, z: (a.z + b.z) / 2 })
/** Where the sea wall is, straight north of a point at sea. */
const shoreNorthOf = (p: OnPlan) => Math.max(...edgesOf(ground('land')).flatMap(([a, b]) => {
  const t = cutAt([a, b], [{ x: p.x, z: 0 }, p])
  return t === undefined ? [] : [a.z + (b.z - a.z) * t]
}))
const midOf = (strip: readonly OnPlan[]) => mid(strip[0]!, strip[1]!)
const tipOf = (head: readonly OnPlan[]) => head.toSorted((a, b) => b.z - a.z)[0]!

test.each(figures)('%s (%s): %d m, within %d', (_what, _source, value, within, measured) => {
  expect(Math.abs(measured() - value)).toBeLessThanOrEqual(within + 1e-9)
})

test('towers are in their order: cathedral, Christuskirche on its mound, station, police and residence, Donglai Bank, Governor’s Hall, streets', () => {
  const MOUND_M = 8
  const order = [height('cathedral'), height('christ-church') + MOUND_M, height('station-1901'), height('police'), height('donglai-bank'), height('governors-hall')]
  expect(order).toEqual(order.toSorted((a, b) => b - a))
  expect(height('governors-residence')).toBe(height('police'))
  const nameless = district.buildings.features.filter(({ properties }) => properties.name === undefined)
  expect(Math.max(...nameless.map(({ properties }) => properties.height))).toBeLessThanOrEqual(18)
})

test('the streets that cross 中山路 come in their order from the shore', () => {
  const axis = street('zhongshan-road')
  const along = (id: string) => {
    let walked = 0
    for (const [a, b] of axis.slice(1).map((p, n) => [axis[n]!, p] as const)) {
      const t = edgesOf(street(id)).slice(0, -1).map(([p, q]) => cutAt([a, b], stretched(p, q))).find((cut) => cut !== undefined)
      if (t !== undefined) return walked + t * metres(a, b)
      walked += metres(a, b)
    }
    throw new Error(`${id} does not meet 中山路`)
  }
  const ids = ['taiping', 'lanshan', 'guangxi', 'hunan', 'hubei', 'qufu', 'feicheng', 'dagu', 'dexian', 'sifang', 'tianjin', 'haipo', 'gaomi', 'beijing', 'jiaozhou', 'jimo', 'licun', 'cangkou', 'jinan', 'market-3'].map((id) => `${id}-road`)
  const places = ids.map(along)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeLessThan(5)
  expect(along('baoding-road')).toBeCloseTo(along('dexian-road'), 0)
})

/** Streets end on the axis of the one they meet; rounding must not leave them short of it. */
const stretched = (p: OnPlan, q: OnPlan): [OnPlan, OnPlan] => {
  const [ux, uz] = [(q.x - p.x) / metres(p, q), (q.z - p.z) / metres(p, q)]
  return [{ x: p.x - ux * 2, z: p.z - uz * 2 }, { x: q.x + ux * 2, z: q.z + uz * 2 }]
}

/** How far a line that goes on beyond its end passes a point. */
const passes = (line: readonly OnPlan[], end: 0 | -1, at: OnPlan) => {
  const [a, b] = end === 0 ? [line[1]!, line[0]!] : [line.at(-2)!, line.at(-1)!]
  const far = { x: a.x + ((b.x - a.x) / metres(a, b)) * 2000, z: a.z + ((b.z - a.z) / metres(a, b)) * 2000 }
  return distanceToEdge(at, [a, far])
}

test('the axes of the town: the pier on 中山路, the station on 广西路 and 兰山路, the cathedral at the end of 肥城路, 青岛路 before the Governor’s Hall', () => {
  expect(passes(street('zhongshan-road'), 0, centre('huilan-pavilion'))).toBeLessThan(25)
  expect(passes(street('guangxi-road'), 0, centre('station-1901'))).toBeLessThan(20)
  expect(passes(street('lanshan-road'), 0, centre('station-1901'))).toBeLessThan(35)
  expect(passes(street('feicheng-road'), -1, centre('cathedral'))).toBeLessThan(10)
  expect(passes(street('qingdao-road'), 0, centre('governors-hall'))).toBeLessThan(25)
})

test('on the west side of 中山路 the numbers rise to the north: Parkson, Bank of China, 山左, 大陆, and beyond 肥城路 the Memory Hall', () => {
  const from = ['parkson', 'bank-of-china', 'shanzuo-bank', 'dalu-bank', 'memory-hall'].map((id) => centre(id).z)
  expect(from).toEqual(from.toSorted((a, b) => b - a))
})

test('every landmark has a building, and at least ten more have a name', () => {
  const named = district.buildings.features.filter(({ properties }) => properties.name !== undefined)
  expect(new Set(named.flatMap(({ properties }) => properties.landmark ?? []))).toEqual(new Set(LANDMARKS))
  expect(named.filter(({ properties }) => !properties.landmark).length).toBeGreaterThanOrEqual(10)
})

test('what is lost was there: 胶州旅馆, the main house of 亨利亲王饭店, the old station', () => {
  expect(lifeOf(building('kiautschou-hotel').properties).possible[1]).toBeLessThanOrEqual(1963)
  expect(spanOf(building('prinz-heinrich-hotel').properties.end_date!)).toEqual({ earliest: 1993, latest: 1994 })
  expect(spanOf(building('station-1901').properties.end_date!)).toEqual({ earliest: 1991, latest: 1992 })
})

test('中山路 was Friedrichstraße, 山东路, and is 中山路 since 1927 or 1929', () => {
  const names = district.streets.features.find(({ properties }) => properties.id === 'zhongshan-road')!.properties.names
  expect(names.map(({ zh, from }) => [zh, from])).toEqual([['弗里德里希大街', '1898~'], ['静冈町', '1914'], ['山东路', '1923'], ['中山路', '1927/1929']])
})

test('one may begin only on land, and not within a building', () => {
  for (const { id, at } of district.place.spawns) {
    const p = toPlan(at)
    expect(isWithin(ground('land'), p), id).toBe(true)
    expect(district.buildings.features.filter(({ geometry }) => isWithin(ringOf(geometry.coordinates[0]!), p)).map(({ properties }) => properties.id), id).toEqual([])
  }
})
