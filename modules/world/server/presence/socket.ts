import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { WebSocket, WebSocketServer } from 'ws'
import { Refused } from '#kernel/refusal.ts'
import { LONGEST_MESSAGE } from '../../presence/to-server.ts'
import { CLOSED, type Caller } from './here.ts'
import type { Presence } from './presence.ts'
import type { Line } from './visitor.ts'

/** Whoever takes up less than that is behind: frames are left out until they catch up, since the next one says it all anew. */
const MOST_WAITING_BYTES = 64 * 1024
/** Proxies close what is silent for half a minute, and a telephone that went dark says nothing. */
const HEARTBEAT_MS = 25_000
/** A client that is shown out gets its code, and so long to answer. */
const CLOSING_MS = 1000

type Upgrade = { socket: Duplex; head: Buffer }

/** `GET /api/world/presence` as a WebSocket. The upgrade goes through the routes, so cookies, proxies and refusals are what they are elsewhere. */
export function socketRoute(app: FastifyInstance, presence: Presence, callerOf: (request: FastifyRequest) => Promise<Caller>, isOwnPage: (request: FastifyRequest) => boolean) {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LONGEST_MESSAGE })
  const upgrades = new WeakMap<IncomingMessage, Upgrade>()

  // Other upgrades that clients offer (h2c, by Java's) are plain requests here, as they are where nobody listens for upgrades.
  Object.assign(app.server, { shouldUpgradeCallback: (raw: IncomingMessage) => raw.headers.upgrade?.toLowerCase() === 'websocket' })
  app.server.on('upgrade', (raw: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.set(raw, { socket, head })
    // A connection that breaks off before it is taken up is nobody's error.
    socket.on('error', () => socket.destroy())
    const answer = new ServerResponse(raw)
    answer.assignSocket(socket as never)
    answer.on('finish', () => socket.end())
    app.routing(raw, answer)
  })

  app.get('/api/world/presence', { schema: { hide: true } }, async (request, reply) => {
    const upgrade = upgrades.get(request.raw)
    if (!upgrade) throw new Refused('upgrade', { zh: '这里只接受 WebSocket 连接', en: 'This address is for WebSockets' }, 426)
    if (!isOwnPage(request)) throw new Refused('cross_site', { zh: '请从本平台的页面进入', en: 'Please come in from the pages of this platform' }, 403)
    if (!presence.admits(request.ip)) throw new Refused('too_often', { zh: '同一网络的连接太多，请稍后再试', en: 'Too many connections from one network: please try again later' }, 429)
    const caller = await callerOf(request)
    reply.hijack()
    reply.raw.detachSocket(upgrade.socket as never)
    sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => serve(socket, upgrade.socket, presence, caller))
  })

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) beat(socket)
  }, HEARTBEAT_MS).unref()
  // Clients come back by themselves, to the next process.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const socket of sockets.clients) close(socket, CLOSED.restart)
  })
}

function serve(socket: WebSocket, raw: Duplex, presence: Presence, caller: Caller) {
  const session = presence.meet(lineOver(socket, raw), caller)
  if (!session) return
  alive.add(socket)
  socket.on('pong', () => alive.add(socket))
  socket.on('error', () => {}) // oversize and malformed frames: `close` follows, with the code that says so
  socket.on('message', (data: Buffer, isBinary) => (isBinary ? session.hear(data) : close(socket, CLOSED.garbage)))
  socket.on('close', (code) => session.end(code === 1000))
}

/** Frames are made once for many, so they go past the library, which would frame each of them anew. */
export const lineOver = (socket: WebSocket, raw: Duplex): Line => ({
  write: (frame) => void (socket.readyState === WebSocket.OPEN && raw.writableLength < MOST_WAITING_BYTES && raw.write(frame)),
  close: (code) => close(socket, code),
})

function close(socket: WebSocket, code: number) {
  socket.close(code)
  setTimeout(() => socket.terminate(), CLOSING_MS).unref()
}

const alive = new WeakSet<WebSocket>()

function beat(socket: WebSocket) {
  if (!alive.delete(socket)) return socket.terminate()
  socket.ping()
}
