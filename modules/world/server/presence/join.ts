import { NICKNAMES } from '../../presence/phrases.ts'
import type { ToServer } from '../../presence/to-server.ts'
import { dissolve, stopFollowing } from './groups.ts'
import { type Caller, CLOSED, type Here, tell } from './here.ts'
import { RESUME_MS } from './roll.ts'
import { freshStride } from './stride.ts'
import { isSeen, type Line, type Visitor } from './visitor.ts'

const SCATTER_METRES = 3

/**
 * Somebody comes. A person is here once: where they are already, or were a minute ago, this connection goes on with that visit and the
 * other one ends. Guests watch, and so does who comes when the place is full.
 */
export function join(here: Here, line: Line, { who, mutes }: Caller, said: ToServer & { is: 'join' }): Visitor {
  const { roll, cells, limits, now } = here
  const before = (who && roll.named(who)) || roll.of(said.token)
  if (before?.line) before.line.close(CLOSED.elsewhere)
  const goesOn = before !== undefined && before.who === who
  // Somebody who signs in or out meanwhile is another person at the same place.
  if (before && !goesOn) depart(here, before)
  else if (before) roll.remove(before)

  const isFull = !(goesOn && isSeen(before)) && roll.counts().present >= limits.people
  const appears = who !== undefined && said.appear && !isFull
  const visitor: Visitor = goesOn ? before : {
    ...beginning(here, said, before), id: 0, heading: 0, gait: 'stand', nick: 0, look: 0, guide: false,
    who, token: roll.newToken(), mutes, line, lostAt: 0, quarter: undefined, stride: freshStride(now()), follows: undefined, followers: new Set(), lately: [],
  }
  const id = appears ? visitor.id || roll.newNumber() : 0
  Object.assign(visitor, { id, line, mutes, look: said.look, nick: NICKNAMES[said.nick] ? said.nick : 0 })
  roll.add(visitor)
  cells.leave(visitor)
  cells.stand(visitor)
  const { x, z, token } = visitor
  tell(line, { is: 'welcome', id, resumed: goesOn, x, z, token })
  tellOfMutes(here, visitor)
  return visitor
}

/** In the first minute this process knows nobody: who was here before the restart stands where they say they were. */
function beginning({ landings, now, startedAt }: Here, said: ToServer & { is: 'join' }, before: Visitor | undefined): { x: number; z: number } {
  if (before) return { x: before.x, z: before.z }
  if (said.token && now() - startedAt < RESUME_MS) return { x: said.x, z: said.z }
  const { x, z } = landings.get(said.landing) ?? [...landings.values()][0] ?? { x: 0, z: 0 }
  const [turn, way] = [Math.random() * 2 * Math.PI, Math.sqrt(Math.random()) * SCATTER_METRES]
  return { x: x + Math.cos(turn) * way, z: z + Math.sin(turn) * way }
}

/** Numbers are new at each visit, so whoever has muted somebody is told which one it is today. */
function tellOfMutes({ roll }: Here, visitor: Visitor) {
  const ids = [...visitor.mutes].map((who) => roll.named(who)?.id ?? 0).filter((id) => id !== 0)
  if (ids.length > 0) tell(visitor.line, { is: 'muted', ids })
  if (!isSeen(visitor) || !visitor.who) return
  for (const other of roll.visitors()) if (other.mutes.has(visitor.who)) tell(other.line, { is: 'muted', ids: [visitor.id] })
}

/** Somebody is gone for good. */
export function depart({ cells, roll }: Here, visitor: Visitor) {
  visitor.line = undefined
  if (isSeen(visitor)) visitor.quarter?.moments.push({ id: visitor.id, kind: 'left', which: 0 })
  cells.leave(visitor)
  stopFollowing(visitor)
  dissolve(visitor)
  roll.remove(visitor)
}
