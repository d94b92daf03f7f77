import type { Area, Setup } from '../setup.ts'
import { contains } from '../case/place-sketch.tsx'

type Places = Pick<Setup, 'areas'>

/** The community or street that an address names: 云霄路 lies in 云霄路社区. The longest name wins. */
export function areaNamedIn(address: string, { areas }: Places): Area | undefined {
  const rootOf = (area: Area) => area.name.replace(/(街道|社区)$/, '')
  return areas
    .filter((area) => rootOf(area).length >= 2 && address.includes(rootOf(area)))
    .toSorted((a, b) => rootOf(b).length - rootOf(a).length || Number(b.kind === 'community') - Number(a.kind === 'community'))[0]
}

export const streetOf = (area: Area | undefined): string | undefined => (area?.kind === 'street' ? area.code : area?.parent)

export const streetAt = (point: readonly [number, number], { areas }: Places): string | undefined =>
  areas.find((area) => area.kind === 'street' && area.ring && contains(area.ring, point[0], point[1]))?.code

export type Located = { lng: number; lat: number; address: string; street?: string; exact: boolean }

/** A point picked on the map, or failing that the middle of the community or street that was named. */
export function locate(call: { address: string; street: string | undefined; point: [number, number] | undefined }, setup: Places): Located | null {
  const { address, street, point } = call
  if (point) return { lng: point[0], lat: point[1], address: address.trim(), ...(street ? { street } : {}), exact: true }
  const named = areaNamedIn(address, setup)
  const area = named && (!street || streetOf(named) === street) ? named : setup.areas.find((one) => one.code === street)
  if (!area) return null
  return { lng: area.centre[0], lat: area.centre[1], address: address.trim() || area.name, ...(street ? { street } : {}), exact: false }
}
