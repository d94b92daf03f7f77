import type { District } from '../definitions/district.ts'
import { refuseInput } from '../refusal.ts'
import { metresToEdge } from './distance.ts'
import { isInside, shapeOf } from './ring.ts'

/** A phone is wrong by some tens of metres, a hand-drawn boundary by more: nobody is sent away for that. */
const TOLERANCE_METRES = 150

export function insideDistrict(district: District, lng: number, lat: number): boolean {
  return isInside(shapeOf(district.boundary), lng, lat) || metresToEdge(district.boundary, lng, lat) <= TOLERANCE_METRES
}

export function refuseOutside(district: District, lng: number, lat: number) {
  if (!insideDistrict(district, lng, lat)) {
    refuseInput({ zh: `这个地点不在${district.name}，本平台无法办理。请核对地点；如确在外区或外市，请打 ${district.hotline}（外地加当地区号），由当地受理`, en: `This place is not in ${district.en}. Please check it; if it is right, ring ${district.hotline} (with the area code of the place), and they will take it up there` }, { outside: district.code })
  }
}
