import type { Pose, Visible } from './record.ts'
import type { Density } from './to-browser.ts'
import { hearPose, openTrack, poseAt, type Track } from './track.ts'

/** Somebody who stands still is told of once a second, and in the greatest crowd everybody comes round in three. */
const FORGOTTEN_MS = 5000
const SQUARE_METRES = 32

export type Neighbour = Visible & { pose: Pose }
type Known = { last: Visible; track: Track; heardAt: number }

/** The others as they are to be drawn. All times are the server's, in milliseconds. */
export function openNeighbours() {
  const known = new Map<number, Known>()
  const muted = new Set<number>()
  /** How late frames come, at worst of late: what is drawn lies so far back that the next frame is there in time. */
  let lag = 0

  return {
    muted,
    hear(people: readonly Visible[], time: number, now: number) {
      if (now >= time) lag = Math.max(now - time, lag * 0.998)
      for (const one of people) {
        const there = known.get(one.id) ?? { last: one, track: openTrack(), heardAt: now }
        known.set(one.id, Object.assign(there, { last: one, heardAt: now }))
        hearPose(there.track, one, time)
      }
    },
    forget: (id: number) => void known.delete(id),
    forgetAll: () => known.clear(),

    /** Everybody but `own` and the muted, where they are drawn at `now`. */
    at(now: number, own: number): Neighbour[] {
      const shown: Neighbour[] = []
      for (const [id, { last, track, heardAt }] of known) {
        if (now - heardAt > FORGOTTEN_MS + lag) known.delete(id)
        else if (id !== own && !muted.has(id)) shown.push({ ...last, pose: poseAt(track, now - lag) ?? last })
      }
      return shown
    },

    /** How many stand in each square beyond those who are drawn, and oneself. */
    beyond(squares: readonly Density[]): Density[] {
      const drawn = new Map<string, number>()
      for (const { last } of known.values()) {
        const square = `${Math.floor(last.x / SQUARE_METRES)} ${Math.floor(last.z / SQUARE_METRES)}`
        drawn.set(square, (drawn.get(square) ?? 0) + 1)
      }
      return squares.map(({ x, z, people }) => ({ x, z, people: people - (drawn.get(`${x} ${z}`) ?? 0) })).filter(({ people }) => people > 0)
    },
  }
}
