import { type Static, Type } from 'typebox'
import type { CaseRow } from '#kernel/db/tables.ts'
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
    most_questions: Type.Integer({ minimum: 1, description: 'to the resident, a round; each stops the clock' }),
    most_question_days: Type.Integer({ minimum: 1, description: 'working days that the clock may stand still for them, a round' }),
    most_requests: Type.Optional(Type.Object({ an_hour: Type.Integer({ minimum: 1 }), a_day: Type.Integer({ minimum: 1 }) }, { additionalProperties: false, description: 'that one resident sends; none given: as many as they like' })),
    call_back_attempts: Type.Integer({ minimum: 1 }),
    fewest_for_a_rate: Type.Integer({ minimum: 1 }),
    ladder: Type.Array(Type.Union([Type.Literal('unit_lead'), Type.Literal('supervisor'), Type.Literal('district_office')]), {
      minItems: 3, maxItems: 3, description: 'who is told when a limit has passed by 0, 1 and 3 working days',
    }),
  },
  { additionalProperties: false },
)
export type Limits = Static<typeof Limits>

/** The limits in force today: for what is opened, and for figures. */
export const limitsNow = (office: Office): Limits => office.definitions.at<Limits>('limits', dayOf(office.now())).body

/**
 * 时限从受理时的版本: a case keeps the limits that it was accepted under, whatever is published later. What that version did
 * not know of yet is as it is today.
 */
export const limitsOf = (office: Office, { pins }: Pick<CaseRow, 'pins'>): Limits =>
  ({ ...limitsNow(office), ...(pins['limits'] ? office.definitions.version<Limits>('limits', pins['limits']).body : {}) })
