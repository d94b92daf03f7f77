import { type Static, Type } from 'typebox'
import type { Office } from '#kernel/office.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { Limit } from './definitions.ts'

/** Limits and thresholds of the way requests go, beside those of sections and categories. All of it is a district's own. */
export const Limits = Type.Object(
  {
    dispatch: Limit,
    sign: Limit,
    return: Limit,
    adjudicate: Limit,
    supply: Limit,
    approve: Limit,
    extension: Limit,
    callback: Limit,
    dispute: Limit,
    reopen: Limit,
    most_extension_days: Type.Integer({ minimum: 1, description: 'working days; 山东省政务服务热线管理办法: 10' }),
    call_back_attempts: Type.Integer({ minimum: 1 }),
    fewest_for_a_rate: Type.Integer({ minimum: 1 }),
    ladder: Type.Array(Type.Union([Type.Literal('unit_lead'), Type.Literal('supervisor'), Type.Literal('district_office')]), {
      minItems: 3, maxItems: 3, description: 'who is told when a limit has passed by 0, 1 and 3 working days',
    }),
  },
  { additionalProperties: false },
)
export type Limits = Static<typeof Limits>

export const limitsNow = (office: Office): Limits => office.definitions.at<Limits>('limits', dayOf(office.now())).body
