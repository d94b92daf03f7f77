import gcoord from 'gcoord'
import type { Datum } from './datum.ts'

const { WGS84, GCJ02, BD09, transform } = gcoord as unknown as typeof gcoord.default

/** What a phone whose map is of that datum sends for a place. */
export const asSent = (lng: number, lat: number, datum: Datum): [lng: number, lat: number] =>
  datum === 'wgs84' ? [lng, lat] : transform([lng, lat], WGS84, datum === 'gcj02' ? GCJ02 : BD09)
