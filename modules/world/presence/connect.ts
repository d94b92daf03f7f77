import type { ReportReason } from '../contract.ts'
import { openClock, PINGS } from './clock.ts'
import { type Line, pollLine, socketLine, type SocketMaker } from './line.ts'
import { type Neighbour, openNeighbours } from './neighbours.ts'
import type { Pose, Visible } from './record.ts'
import { type Density, type Moment, readToBrowser, type ToBrowser } from './to-browser.ts'
import { type ActKind, type ToServer, writeToServer } from './to-server.ts'

/** `elsewhere`: the same person came in with another page, and this one stays out. */
export type State = 'connecting' | 'here' | 'polling' | 'elsewhere'
export type Heard =
  | { is: 'state'; state: State }
  /** One stands here now: at the beginning, after a jump, or where the server does not believe how far one came. */
  | { is: 'placed'; x: number; z: number }
  | { is: 'moment'; moment: Moment }
  | { is: 'crowd'; present: number; watching: number }
  /** Where one's guide is; undefined when the group is over. */
  | { is: 'led'; guide: Visible | undefined; followers: number }

type Given = {
  /** `https://…/api/world/presence` */
  url: string
  as: { appear: boolean; nick: number; look: number; landing?: string }
  hear: (what: Heard) => void
  WebSocket: SocketMaker
  fetch: typeof fetch
  /** Keeps the visit over a reload of the page: sessionStorage. */
  store?: Pick<Storage, 'getItem' | 'setItem'>
}

const ELSEWHERE = 4001
const TOKEN = 'world.visit'
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 15_000]
const [PING_MS, SETTLED_PING_MS] = [200, 10_000]

/** Goes into the district and stays in it: comes back when the connection breaks, and polls where no WebSocket comes through. */
export function connect({ url, as, hear, WebSocket, fetch: ask, store }: Given) {
  const clock = openClock(() => performance.now())
  const neighbours = openNeighbours()
  const own = { id: 0, x: 0, z: 0 }
  let token = store?.getItem(TOKEN) ?? ''
  let pose: Pose | undefined
  let squares: Density[] = []
  let line: Line | undefined
  let state: State | undefined
  let isWelcome = false
  let failures = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let [lastSent, pingedAt, pings] = ['', 0, 0]

  const send = (said: ToServer) => line?.send(writeToServer(said))
  /** The server's clock; until it is known, what this machine takes for the time. */
  const serverNow = () => (Number.isNaN(clock.now()) ? Date.now() : clock.now())

  function become(next: State) {
    if (next !== state) hear({ is: 'state', state: (state = next) })
  }

  function open() {
    become('connecting')
    // Two sockets that came to nothing, then one poll, and so on: one of them will do where there is a network at all.
    const polls = failures % 3 === 2
    const hears = {
      up: () => send({ is: 'join', appear: as.appear, nick: as.nick, look: as.look, x: pose?.x ?? own.x, z: pose?.z ?? own.z, token, landing: as.landing ?? '' }),
      hear: (bytes: Uint8Array) => {
        const said = readToBrowser(bytes)
        if (said) obey(said, polls)
      },
      due,
      down,
    }
    line = polls ? pollLine(url, ask, hears) : socketLine(url, WebSocket, hears)
  }

  function down(code: number) {
    failures += 1
    isWelcome = false
    line = undefined
    if (code === ELSEWHERE) return become('elsewhere')
    become('connecting')
    // Spread out, so that a thousand do not come back in one moment.
    again = setTimeout(open, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)) * (0.5 + Math.random()))
  }

  function obey(said: ToBrowser, polls: boolean) {
    if (said.is === 'welcome') {
      Object.assign(own, { id: said.id, x: said.x, z: said.z })
      token = said.token
      store?.setItem(TOKEN, token)
      isWelcome = true
      failures = 0
      lastSent = ''
      // Who walked on meanwhile stays there: if it is too far, the server says so.
      if (!said.resumed || !pose) place(said)
      become(polls ? 'polling' : 'here')
    } else if (said.is === 'near') {
      neighbours.hear(said.people, unwrapped(said.time, serverNow()), serverNow())
      for (const moment of said.moments) {
        if (moment.kind === 'left') neighbours.forget(moment.id)
        if (!neighbours.muted.has(moment.id)) hear({ is: 'moment', moment })
      }
    } else if (said.is === 'crowd') {
      squares = said.squares
      hear({ is: 'crowd', present: said.present, watching: said.watching })
    } else if (said.is === 'placed') place(said)
    else if (said.is === 'led') hear({ is: 'led', guide: said.guide, followers: said.followers })
    else if (said.is === 'pong') clock.hear({ sent: said.sent, server: said.server, received: performance.now() })
    else for (const id of said.ids) neighbours.muted.add(id)
  }

  function place({ x, z }: { x: number; z: number }) {
    Object.assign(own, { x, z })
    if (pose) pose = { ...pose, x, z }
    hear({ is: 'placed', x, z })
  }

  /** Sends where one is, if that changed, and asks for the time: eight times at once, and then now and then. */
  function due() {
    if (!isWelcome) return
    const now = performance.now()
    if (now - pingedAt >= (pings < PINGS ? PING_MS : SETTLED_PING_MS)) {
      pings += 1
      pingedAt = now
      send({ is: 'ping', sent: now })
    }
    const message = pose && writeToServer({ is: 'move', ...pose })
    if (!message || message.join() === lastSent) return
    lastSent = message.join()
    line?.send(message)
  }

  const post = (path: string, body: object) => ask(new URL(path, url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  open()

  return {
    /** `id` 0 watches only: a guest, or the place is full. */
    own: own as Readonly<typeof own>,
    serverNow,
    /** Whether the server's clock is known to within what a show needs. */
    isInTime: () => clock.isSettled,
    others: (): Neighbour[] => neighbours.at(serverNow(), own.id),
    /** How many stand where nobody is drawn, in squares of 32 m. */
    beyond: (): Density[] => neighbours.beyond(squares),

    /** Where one is now; to be called at every step. */
    move(to: Pose) {
      pose = to
      Object.assign(own, { x: to.x, z: to.z })
    },
    act: (kind: ActKind, which: number) => send({ is: 'act', kind, which }),
    /** To a spot near a spawn or landmark; '' is near the guide whom one follows. The answer is `placed`. */
    jump: (to: string, { x, z }: { x: number; z: number }) => send({ is: 'jump', to, x, z }),
    lead: (on: boolean) => send({ is: 'lead', on }),
    follow: (guide: number) => send({ is: 'follow', guide }),

    /** For this viewer alone. Signed-in people find it so the next time too. */
    async mute(visitor: number, muted: boolean) {
      if (muted) neighbours.muted.add(visitor)
      else neighbours.muted.delete(visitor)
      await post('/api/world/mute', { visitor, muted })
    },
    /** To the moderators; the answer of the server, which has a sentence where it refuses. */
    report: (visitor: number, reason: ReportReason) => post('/api/world/report', { visitor, reason }),

    /** Leaves for good. */
    close() {
      clearTimeout(again)
      line?.close()
    },
  }
}

/** The moment next to `near` that is `time` modulo 2³². */
function unwrapped(time: number, near: number): number {
  const ahead = (((time - near) % 2 ** 32) + 2 ** 32) % 2 ** 32
  return near + (ahead < 2 ** 31 ? ahead : ahead - 2 ** 32)
}
