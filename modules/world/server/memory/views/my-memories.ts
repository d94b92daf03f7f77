import { sql } from 'kysely'
import { dayOf } from '#kernel/calendar/day.ts'
import { can } from '#kernel/case/can.ts'
import { momentInWords } from '#kernel/clocks/in-words.ts'
import { signedInResident } from '#kernel/identity/who.ts'
import { view } from '#kernel/view.ts'
import { worldViews } from '../../../contract.ts'
import type { WorldTables } from '../../tables.ts'
import { factsOf, type MemoryState } from '../memory.ts'
import { statusOf } from '../memory-sentences.ts'
import type { Spots } from '../spots.ts'
import { eventsOf, keptOf, readKept, stepsOf, toldOf } from './kept.ts'
import { cursorOf, readCursor } from './published.ts'

const PAGE = 20

/** 我的记忆: one's own, the latest first, each with how it stands. */
export const myMemories = (spots: () => Spots) => view<typeof worldViews.my_memories.input, typeof worldViews.my_memories.output, WorldTables>({
  name: 'world.my_memories',
  title: '我的记忆',
  ...worldViews.my_memories,
  may: [signedInResident],

  async run({ office, db, actor, input: { after }, now, lang }) {
    if (actor.is !== 'resident') throw new Error('only residents have memories')
    const from = after ? readCursor(after) : undefined
    const older = from ? sql`and (c.opened_at, c.id) < (${from.at}, ${from.id}::uuid)` : sql``
    const rows = await readKept(db, sql`c.applicant_id = ${actor.id}::uuid ${older}`, sql`c.opened_at desc, c.id desc`, PAGE + 1)
    const shown = rows.slice(0, PAGE)
    const events = await eventsOf(db, shown.map(({ id }) => id))
    return {
      next: rows.length > PAGE ? cursorOf(shown.at(-1)!.opened_at, shown.at(-1)!.id) : null,
      memories: await Promise.all(shown.map(async (row) => {
        const own = events.get(row.id) ?? []
        const due = row.due_at && momentInWords(row.due_at, lang, dayOf(now).slice(0, 4))
        const { returned } = factsOf(row)
        return {
          ...(await keptOf(db, row, spots(), lang)), can: can(office, actor, row, []),
          status: statusOf(row.state as MemoryState, due, toldOf(own), lang), asked: returned ? (toldOf(own, returned.seq)['reason'] ?? null) : null,
          steps: stepsOf(own, lang).map(({ at, text }) => ({ at, text })),
        }
      })),
    }
  },
})
