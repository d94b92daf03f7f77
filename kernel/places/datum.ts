import gcoord from 'gcoord'
import type { Place } from '../contract.ts'

// Its types speak of a default within the default, which is not there when it runs.
const { WGS84, GCJ02, BD09, transform } = gcoord as unknown as typeof gcoord.default

export type Datum = NonNullable<Place['datum']>

const SYSTEMS = { wgs84: WGS84, gcj02: GCJ02, bd09: BD09 } as const

/** Maps in China are shifted by law: WeChat, Gaode and Tencent speak GCJ-02, Baidu BD-09. We keep WGS-84 alone. */
export function toWgs84(lng: number, lat: number, datum: Datum): [lng: number, lat: number] {
  return datum === 'wgs84' ? [lng, lat] : transform([lng, lat], SYSTEMS[datum], WGS84)
}
