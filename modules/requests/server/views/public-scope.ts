import { type RawBuilder, sql } from 'kysely'
import type { Office } from '#kernel/office.ts'
import { confidentialCodes } from '../catalogue.ts'

/** So long an answer to the public is kept: however many ask, the database is asked once a minute. */
export const KEPT_SECONDS = 60

/**
 * What the public hears of at all, as a condition on `kernel.case c`. Of what is confidential, or was told of a unit or
 * person of the office, it hears nothing: not even as one more in a number.
 */
export const openToPublic = (office: Office): RawBuilder<boolean> =>
  sql<boolean>`c.kind = 'request' and c.category is not null and c.category <> all(${confidentialCodes(office)}::text[]) and not c.facts ? 'confidential' and c.recused = '{}'`
