import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { checkDistrict } from './check-district.ts'
import { departures, type Fault } from './faults.ts'
import { Buildings, type District, Grounds, Place, Props, Spots, Streets } from './features.ts'

/** The files of a place. Houses made by rule lie apart from the buildings with a name, so that either can be edited alone. */
export const FILES = {
  'place.json': { part: 'place', schema: Place },
  'buildings.geojson': { part: 'buildings', schema: Buildings },
  'infill.geojson': { part: 'buildings', schema: Buildings },
  'streets.geojson': { part: 'streets', schema: Streets },
  'grounds.geojson': { part: 'grounds', schema: Grounds },
  'spots.geojson': { part: 'spots', schema: Spots },
  'props.geojson': { part: 'props', schema: Props },
} as const
export type FileName = keyof typeof FILES
export type Bodies = Partial<Record<FileName, unknown>>

/** Puts the files of a place together. Without faults there is a district; a file that is missing is a fault, only infill may be. */
export function readDistrict(bodies: Bodies): { district?: District; faults: Fault[] } {
  const names = Object.keys(FILES) as FileName[]
  const faults = names.flatMap((file) => {
    if (bodies[file] !== undefined) return faultsOf(file, bodies[file])
    return file === 'infill.geojson' ? [] : [{ file, at: '', feature: file, key: '', says: { zh: '缺少这个文件', en: 'this file is missing' } }]
  })
  if (faults.length) return { faults }

  const homes = new Map<object, { file: FileName; at: string }>()
  const together = (part: string) => ({ type: 'FeatureCollection', features: names.filter((file) => FILES[file].part === part).flatMap((file) => featuresOf(bodies[file]).map((feature, n) => {
    homes.set(feature as object, { file, at: `/features/${n}` })
    return feature
  })) })
  const district = { place: bodies['place.json'], ...Object.fromEntries(['buildings', 'streets', 'grounds', 'spots', 'props'].map((part) => [part, together(part)])) } as unknown as District
  const found = checkDistrict(district).map(({ of, key, says }) => {
    const home = of && homes.get(of)
    const name = of && 'id' in of.properties ? String(of.properties.id) : (home?.at ?? 'place')
    return { file: home?.file ?? 'place.json', at: home ? `${home.at}${key === 'geometry' ? '/geometry' : `/properties/${key.replaceAll('/', '~1')}`}` : `/${key}`, feature: name, key, says }
  })
  return found.length ? { faults: found } : { district, faults: [] }
}

const featuresOf = (body: unknown) => ((body as { features?: unknown[] } | undefined)?.features ?? []) as { properties?: { id?: unknown } }[]

/** Feature by feature, so that one broken feature does not hide the faults of the next. */
function faultsOf(file: FileName, body: unknown): Fault[] {
  const schema = FILES[file].schema as unknown as TSchema & { properties: Record<string, TSchema & { items: TSchema }> }
  if (Value.Check(schema, body)) return []
  if (file === 'place.json') return departures(schema, body).map(({ at, says }) => ({ file, at, feature: 'place', key: at.slice(1), says }))
  const features = featuresOf(body)
  const shell = Array.isArray(features) && body && typeof body === 'object' ? { ...body, features: [] } : body
  return [
    ...departures(schema, shell).map(({ at, says }) => ({ file, at, feature: file, key: at.slice(1), says })),
    ...(Array.isArray(features) ? features : []).flatMap((feature, n) => departures(schema.properties['features']!.items, feature).map(({ at, says }) => ({
      file, at: `/features/${n}${at}`, feature: typeof feature?.properties?.id === 'string' ? feature.properties.id : `#${n + 1}`, key: at.replace(/^\/properties\//, '').replace(/^\//, ''), says,
    }))),
  ]
}
