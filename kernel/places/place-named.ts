import type { Place } from '../contract.ts'
import type { Areas } from '../definitions/district.ts'
import type { Office } from '../office.ts'
import type { Area } from './street-at.ts'

/**
 * A place without a point: the middle of the community or street that the address names, or of the street that somebody
 * chose. Null where the words name none; whoever reads them must find it.
 */
export function placeNamed(office: Office, { address = '', street }: { address?: string | undefined; street?: string | undefined }): Place | null {
  const areas = office.definitions.newest<Areas>('areas')?.body ?? []
  const named = areaNamedIn(address, areas)
  const chosen = areas.find((area) => area.kind === 'street' && area.code === street)
  const area = named && (!chosen || streetOf(named) === chosen.code) ? named : chosen
  if (!area) return null
  return { lng: area.centre[0], lat: area.centre[1], address: address.trim() || area.name, street: streetOf(area)! }
}

/** 云霄路 lies in 云霄路社区. The longest name wins, and a community goes before a street of its name. */
function areaNamedIn(address: string, areas: Areas): Area | undefined {
  const rootOf = (area: Area) => area.name.replace(/(街道|社区)$/, '')
  return areas
    .filter((area) => rootOf(area).length >= 2 && address.includes(rootOf(area)))
    .toSorted((a, b) => rootOf(b).length - rootOf(a).length || Number(b.kind === 'community') - Number(a.kind === 'community'))[0]
}

const streetOf = (area: Area): string | undefined => (area.kind === 'street' ? area.code : area.parent)
