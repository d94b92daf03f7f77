import { useLate } from '#apps/desk/kit/use-late.ts'
import { useView } from '../ask.ts'
import { contains } from '../case/place-sketch.tsx'
import type { Setup } from '../setup.ts'
import type { CallDraft } from './call-draft.ts'

export const streetAt = (point: readonly [number, number], { areas }: Pick<Setup, 'areas'>): string | undefined =>
  areas.find((area) => area.kind === 'street' && area.ring && contains(area.ring, point[0], point[1]))?.code

export type Located = { lng: number; lat: number; street: string | undefined; exact: boolean }

/** A point picked on the map, or failing that what the office takes the address for. */
export function useCallPlace({ address, street, point }: CallDraft): Located | null {
  const asked = useLate(address.trim(), 400)
  const isNamed = !point && (asked !== '' || street !== undefined)
  const named = useView('place', { ...(asked ? { address: asked } : {}), ...(street ? { street } : {}) }, { enabled: isNamed, keep: true })
  if (point) return { lng: point[0], lat: point[1], street, exact: true }
  const place = isNamed ? named.data?.place : null
  return place ? { lng: place.lng, lat: place.lat, street: place.street, exact: false } : null
}
