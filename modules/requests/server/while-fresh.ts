import { dueOf } from '#kernel/clocks/due.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import type { Office } from '#kernel/office.ts'
import { limitsOf } from './limits.ts'

/** Until when a concluded case may be opened again, or its rating disputed. */
export function freshUntil(office: Office, kase: CaseRow): Date {
  return dueOf({ limit: limitsOf(office, kase).reopen, started_at: new Date(kase.closed_at!), stops: [], extensions: [] }, office.calendar()).due_at!
}
