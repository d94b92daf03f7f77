import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refusal.ts'
import { LONGEST_MESSAGE } from '../../presence/to-server.ts'
import type { Caller } from './here.ts'
import type { Presence } from './presence.ts'

/** A poll comes every two seconds; who misses five is gone for now. */
const SILENT_MS = 10_000
/** As much as waits for a WebSocket: what is older goes first. */
const MOST_WAITING_BYTES = 64 * 1024
const KEY_BYTES = 16
const MOST_MESSAGES = 40

type Box = { frames: Uint8Array[]; bytes: number; closed: number; hear: (bytes: Uint8Array) => void; end: (left: boolean) => void; at: number }

/**
 * `POST /api/world/presence`, for networks that let no WebSocket through. The body: sixteen random bytes that the browser keeps, then
 * each message with its length in a byte before it. The answer: every frame since the last poll, as a WebSocket would have carried it.
 */
export async function pollRoute(app: FastifyInstance, presence: Presence, callerOf: (request: FastifyRequest) => Promise<Caller>) {
  const boxes = new Map<string, Box>()
  const sweep = setInterval(() => {
    for (const [key, box] of boxes) if (box.closed || Date.now() - box.at > SILENT_MS) forget(key, box)
  }, 1000).unref()
  app.addHook('preClose', async () => clearInterval(sweep))

  function forget(key: string, box: Box) {
    boxes.delete(key)
    box.end(false)
  }

  function open(caller: Caller): Box {
    const box: Box = { frames: [], bytes: 0, closed: 0, hear: () => {}, end: () => {}, at: Date.now() }
    const session = presence.meet({
      write(frame) {
        box.frames.push(frame)
        box.bytes += frame.length
        while (box.bytes > MOST_WAITING_BYTES) box.bytes -= box.frames.shift()!.length
      },
      close: (code) => void (box.closed = code),
    }, caller)
    return session ? Object.assign(box, session) : box
  }

  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: KEY_BYTES + MOST_MESSAGES * (LONGEST_MESSAGE + 1) }, (_request, body, done) => done(null, body))
    scope.post('/api/world/presence', { schema: { summary: '同游：WebSocket 不通时的轮询', tags: ['world'] } }, async (request, reply) => {
      const body = request.body
      if (!(body instanceof Uint8Array) || body.length < KEY_BYTES) throw garbage()
      const key = `${request.ip} ${Buffer.from(body.subarray(0, KEY_BYTES)).toString('hex')}`
      const box = boxes.get(key) ?? (await begin(request, key))
      box.at = Date.now()
      for (const message of messagesIn(body.subarray(KEY_BYTES))) box.hear(message)
      const answer = Buffer.concat(box.frames)
      box.frames = []
      box.bytes = 0
      if (box.closed) {
        forget(key, box)
        throw new Refused('gone', { zh: '连接已结束，请重新进入街区', en: 'The connection has ended: please come in again' }, 410, { closed: box.closed })
      }
      return reply.type('application/octet-stream').header('cache-control', 'no-store').send(answer)
    })
  })

  async function begin(request: FastifyRequest, key: string): Promise<Box> {
    if (!presence.admits(request.ip)) throw new Refused('too_often', { zh: '同一网络的连接太多，请稍后再试', en: 'Too many connections from one network: please try again later' }, 429)
    const box = open(await callerOf(request))
    boxes.set(key, box)
    return box
  }
}

const garbage = () => new Refused('bad_request', { zh: '请求格式有误，请刷新页面后重试', en: 'The request is malformed: please reload the page and try again' }, 400)

function* messagesIn(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += body[at]! + 1) {
    if (at + 1 + body[at]! > body.length) throw garbage()
    yield body.subarray(at + 1, at + 1 + body[at]!)
  }
}
