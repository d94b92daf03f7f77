import type { Gait, Pose } from './record.ts'

/** What was heard of one person lately, oldest first; `interval` is how often, in milliseconds, while they move. */
export type Track = { heard: (Pose & { time: number })[]; interval: number }

/** A poll brings two seconds at once. */
const KEPT_MS = 6000
const USUAL_MS = 100
const LONGEST_MS = 2_500
/** Nobody walks so far between two reports: they jumped, and are not drawn gliding through houses. */
const JUMP_METRES = 12
const INTERVALS_BEHIND = 1.5

export const openTrack = (): Track => ({ heard: [], interval: USUAL_MS })

/** Takes in a report; one that is older than the last is dropped. */
export function hearPose(track: Track, pose: Pose, time: number) {
  const last = track.heard.at(-1)
  if (last && time <= last.time) return
  const gap = last ? time - last.time : 0
  if (last && last.gait !== 'stand' && last.gait !== 'sit') {
    // In a crowd reports come round more slowly; then the picture stays that much further behind, and smooth.
    track.interval += (Math.min(gap, LONGEST_MS) - track.interval) * 0.15
  } else if (last && gap > 2 * track.interval) {
    // They stood until they set off, one interval ago: not creeping since the report before.
    track.heard.push({ ...last, time: time - track.interval })
  }
  track.heard.push({ x: pose.x, z: pose.z, heading: pose.heading, gait: pose.gait, time })
  while (track.heard[1] && track.heard[1].time < time - KEPT_MS) track.heard.shift()
}

/** Where somebody is drawn at `time` (the server's clock, less the way of the reports): between two reports, never beyond the last. */
export function poseAt(track: Track, time: number): Pose | undefined {
  const { heard } = track
  const at = time - INTERVALS_BEHIND * track.interval
  const next = heard.findIndex((one) => one.time > at)
  if (next === -1) return heard.at(-1)
  const [a, b] = [heard[next - 1], heard[next]!]
  if (!a || Math.hypot(b.x - a.x, b.z - a.z) > JUMP_METRES) return a ?? b
  const part = (at - a.time) / (b.time - a.time)
  const turn = Math.atan2(Math.sin(b.heading - a.heading), Math.cos(b.heading - a.heading))
  const gait: Gait = a.x === b.x && a.z === b.z ? b.gait : a.gait === 'stand' || a.gait === 'sit' ? b.gait : a.gait
  return { x: a.x + (b.x - a.x) * part, z: a.z + (b.z - a.z) * part, heading: a.heading + turn * part, gait }
}
