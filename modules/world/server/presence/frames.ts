import { framed } from '../../presence/framing.ts'
import { type Moment, writeNear } from '../../presence/to-browser.ts'
import type { Cells, Quarter } from './cells.ts'
import type { Visitor } from './visitor.ts'

export const FRAME_MS = 50
/** 60 records of 9 bytes, 20 times a second: at most 11 kB/s, however many stand together. */
export const MOST_RECORDS = 60
const MOST_MOMENTS = 8

/**
 * Tells everybody what moved around them since the last frame. Who stands in one square sees the same nine squares, so their frame is
 * made once. Where more are about than a frame holds, it is the nine quarters around each, and people take turns.
 */
export function sendNear({ squares, around }: Cells, time: number) {
  for (const square of squares.values()) {
    if (square.quarters.every(({ viewers }) => viewers.size === 0)) continue
    const near = around(square, 'squares')
    if (near.reduce((sum, { people }) => sum + people.size, 0) <= MOST_RECORDS) {
      const frame = frameOf(time, near.flatMap(({ moved }) => [...moved]), near.flatMap(({ moments }) => moments))
      for (const { viewers, waiting } of square.quarters) {
        waiting.clear()
        send(frame, viewers)
      }
      continue
    }
    for (const quarter of square.quarters) {
      if (quarter.viewers.size === 0) continue
      const close = around(quarter, 'quarters')
      send(frameOf(time, inTurn(quarter, close), close.flatMap(({ moments }) => moments)), quarter.viewers)
    }
  }
  for (const { quarters } of squares.values()) {
    for (const quarter of quarters) {
      quarter.moved.clear()
      quarter.moments = []
    }
  }
}

/** Who moved queues up once, and the head of the queue goes: everybody is shown within as many frames as it takes to show all. */
function inTurn(quarter: Quarter, close: readonly Quarter[]): Visitor[] {
  for (const { moved } of close) for (const visitor of moved) quarter.waiting.add(visitor)
  const shown: Visitor[] = []
  for (const visitor of quarter.waiting) {
    if (shown.length === MOST_RECORDS) break
    quarter.waiting.delete(visitor)
    if (visitor.quarter && close.includes(visitor.quarter)) shown.push(visitor)
  }
  return shown
}

const frameOf = (time: number, moved: readonly Visitor[], moments: readonly Moment[]) =>
  moved.length + moments.length === 0 ? undefined : framed(writeNear(time, moved, moments.slice(0, MOST_MOMENTS)))

function send(frame: Uint8Array | undefined, viewers: ReadonlySet<Visitor>) {
  if (frame) for (const { line } of viewers) line?.write(frame)
}
