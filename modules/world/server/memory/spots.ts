import { readFileSync } from 'node:fs'
import type { Lang } from '#kernel/contract.ts'
import { metresBetween } from '#kernel/places/distance.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Spot } from '../../contract.ts'
import { spanOf } from '../../place/dates.ts'
import type { Building, Collection, Place, Polygon } from '../../place/features.ts'

export type NamedBuilding = { id: string; name: string; en: string; from: number | null; until: number | null }
export type Spots = {
  /** Buildings that have a name, landmarks first. */
  named: readonly NamedBuilding[]
  years: { from: number; to: number }
  /** Where it lies; refuses what is not in the place. */
  require: (spot: Spot) => { lng: number; lat: number }
  /** 天主教堂, 天主教堂附近, 中山路 72 号 */
  nameOf: (spot: { building: string | null; lng: number; lat: number }, lang: Lang) => string
}
type Known = { id: string; zh: string; en: string; lng: number; lat: number; isNamed: boolean }

/** So near to a building with a name a spot is called after it. */
const NEAR_M = 80

/** The spots of a place, from its files: read when they are first asked for. */
export function spotsIn(folder: URL): () => Spots {
  let read: Spots | undefined
  return () => (read ??= readSpots(folder))
}

function readSpots(folder: URL): Spots {
  const body = <T>(file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T
  const place = body<Place>('place.json')
  const houses = ['buildings.geojson', 'infill.geojson'].flatMap((file) => body<Collection<Building, Polygon>>(file).features).filter(({ properties }) => !properties.part_of)
  const known = new Map(houses.map(({ properties, geometry }): [string, Known] => [properties.id, { id: properties.id, ...nameIn(properties), ...middleOf(geometry), isNamed: properties.name !== undefined }]))
  const named = [...known.values()].filter(({ isNamed }) => isNamed)
  const { southWest: [west, south], northEast: [east, north] } = place.bounds

  return {
    named: houses.filter(({ properties }) => properties.name).toSorted((a, b) => Number(!!b.properties.landmark) - Number(!!a.properties.landmark)).map(({ properties: of }) => ({
      id: of.id, name: of.name!, en: of['name:en'] ?? of.name!, from: yearOf(of.start_date), until: of.end_date ? yearOf(of.end_date) : null,
    })),
    years: place.years,
    require(spot) {
      if ('building' in spot) return known.get(spot.building) ?? refuseInput({ zh: '没有这座建筑，请从列表中选择', en: 'There is no such building: please choose one from the list' })
      const { lng, lat } = spot
      if (!(lng >= west && lng <= east && lat >= south && lat <= north)) refuseInput({ zh: `这个地点不在${place.name.zh}范围内，请重新选择`, en: `This spot lies outside ${place.name.en}: please choose another` })
      return { lng, lat }
    },
    nameOf(spot, lang) {
      const building = spot.building === null ? undefined : known.get(spot.building)
      if (building) return building[lang]
      const near = named.map((one) => ({ one, metres: metresBetween([spot.lng, spot.lat], [one.lng, one.lat]) })).toSorted((a, b) => a.metres - b.metres)[0]
      if (!near || near.metres > NEAR_M) return place.name[lang]
      return lang === 'zh' ? `${near.one.zh}附近` : `near ${near.one.en}`
    },
  }
}

function nameIn(of: Building): { zh: string; en: string } {
  const address = [of['addr:street'], of['addr:housenumber'] && `${of['addr:housenumber']}号`].filter(Boolean).join('') || of.id
  return { zh: of.name ?? address, en: of['name:en'] ?? of.name ?? address }
}

function middleOf({ coordinates: [ring] }: Polygon) {
  const [lngs, lats] = [ring!.map(([lng]) => lng), ring!.map(([, lat]) => lat)]
  return { lng: (Math.min(...lngs) + Math.max(...lngs)) / 2, lat: (Math.min(...lats) + Math.max(...lats)) / 2 }
}

const yearOf = (date: string) => Math.floor(spanOf(date).earliest)
