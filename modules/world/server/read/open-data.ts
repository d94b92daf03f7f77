import { spanOf } from '../../place/dates.ts'
import { HOME } from './frame.ts'
import { type Guide, type House, titleOf } from './guide.ts'
import { addressOf } from './home.ts'
import { kindOf, WORDS } from './words.ts'

/** What machines read of the place: schema.org, IIIF Presentation 3, GeoJSON, a sitemap. */

const both = <T>(zh: T, en: T) => ({ zh: [zh], en: [en] })

/** A building for search engines: https://schema.org/LandmarksOrHistoricalBuildings */
export function buildingData(guide: Guide, { id, is, middle, plate }: House, base: string) {
  const { toEarth } = guide
  const [longitude, latitude] = toEarth(middle)
  return {
    '@context': 'https://schema.org', '@type': 'LandmarksOrHistoricalBuildings', '@id': `${base}/b/${id}`,
    name: [{ '@value': plate!.title.zh, '@language': 'zh' }, { '@value': plate!.title.en, '@language': 'en' }],
    description: [{ '@value': plate!.story.zh, '@language': 'zh' }, { '@value': plate!.story.en, '@language': 'en' }],
    url: `${base}${HOME}b/${id}`, image: `${base}${HOME}front/${id}.svg`,
    address: { '@type': 'PostalAddress', addressCountry: 'CN', addressLocality: '青岛', streetAddress: addressOf(guide, id, { lang: 'zh' }) },
    geo: { '@type': 'GeoCoordinates', latitude: Number(latitude.toFixed(6)), longitude: Number(longitude.toFixed(6)) },
    additionalProperty: [
      { '@type': 'PropertyValue', name: 'start_date', value: is.start_date },
      ...(is.end_date ? [{ '@type': 'PropertyValue', name: 'end_date', value: is.end_date }] : []),
      ...(plate!.architect ? [{ '@type': 'PropertyValue', name: 'architect', value: plate!.architect.en }] : []),
      { '@type': 'PropertyValue', name: 'height', value: is.height, unitCode: 'MTR' },
    ],
    citation: [...new Set([...plate!.sources, ...plate!.dated.flatMap(({ sources }) => sources)])].map((key) => guide.place.sources[key]?.url ?? guide.place.sources[key]?.title ?? key),
    isPartOf: { '@id': `${base}${HOME}` },
  }
}

export const districtData = ({ place, named, toEarth }: Guide, base: string) => ({
  '@context': 'https://schema.org', '@type': 'TouristAttraction', '@id': `${base}${HOME}`, url: `${base}${HOME}`,
  name: [{ '@value': place.name.zh, '@language': 'zh' }, { '@value': place.name.en, '@language': 'en' }],
  containsPlace: named.map(({ id, plate, middle }) => ({ '@type': 'LandmarksOrHistoricalBuildings', '@id': `${base}/b/${id}`, name: plate!.title.zh, geo: { '@type': 'GeoCoordinates', latitude: Number(toEarth(middle)[1].toFixed(6)), longitude: Number(toEarth(middle)[0].toFixed(6)) } })),
})

/** IIIF Presentation 3.0: one canvas, the elevation. What has no licence is not in it. */
export function manifest(guide: Guide, house: House, { width, height }: { width: number; height: number }, base: string) {
  const at = `${base}/api/world/iiif/${house.id}`
  const { plate, is } = house
  const { earliest, latest } = spanOf(is.start_date)
  const image = `${base}${HOME}front/${house.id}.svg`
  const label = titleOf(house) ?? WORDS.house
  const fact = (word: keyof typeof WORDS, zh: string, en: string) => ({ label: both(WORDS[word].zh, WORDS[word].en), value: both(zh, en) })
  const kind = kindOf(is)
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json', id: `${at}/manifest.json`, type: 'Manifest',
    label: both(label.zh, label.en), ...(plate ? { summary: both(plate.story.zh, plate.story.en) } : {}),
    metadata: [
      fact('address', addressOf(guide, house.id, { lang: 'zh' }), addressOf(guide, house.id, { lang: 'en' })),
      fact('dated', is.start_date, is.start_date),
      ...(kind ? [fact('kind', kind.zh, kind.en)] : []),
      ...(plate?.architect ? [fact('architect', plate.architect.zh, plate.architect.en)] : []),
    ].filter(({ value }) => value.zh[0]),
    requiredStatement: { label: both('说明', 'Note'), value: both(WORDS.drawing.zh, WORDS.drawing.en) },
    navDate: `${Math.floor((earliest + latest) / 2)}-01-01T00:00:00Z`,
    homepage: (['zh', 'en'] as const).map((lang) => ({ id: `${base}${HOME}b/${house.id}?lang=${lang}`, type: 'Text', label: { [lang]: [label[lang]] }, format: 'text/html', language: [lang] })),
    ...(plate ? { seeAlso: [{ id: `${base}${HOME}b/${house.id}.jsonld`, type: 'Dataset', format: 'application/ld+json', profile: 'https://schema.org/' }] } : {}),
    thumbnail: [{ id: image, type: 'Image', format: 'image/svg+xml', width, height }],
    items: [{
      id: `${at}/elevation`, type: 'Canvas', width, height, label: both('示意立面图', 'Schematic elevation'), ...(plate ? { summary: both(plate.alt.zh, plate.alt.en) } : {}),
      items: [{ id: `${at}/elevation/page`, type: 'AnnotationPage', items: [{
        id: `${at}/elevation/image`, type: 'Annotation', motivation: 'painting', target: `${at}/elevation`, body: { id: image, type: 'Image', format: 'image/svg+xml', width, height },
      }] }],
    }],
  }
}

/** Everything with a place, as one GeoJSON: `layer` says what a feature is, and a building carries its plate. */
export function placeGeoJson({ district, plates }: Guide) {
  const layer = (name: string, { features }: { features: readonly { properties: object }[] }) => features.map((feature) => ({ ...feature, properties: { layer: name, ...feature.properties } }))
  const plateOf = new Map(plates.map((plate) => [plate.building, plate]))
  return {
    type: 'FeatureCollection', name: district.place.id,
    features: [
      ...layer('ground', district.grounds), ...layer('street', district.streets),
      ...district.buildings.features.map((feature) => {
        const plate = plateOf.get(feature.properties.id)
        return { ...feature, id: feature.properties.id, properties: { layer: 'building', ...feature.properties, ...(plate ? { plate } : {}) } }
      }),
      ...layer('spot', district.spots), ...layer('prop', district.props),
    ],
    sources: district.place.sources,
  }
}

export function sitemap({ named, lanes, routes }: Guide, base: string): string {
  const paths = ['', 'years', ...named.map(({ id }) => `b/${id}`), ...lanes.map(({ id }) => `s/${id}`), ...routes.map(({ id }) => `r/${id}`)]
  const entry = (path: string) => {
    const at = (lang: string) => `${base}${HOME}${path}?lang=${lang}`
    const alternates = [['zh-CN', 'zh'], ['en', 'en']].map(([tag, lang]) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${at(lang!)}"/>`).join('')
    return `<url><loc>${base}${HOME}${path}</loc>${alternates}</url>`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${paths.map(entry).join('\n')}\n</urlset>\n`
}
