import { framed } from '../../presence/framing.ts'
import { writeToBrowser } from '../../presence/to-browser.ts'
import { type Here, tell } from './here.ts'
import type { Visitor } from './visitor.ts'

const noGuide = { is: 'led', time: 0, followers: 0, guide: undefined } as const

/** Whoever leads has said so: nobody is followed without knowing. Number 0, or somebody who does not lead, is nobody. */
export function follow({ roll }: Here, visitor: Visitor, number: number) {
  stopFollowing(visitor)
  const guide = roll.known(number)
  if (!guide?.guide || guide === visitor) return tell(visitor.line, noGuide)
  visitor.follows = guide
  guide.followers.add(visitor)
  // The next frame tells the newcomer where their guide is, who may stand still.
  if (guide.quarter) guide.quarter.moved.add(guide)
}

export function stopFollowing(visitor: Visitor) {
  visitor.follows?.followers.delete(visitor)
  visitor.follows = undefined
}

/** The guide leads no more. */
export function dissolve(guide: Visitor) {
  guide.guide = false
  for (const follower of guide.followers) {
    follower.follows = undefined
    tell(follower.line, noGuide)
  }
  guide.followers.clear()
}

/** Tells each group where its guide is, wherever the others are. To be called before the frames are sent. */
export function sendLed({ roll }: Here, time: number) {
  for (const guide of roll.visitors()) {
    if (guide.followers.size === 0 || !guide.quarter?.moved.has(guide)) continue
    const frame = framed(writeToBrowser({ is: 'led', time, followers: guide.followers.size, guide }))
    for (const { line } of guide.followers) line?.write(frame)
  }
}
