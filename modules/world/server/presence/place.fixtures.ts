import { unframed } from '../../presence/framing.ts'
import type { Visible } from '../../presence/record.ts'
import { readToBrowser, type ToBrowser } from '../../presence/to-browser.ts'
import { type ToServer, writeToServer } from '../../presence/to-server.ts'
import { FRAME_MS } from './frames.ts'
import type { Limits } from './here.ts'
import { LIMITS, openPresence } from './presence.ts'

const LANDINGS = new Map([['pier', { x: 0, z: 0 }], ['cathedral', { x: 300, z: -400 }]])

/** A place whose clock moves when the test says so. */
export function openPlace(limits: Partial<Limits> = {}, given: { startedAgo?: number } = {}) {
  let now = 1_800_000_000_000
  const presence = openPresence({ landings: LANDINGS, now: () => now, limits: { ...LIMITS, linesOfAddress: 10_000, opensOfAddress: { perSecond: 1e6, burst: 1e6 }, messagesOfAddress: { perSecond: 1e6, burst: 1e6 }, ...limits } })
  // The first minute of a process is a test of its own.
  now += given.startedAgo ?? 120_000

  return {
    presence,
    now: () => now,
    /** Lets time go by, with the frames that are due in it. */
    goOn(ms: number) {
      for (let gone = 0; gone < ms; gone += FRAME_MS) {
        now += FRAME_MS
        presence.tick()
      }
    },
    /** Lets time go by in which the server does nothing. */
    skip: (ms: number) => void (now += ms),

    /** Connects; `who` undefined is a guest. */
    connect(given: { who?: string; mutes?: string[]; address?: string } = {}) {
      const frames: Uint8Array[] = []
      const closed: number[] = []
      const session = presence.meet({ write: (frame) => void frames.push(frame), close: (code) => closed.push(code) }, { who: given.who, address: given.address ?? '192.0.2.1', mutes: new Set(given.mutes) })
      const heard = () => frames.flatMap((frame) => [...unframed(frame)].map((bytes) => readToBrowser(bytes)!))
      const last = <K extends ToBrowser['is']>(is: K) => heard().findLast((one) => one.is === is) as (ToBrowser & { is: K }) | undefined
      let me: (ToBrowser & { is: 'welcome' }) | undefined
      return {
        closed, last, heard,
        all: <K extends ToBrowser['is']>(is: K) => heard().filter((one) => one.is === is) as (ToBrowser & { is: K })[],
        send: (said: ToServer) => session?.hear(writeToServer(said)),
        sendBytes: (bytes: Uint8Array) => session?.hear(bytes),
        /** What was heard so far does not count. */
        forget() {
          me ??= last('welcome')
          frames.length = 0
        },
        breakOff: () => session?.end(false),
        leave: () => session?.end(true),
        get me(): ToBrowser & { is: 'welcome' } {
          return (me ??= last('welcome')!)
        },
        /** Everybody shown so far, as last shown. */
        get seen(): Map<number, Visible> {
          return new Map(heard().flatMap((one) => (one.is === 'near' ? one.people : [])).map((one) => [one.id, one]))
        },
      }
    },

    /** Connects and comes in; has walked to `x`, `z` if they are given. */
    enter(given: { who?: string; mutes?: string[]; address?: string; landing?: string; token?: string; nick?: number; appear?: boolean; x?: number; z?: number } = {}) {
      const one = this.connect(given)
      one.send({ is: 'join', appear: given.appear ?? true, nick: given.nick ?? 0, look: 1, x: 0, z: 0, token: given.token ?? '', landing: given.landing ?? '' })
      if (given.x !== undefined) {
        const to = { x: given.x, z: given.z ?? 0 }
        Object.assign(presence.known(one.me.id)!, to)
        one.send({ is: 'move', ...to, heading: 0, gait: 'stand' })
      }
      return one
    },
  }
}
