import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { maySee } from './case/act.ts'
import { signedIn, whoAsks } from './http.ts'
import type { Change } from './live.ts'
import type { Module } from './module.ts'
import type { Office } from './office.ts'

/** Proxies close what is silent for half a minute. */
const HEARTBEAT_MS = 25_000
/** A reader that takes nothing for so long is dropped; it will come again and ask anew. */
const MOST_WAITING_BYTES = 256 * 1024

/** 实时更新: tells the desks of each act on a case that they may see: which case and who did what, never its words. Residents hear only that it moved. */
export const live: Module = {
  name: 'live',
  routes(app, office) {
    const streams = new Set<PassThrough>()
    // A stream that never ends would keep the server from closing.
    app.addHook('preClose', async () => streams.forEach((stream) => stream.end()))
    liveRoute(app, office, streams)
  },
}

function liveRoute(app: FastifyInstance, office: Office, streams: Set<PassThrough>) {
  app.get('/api/live', { schema: { summary: '实时更新(SSE)', tags: ['live'] } }, async (request, reply) => {
    await signedIn(office, request)
    const stream = new PassThrough()
    const write = (text: string) => (stream.writableLength > MOST_WAITING_BYTES ? stream.destroy() : void stream.write(text))
    /** The session may have ended, or its holder lost a role, since the stream began. */
    const stillHere = async () => {
      const actor = await whoAsks(office, request)
      if (actor.is === 'nobody') stream.end()
      return actor
    }
    const tell = async ({ kase, verb, actorName }: Change) => {
      const actor = await stillHere()
      if (actor.is === 'nobody' || stream.writableEnded || !maySee(office, actor, kase)) return
      write(`event: change\ndata: ${JSON.stringify({ caseId: kase.id, number: kase.number, version: kase.version, ...(actor.is === 'staff' ? { verb, actorName } : {}) })}\n\n`)
    }
    const failed = () => void stream.destroy()
    const deaf = office.live.onChange((change) => void tell(change).catch(failed))
    const heartbeat = setInterval(() => void stillHere().then(() => stream.writableEnded || write(': here\n\n'), failed), HEARTBEAT_MS).unref()
    streams.add(stream)
    stream.once('close', () => {
      deaf()
      clearInterval(heartbeat)
      streams.delete(stream)
    })
    write('retry: 3000\n\n')
    return reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(stream)
  })
}
