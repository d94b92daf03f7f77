import { GESTURES, PHRASES } from '../../presence/phrases.ts'
import type { ToServer } from '../../presence/to-server.ts'
import { dissolve, follow } from './groups.ts'
import { type Here, tell } from './here.ts'
import { stepTowards } from './stride.ts'
import { isSeen, type Visitor } from './visitor.ts'

/** A landmark is large, and one lands where its front is seen from. */
const NEAR_LANDING_METRES = 80
const NEAR_GUIDE_METRES = 15
const REMEMBERED = 10

/** Does what a visitor's browser asks, as far as they may. What they may not is left undone: an honest browser does not ask. */
export function obey(here: Here, visitor: Visitor, said: Exclude<ToServer, { is: 'join' }>) {
  if (said.is === 'move') return walk(here, visitor, said)
  if (said.is === 'jump') return jump(here, visitor, said)
  if (said.is === 'follow') return follow(here, visitor, said.guide)
  if (said.is === 'ping') return tell(visitor.line, { is: 'pong', sent: said.sent, server: here.now() })
  if (!isSeen(visitor)) return
  if (said.is === 'act') return act(here, visitor, said)
  if (said.on) visitor.guide = true
  else dissolve(visitor)
  here.cells.stand(visitor)
}

function walk({ cells, now }: Here, visitor: Visitor, said: ToServer & { is: 'move' }) {
  const { x, z, isWhole } = stepTowards(visitor, said, visitor.stride, now())
  visitor.x = x
  visitor.z = z
  visitor.heading = said.heading
  visitor.gait = said.gait
  cells.stand(visitor)
  if (!isWhole) tell(visitor.line, { is: 'placed', x, z })
}

function jump({ cells, landings }: Here, visitor: Visitor, { to, x, z }: ToServer & { is: 'jump' }) {
  const [target, reach] = to === '' ? [visitor.follows, NEAR_GUIDE_METRES] : [landings.get(to), NEAR_LANDING_METRES]
  if (target && Math.hypot(target.x - x, target.z - z) <= reach) {
    if (isSeen(visitor)) visitor.quarter?.moments.push({ id: visitor.id, kind: 'left', which: 0 })
    Object.assign(visitor, { x, z, gait: 'stand' })
    cells.stand(visitor)
  }
  tell(visitor.line, { is: 'placed', x: visitor.x, z: visitor.z })
}

function act({ now }: Here, visitor: Visitor, { kind, which }: ToServer & { is: 'act' }) {
  if (which >= { gesture: GESTURES, phrase: PHRASES }[kind].length) return
  visitor.quarter?.moments.push({ id: visitor.id, kind, which })
  visitor.lately = [...visitor.lately, { kind, which, at: now() }].slice(-REMEMBERED)
}
