import type { FastifyRequest } from 'fastify'
import { whoAsks } from '#kernel/http.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import type { Module } from '#kernel/module.ts'
import type { Office } from '#kernel/office.ts'
import { landingsIn } from './landings.ts'
import { muteRoute, mutesOf } from './mute.ts'
import { FRAME_MS } from './presence/frames.ts'
import type { Caller, Limits } from './presence/here.ts'
import { pollRoute } from './presence/poll.ts'
import { openPresence } from './presence/presence.ts'
import { socketRoute } from './presence/socket.ts'
import { forgetReports, reportRoute } from './report.ts'
import { reports } from './reports.ts'

/** 元宇宙历史文化街区: being together in a place. `place`: the folder of its files. */
export function world({ place, limits }: { place: URL; limits?: Limits }): Module {
  return {
    name: 'world',
    migrations: new URL('./migrations/', import.meta.url),
    views: [reports],
    duties: [{ name: 'world.forget-reports', everySeconds: 86_400, run: forgetReports }],
    async routes(app, office) {
      const presence = openPresence({ landings: landingsIn(place), ...(limits ? { limits } : {}) })
      const callerOf = (request: FastifyRequest) => askCaller(office, request)
      socketRoute(app, presence, callerOf, (request) => isOwnPage(office, request))
      await pollRoute(app, presence, callerOf)
      reportRoute(app, office, presence)
      muteRoute(app, office, presence)
      const frames = setInterval(() => {
        try {
          presence.tick()
        } catch (error) {
          office.log.error({ error: (error as Error).message, stack: (error as Error).stack }, 'a defect in presence')
        }
      }, FRAME_MS).unref()
      app.addHook('preClose', async () => clearInterval(frames))
    },
  }
}

async function askCaller(office: Office, request: FastifyRequest): Promise<Caller> {
  const actor = await whoAsks(office, request)
  const who = actor.is === 'nobody' ? undefined : keyOf(actor)
  return { who, address: request.ip, mutes: who ? await mutesOf(office, who) : new Set() }
}

/** Browsers name the page that opens a WebSocket, and send cookies whatever page it is. What names none is no browser, and has none. */
function isOwnPage(office: Office, request: FastifyRequest): boolean {
  const { origin } = request.headers
  if (origin === undefined) return true
  const host = URL.parse(origin)?.host
  return host !== undefined && [request.headers.host, office.config.publicUrl && URL.parse(office.config.publicUrl)?.host].includes(host)
}
