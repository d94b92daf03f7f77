import { randomBytes } from 'node:crypto'
import { isSeen, type Visitor } from './visitor.ts'

/** So long a visit whose connection broke off can be taken up again. */
export const RESUME_MS = 60_000
const MOST_NUMBERS = 65_535

export type Roll = ReturnType<typeof openRoll>

/** Everybody who is here or may come back: by the token of their visit, by who they are, by the number that others see. */
export function openRoll() {
  const byToken = new Map<string, Visitor>()
  const byWho = new Map<string, Visitor>()
  const byNumber = new Map<number, Visitor>()
  let last = 0

  function remove(visitor: Visitor) {
    byToken.delete(visitor.token)
    byNumber.delete(visitor.id)
    if (visitor.who && byWho.get(visitor.who) === visitor) byWho.delete(visitor.who)
  }

  return {
    visitors: () => byToken.values(),
    of: (token: string) => byToken.get(token),
    named: (who: string) => byWho.get(who),
    known: (id: number) => byNumber.get(id),
    remove,
    newToken: () => randomBytes(16).toString('hex'),

    add(visitor: Visitor) {
      byToken.set(visitor.token, visitor)
      if (visitor.who) byWho.set(visitor.who, visitor)
      if (isSeen(visitor)) byNumber.set(visitor.id, visitor)
    },

    /** A number that nobody has, and that nobody had for as long as possible. */
    newNumber(): number {
      do last = (last % MOST_NUMBERS) + 1
      while (byNumber.has(last))
      return last
    },

    counts() {
      let [present, watching] = [0, 0]
      for (const visitor of byToken.values()) {
        if (!visitor.line) continue
        if (isSeen(visitor)) present += 1
        else watching += 1
      }
      return { present, watching }
    },

    /** Visits that broke off and were not taken up. */
    overdue: (now: number): Visitor[] => [...byToken.values()].filter(({ line, lostAt }) => !line && now - lostAt > RESUME_MS),
  }
}
