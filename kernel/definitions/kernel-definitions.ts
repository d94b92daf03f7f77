import { CalendarDefinition, calendarOf } from '../calendar/calendar.ts'
import { Areas, District, Units } from './district.ts'
import type { DefinitionKind } from './registry.ts'
import type { FolderFile } from './folder.ts'

const doubles = (values: readonly string[]) => values.filter((value, n) => values.indexOf(value) !== n)

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

const units: DefinitionKind<typeof Units> = {
  name: 'units',
  schema: Units,
  also: (body) => [
    ...doubles(body.map((u) => u.id)).map((id) => `unit ${id} stands twice`),
    ...body.filter((u) => u.parent && !body.some((p) => p.id === u.parent)).map((u) => `unit ${u.id} has no parent ${u.parent}`),
  ],
}

export const kernelDefinitions = [district, calendar, areas, units] as unknown as readonly DefinitionKind[]

export const kernelFolder: readonly FolderFile[] = [
  { kind: 'district', file: 'district.json' },
  { kind: 'calendar', file: 'calendar.json' },
  { kind: 'areas', file: 'areas.json' },
  { kind: 'units', file: 'units.json' },
]
