import type { Acting } from '#kernel/case/verb.ts'
import { dueOf } from '#kernel/clocks/due.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { limitsNow } from './limits.ts'

/** Until when a concluded case may be opened again, or its rating disputed. */
export function freshUntil({ office, calendar, kase }: Pick<Acting<unknown, object>, 'office' | 'calendar'> & { kase: CaseRow }): Date {
  return dueOf({ limit: limitsNow(office).reopen, started_at: new Date(kase.closed_at!), stops: [], extensions: [] }, calendar).due_at!
}
