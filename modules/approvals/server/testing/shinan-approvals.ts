import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDefinition, calendarOf } from '#kernel/calendar/calendar.ts'
import { filesOf } from '#kernel/definitions/folder.ts'
import { kernelDefinitions, kernelFolder } from '#kernel/definitions/kernel-definitions.ts'
import { Definitions } from '#kernel/definitions/registry.ts'
import { definitionKinds, folder } from '../definition-kinds.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import { libraryOn } from '../plan/library.ts'

const DISTRICT = join(import.meta.dirname, '../../../../districts/shinan')

/** All that Shinan's folder says of approvals, and what the schemas and checks of publication find wrong with it. */
export function shinanApprovals(asOf: string) {
  const files = [...kernelFolder.filter(({ kind }) => kind !== 'notices'), ...folder].flatMap((one) => filesOf(DISTRICT, one))
  const bodies = files.map(({ kind, file }) => ({ kind, file, body: JSON.parse(readFileSync(join(DISTRICT, file), 'utf8')) as unknown }))
  const definitions = bodies.reduce((known, { kind, body }) => known.supposing(kind, body, '2019-01-01'), new Definitions([...kernelDefinitions, ...definitionKinds]))
  const oneThings = definitions.documentsOf('one_thing').map((kind) => definitions.newest<OneThing>(kind)!.body)
  return {
    definitions,
    oneThings: new Map(oneThings.map((one) => [one.key, one])),
    library: libraryOn(definitions, asOf),
    calendar: calendarOf(definitions.newest<CalendarDefinition>('calendar')!.body, { closes: '18:00' }, 'newest'),
    faults: () => bodies.filter(({ file }) => file.startsWith('approvals/')).flatMap(({ kind, file, body }) => definitions.faults(kind, body).map(({ at, message }) => `${file}: ${at} ${message}`)),
  }
}
