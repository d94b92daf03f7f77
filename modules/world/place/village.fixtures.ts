import type { Building, District, Feature, Polygon, Street } from './features.ts'
import { type OnPlan, planAt } from './on-plan.ts'

export const origin = [120.3, 36] as const
const { toEarth } = planAt(origin)
const earth = (x: number, z: number) => toEarth({ x, z })

/** A rectangle on the plan, from corner to corner. */
export const block = (x0: number, z0: number, x1: number, z1: number): Polygon => ({ type: 'Polygon', coordinates: [[earth(x0, z0), earth(x1, z0), earth(x1, z1), earth(x0, z1), earth(x0, z0)]] })
export const shape = (points: readonly OnPlan[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, points[0]!].map(({ x, z }) => earth(x, z))] })

export const house = (id: string, geometry: Polygon, more: Partial<Building> = {}): Feature<Building, Polygon> => ({
  type: 'Feature', geometry,
  properties: {
    id, building: 'house', name: id, 'addr:street': '一路', 'building:levels': 2, height: 12, 'roof:shape': 'hipped', 'building:material': 'plaster', 'building:colour': '#d9b56c', 'roof:colour': '#a8452f',
    'building:architecture': 'plain', start_date: '1905', 'start_date:source': 'S', ...more,
  },
})

const firstStreet = (): Street => ({ id: 'first-street', names: [{ zh: '第一街', en: 'First Street', from: '1899', to: '1914', source: 'S' }, { zh: '一路', en: 'First Road', from: '1914~', source: 'S' }], width: 12, pavement: 3, surface: 'setts' })

/** One street from west to east, land as far as z = 60 and the sea beyond, a house on each side of the street. */
export const village = (): District => ({
  place: {
    id: 'village', name: { zh: '村', en: 'Village' }, origin: [...origin], bounds: { southWest: earth(-200, 200), northEast: earth(200, -200) }, years: { from: 1898, to: 2026 },
    eras: [{ id: 'today', year: 2026, title: { zh: '今天', en: 'Today' }, source: 'S' }],
    spawns: [{ id: 'middle', name: { zh: '路口', en: 'Middle' }, at: earth(0, 0), towards: 90 }],
    facades: { plain: { bay: 3, floor: 4, window: { shape: 'rect', width: 0.4, height: 0.5 } }, other: { bay: 3, floor: 4, window: { shape: 'arch', width: 0.4, height: 0.5 } } },
    sources: { S: { title: '书' }, RULE: { title: '规则' } },
  },
  buildings: { type: 'FeatureCollection', features: [house('north', block(-10, -20, 10, -6)), house('south', block(-10, 6, 10, 20))] },
  streets: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: firstStreet(), geometry: { type: 'LineString', coordinates: [earth(-150, 0), earth(150, 0)] } }] },
  grounds: { type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { id: 'land', ground: 'land' }, geometry: block(-300, -300, 300, 60) },
    { type: 'Feature', properties: { id: 'jetty', ground: 'pier', start_date: '1930' }, geometry: block(-20, 60, 20, 150) },
  ] },
  spots: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { height: 4 }, geometry: { type: 'Point', coordinates: earth(0, 0) } }] },
  props: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { prop: 'lamp' }, geometry: { type: 'Point', coordinates: earth(20, 4) } }] },
})
