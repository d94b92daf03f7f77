import { WebSocket } from 'ws'
import type { Actor } from '#kernel/identity/actor.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { connect, type Heard } from '../presence/connect.ts'
import type { SocketMaker } from '../presence/line.ts'
import { world } from './module.ts'
import type { Limits } from './presence/here.ts'
import { LIMITS } from './presence/presence.ts'

const place = new URL('../../../districts/shinan/world/', import.meta.url)

/** The office with the district in it, listening, and pages that go there. */
export async function openDistrict(limits: Partial<Limits> = {}) {
  const office = await openOffice({ modules: [world({ place, limits: { ...LIMITS, ...limits } })], at: '2026-06-06 10:00' })
  const { app } = await office.http({ is: 'nobody' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const origin = `http://127.0.0.1:${port}`
  const url = `${origin}/api/world/presence`

  /** The cookie of somebody who has signed in. */
  async function cookieOf(actor: Actor): Promise<string> {
    const { app: other, headers } = await office.http(actor)
    await other.close()
    return `nuanban=${(headers as { authorization?: string }).authorization?.slice(7) ?? ''}`
  }

  return {
    ...office, app, url, origin, cookieOf,
    /** A bare WebSocket. */
    socket: (headers: Record<string, string> = {}) => new WebSocket(url, { headers }),

    /** A page that is open in the district. `noSockets`: in a network that lets none through. */
    async page(actor?: Actor, given: { noSockets?: boolean; store?: Map<string, string>; landing?: string } = {}) {
      const cookie = actor ? await cookieOf(actor) : ''
      const heard: Heard[] = []
      const made: WebSocket[] = []
      const Socket = class extends WebSocket {
        constructor(address: string) {
          super(given.noSockets ? 'ws://127.0.0.1:9/' : address, { headers: { cookie, origin } })
          made.push(this)
        }
      }
      const store = given.store ?? new Map<string, string>()
      const line = connect({
        url, as: { appear: true, nick: 1, look: 2, landing: given.landing ?? 'pier' }, hear: (what) => heard.push(what),
        WebSocket: Socket as unknown as SocketMaker,
        fetch: (to, init) => fetch(to as URL, { ...init, headers: { ...init?.headers, cookie } }),
        store: { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => void store.set(key, value) },
      })
      return { ...line, own: line.own, heard, made, store, states: () => heard.flatMap((one) => (one.is === 'state' ? [one.state] : [])) }
    },
  }
}
