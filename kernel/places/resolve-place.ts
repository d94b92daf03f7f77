import type { Place } from '../contract.ts'
import type { Areas, District, Point } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import { refuseInput } from '../refusal.ts'

const inside = (ring: readonly Point[], lng: number, lat: number) => {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!
    const [x2, y2] = ring[j]!
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd
  }
  return odd
}

export function resolvePlace(office: Office, place: Place): { place: Place; street: string | null; streetName: string | null } {
  const district = office.definitions.newest<District>('district')!.body
  if (!inside(district.boundary, place.lng, place.lat)) refuseInput(`这个地点不在${district.name},请核对,或拨打 12345`)
  const area = office.definitions.newest<Areas>('areas')!.body.find((a) => a.ring && inside(a.ring, place.lng, place.lat))
  return { place, street: area?.code ?? null, streetName: area?.name ?? null }
}
