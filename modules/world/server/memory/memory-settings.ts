import { type Static, Type } from 'typebox'
import { type Day, dayOf } from '#kernel/calendar/day.ts'
import { strict } from '#kernel/contract.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Units } from '#kernel/definitions/district.ts'
import type { DefinitionKind } from '#kernel/definitions/registry.ts'
import type { Office } from '#kernel/office.ts'
import { Said } from '../../place/features.ts'

/** Who looks at memories, within what time, and what their writers agree to. All of it is a district's own. */
export const MemorySettings = Type.Object({
  unit: Type.String({ minLength: 1, description: 'whose people decide' }),
  review: Type.Object({ count: Type.Integer({ minimum: 1 }), unit: Type.Union([Type.Literal('hours'), Type.Literal('working_days')]) }, strict),
  most: Type.Object({ an_hour: Type.Integer({ minimum: 1 }), a_day: Type.Integer({ minimum: 1 }) }, { ...strict, description: 'that one resident leaves' }),
  consent: Type.Object({ version: Type.String({ minLength: 1, maxLength: 40 }), text: Said }, strict),
}, strict)
export type MemorySettings = Static<typeof MemorySettings>

export const memorySettings: DefinitionKind<typeof MemorySettings> = {
  name: 'memories',
  schema: MemorySettings,
  also: (body, others) => ((others<Units>('units') ?? []).some(({ id }) => id === body.unit) ? [] : [{ at: '/unit', message: `there is no unit ${body.unit}` }]),
}

export const settingsOn = ({ definitions }: Pick<Office, 'definitions'>, day: Day): MemorySettings => definitions.at<MemorySettings>('memories', day).body

/** 时限从受理时的版本: a memory is looked at within the time that was promised when it was left. */
export const promisedIn = ({ definitions, now }: Office, { pins }: Pick<CaseRow, 'pins'>): MemorySettings =>
  pins['memories'] ? definitions.version<MemorySettings>('memories', pins['memories']).body : settingsOn({ definitions }, dayOf(now()))
