import type { Words } from '#kernel/contract.ts'
import { germanRule } from './check-german-rule.ts'
import { knownNames, orderedDates, uniqueIds } from './check-names.ts'
import { builtOnGround, clearStreets, roomForEach, soundRings, withinBounds } from './check-shapes.ts'
import type { District } from './features.ts'

export type AnyFeature = District['buildings' | 'streets' | 'grounds' | 'spots' | 'props']['features'][number]
/** What a check finds: the feature, or nothing where it is the place itself; the key is a property or `geometry`. */
export type Finding = { of?: AnyFeature; key: string; says: Words }
export type Check = (district: District) => Finding[]

/** What no schema can say. Shapes are measured only where names, dates and rings are sound: else one mistake would be told ten times. */
export function checkDistrict(district: District): Finding[] {
  const basic = [uniqueIds, knownNames, orderedDates, soundRings].flatMap((check) => check(district))
  return basic.length ? basic : [withinBounds, builtOnGround, clearStreets, roomForEach, germanRule].flatMap((check) => check(district))
}
