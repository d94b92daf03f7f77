import type { AnyFeature, Check, Finding } from './check-district.ts'
import { isDate, lifeOf, spanOf } from './dates.ts'

/** Ids are in addresses: each stands once among buildings, once among streets and once among grounds. */
export const uniqueIds: Check = ({ buildings, streets, grounds, place }) => [
  ...[buildings, streets, grounds].flatMap(({ features }) => {
    const seen = new Set<string>()
    return features.flatMap((of) => {
      const { id } = of.properties
      const isTwice = seen.has(id)
      seen.add(id)
      return isTwice ? [{ of, key: 'id', says: { zh: `编号 ${id} 用了两次`, en: `the id ${id} stands twice` } }] : []
    })
  }),
  ...place.spawns.filter(({ id }, n) => place.spawns.findIndex((other) => other.id === id) !== n).map(({ id }) => ({ key: 'spawns', says: { zh: `出生点 ${id} 用了两次`, en: `the spawn ${id} stands twice` } })),
]

/** What a feature names is there: façade style, source, the building that it is part of; and no landmark stands twice at one time. */
export const knownNames: Check = ({ place, buildings, streets }) => {
  const ids = new Map(buildings.features.map((one) => [one.properties.id, one]))
  const source = (of: AnyFeature, key: string, name: string | undefined): Finding[] =>
    name === undefined || name in place.sources ? [] : [{ of, key, says: { zh: `place.json 的 sources 中没有 ${name}`, en: `place.json has no source ${name}` } }]
  return [
    ...buildings.features.flatMap((of, n) => {
      const { part_of, landmark, end_date, ...b } = of.properties
      const whole = part_of === undefined ? undefined : ids.get(part_of)
      const twin = landmark && buildings.features.slice(0, n).find((other) => other.properties.landmark === landmark && standTogether(other.properties, of.properties))
      return [
        ...(b['building:architecture'] in place.facades ? [] : [{ of, key: 'building:architecture', says: { zh: `place.json 的 facades 中没有 ${b['building:architecture']}`, en: `place.json has no façade style ${b['building:architecture']}` } }]),
        ...source(of, 'start_date:source', b['start_date:source']),
        ...source(of, 'end_date:source', b['end_date:source']),
        ...(end_date !== undefined && b['end_date:source'] === undefined ? [{ of, key: 'end_date:source', says: { zh: '有拆除日期，缺少来源', en: 'has an end date without a source' } }] : []),
        ...(part_of !== undefined && (!whole || whole.properties.part_of !== undefined) ? [{ of, key: 'part_of', says: { zh: `${part_of} 不是一座完整的建筑`, en: `${part_of} is no whole building` } }] : []),
        ...(twin ? [{ of, key: 'landmark', says: { zh: `与 ${twin.properties.id} 同时是地标 ${landmark}`, en: `is the landmark ${landmark} at the same time as ${twin.properties.id}` } }] : []),
      ]
    }),
    ...streets.features.flatMap((of) => of.properties.names.flatMap((name) => source(of, 'names', name.source))),
    ...place.eras.filter((era) => !(era.source in place.sources)).map((era) => ({ key: 'eras', says: { zh: `sources 中没有 ${era.source}`, en: `there is no source ${era.source}` } })),
  ]
}

type Dated = { start_date?: string | undefined; end_date?: string | undefined }

/** Whether two things stood at one time for certain: what may have stood beside the other is no fault. */
export function standTogether(a: Dated, b: Dated): boolean {
  const [one, other] = [lifeOf(a).certain, lifeOf(b).certain]
  return Math.max(one[0], other[0]) < Math.min(one[1], other[1])
}

/** Dates are dates, an end follows its beginning, and the names of a street follow one another up to today. */
export const orderedDates: Check = ({ buildings, streets, grounds }) => [
  ...[...buildings.features, ...grounds.features].flatMap((of): Finding[] => {
    const { start_date, end_date } = of.properties
    for (const [key, date] of [['start_date', start_date], ['end_date', end_date]] as const) if (date !== undefined && !isDate(date)) return [{ of, key, says: { zh: `${date} 不是日期`, en: `${date} is no date` } }]
    const { possible } = lifeOf(of.properties)
    return possible[1] <= possible[0] ? [{ of, key: 'end_date', says: { zh: `${end_date} 早于 ${start_date}`, en: `${end_date} is before ${start_date}` } }] : []
  }),
  ...streets.features.flatMap((of): Finding[] => {
    const { names } = of.properties
    const wrong = names.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]).find((date) => !isDate(date))
    if (wrong) return [{ of, key: 'names', says: { zh: `${wrong} 不是日期`, en: `${wrong} is no date` } }]
    const late = names.find((name, n) => n > 0 && spanOf(name.from).earliest < spanOf(names[n - 1]!.from).earliest)
    if (late) return [{ of, key: 'names', says: { zh: `${late.zh} 应按时间先后排列`, en: `${late.en} stands after a later name` } }]
    const open = names.filter(({ to }) => to === undefined)
    return open.length === 1 && open[0] === names.at(-1) ? [] : [{ of, key: 'names', says: { zh: '只有最后一个街名没有截止日期', en: 'only the last name has no end' } }]
  }),
]
