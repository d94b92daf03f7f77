import { staffOf } from '#kernel/testing/office.ts'
import { everywhere, madeUp } from '../../similar/made-up.fixtures.ts'
import type { Message } from '../../similar/message.ts'
import { openTriageOffice } from '../testing.fixtures.ts'

const DAY_MS = 86_400_000
const NOON = Date.parse('2026-03-04T10:00:00+08:00')
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const unit = { handler: staffOf('bureau-city', 'handler'), lead: staffOf('bureau-city', 'lead'), dispatcher: staffOf('hotline', 'dispatcher'), other: staffOf('bureau-env', 'handler'), supervisor: staffOf('supervision', 'supervisor') }

/** So many people write of the fumes in 海逸花园, some minutes apart. */
export const fumes = (people: number, { from = 0, at = NOON - DAY_MS } = {}): Message[] =>
  Array.from({ length: people }, (_, i) => madeUp('海逸花园', 'fumes', (from + i) % 3, { id: idOf(from + i + 1), who: `居民${from + i}`, at: at + i * 60_000 }))

/** An office that has read what is written everywhere else, and that so many people write of the fumes in 海逸花园. */
export async function openGrowing(people = 6, settings: object = { answerCheck: true, alike: true }) {
  const others = everywhere().filter(({ title }) => !title?.startsWith('海逸花园')).map((one, i) => ({ ...one, id: idOf(1000 + i) }))
  const office = await openTriageOffice({ requests: [], messages: [...others, ...fumes(people)] }, settings)
  const warnings = async () => (await office.db.selectFrom('kernel.case').selectAll().where('kind', '=', 'warning').orderBy('opened_at').execute())
  return {
    ...office, warnings,
    /** The warning as it is once the duty has gone round. */
    async warned() {
      await office.raiseWarnings()
      return (await warnings()).at(-1)!
    },
  }
}
