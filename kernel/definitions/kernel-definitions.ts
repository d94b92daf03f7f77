import { CalendarDefinition, calendarOf } from '../calendar/calendar.ts'
import { Areas, District, Units } from './district.ts'
import { type DefinitionKind, doubles } from './registry.ts'
import type { FolderFile } from './folder.ts'

const district: DefinitionKind<typeof District> = { name: 'district', schema: District }

const calendar: DefinitionKind<typeof CalendarDefinition> = {
  name: 'calendar',
  schema: CalendarDefinition,
  also(body) {
    try {
      calendarOf(body, { closes: '18:00' }, 'draft')
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  },
}

const areas: DefinitionKind<typeof Areas> = {
  name: 'areas',
  schema: Areas,
  also: (body) => [
    ...doubles(body.map((a) => a.code)).map((code) => `area ${code} stands twice`),
    ...body.filter((a) => a.kind === 'community' && !body.some((s) => s.kind === 'street' && s.code === a.parent))
      .map((a) => `community ${a.name} lies in no street`),
  ],
}

function isBelowItself(units: Units, id: string): boolean {
  const above = new Set<string>()
  for (let at = units.find((u) => u.id === id)?.parent; at && !above.has(at); at = units.find((u) => u.id === at)?.parent) above.add(at)
  return above.has(id)
}

const units: DefinitionKind<typeof Units> = {
  name: 'units',
  schema: Units,
  also: (body) => [
    ...doubles(body.map((u) => u.id)).map((id) => `unit ${id} stands twice`),
    ...body.filter((u) => u.parent && !body.some((p) => p.id === u.parent)).map((u) => `unit ${u.id} has no parent ${u.parent}`),
    ...body.filter((u) => isBelowItself(body, u.id)).map((u) => `unit ${u.id} stands below itself`),
  ],
}

export const kernelDefinitions = [district, calendar, areas, units] as unknown as readonly DefinitionKind[]

export const kernelFolder: readonly FolderFile[] = [
  { kind: 'district', file: 'district.json' },
  { kind: 'calendar', file: 'calendar.json' },
  { kind: 'areas', file: 'areas.json' },
  { kind: 'units', file: 'units.json' },
  { kind: 'notices', file: 'notices.json' },
]
