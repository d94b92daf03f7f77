import type { FastifyRequest } from 'fastify'
import { reckoning } from '#kernel/clocks/reckoning.ts'
import type { DefinitionKind } from '#kernel/definitions/registry.ts'
import { whoAsks } from '#kernel/http.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import type { Module } from '#kernel/module.ts'
import type { Office } from '#kernel/office.ts'
import { districtRoute } from './district-route.ts'
import { landingsIn } from './landings.ts'
import { amendMemory } from './memory/amend-memory.ts'
import { declineMemory } from './memory/decline-memory.ts'
import { leaveMemory } from './memory/leave-memory.ts'
import { lookOverRoute } from './memory/look-over.ts'
import { memory } from './memory/memory.ts'
import { memoryClock, memoryNotices } from './memory/memory-notices.ts'
import { memorySettings } from './memory/memory-settings.ts'
import { publishMemory } from './memory/publish-memory.ts'
import { reckonMemoryAgain } from './memory/reckon-memory-again.ts'
import { returnMemory } from './memory/return-memory.ts'
import { ringMemory } from './memory/ring-memory.ts'
import { spotsIn } from './memory/spots.ts'
import { takeDownMemory } from './memory/take-down-memory.ts'
import { memories } from './memory/views/memories.ts'
import { memoriesToReview } from './memory/views/memories-to-review.ts'
import { memoryHall } from './memory/views/memory-hall.ts'
import { memorySetup } from './memory/views/memory-setup.ts'
import { myMemories } from './memory/views/my-memories.ts'
import { withdrawMemory } from './memory/withdraw-memory.ts'
import { muteRoute, mutesOf } from './mute.ts'
import { FRAME_MS } from './presence/frames.ts'
import type { Caller, Limits } from './presence/here.ts'
import { pollRoute } from './presence/poll.ts'
import { openPresence } from './presence/presence.ts'
import { socketRoute } from './presence/socket.ts'
import { readRoutes } from './read/read-routes.ts'
import { forgetReports, reportRoute } from './report.ts'
import { reports } from './reports.ts'

/** 元宇宙历史文化街区: being together in a place, and what people remember of it. `place`: the folder of its files. */
export function world({ place, limits }: { place: URL; limits?: Limits }): Module {
  const spots = spotsIn(place)
  return {
    name: 'world',
    migrations: new URL('./migrations/', import.meta.url),
    kinds: [memory],
    clocks: [memoryClock],
    opens: [leaveMemory(spots)],
    verbs: [publishMemory, returnMemory, declineMemory, takeDownMemory, amendMemory, withdrawMemory, ringMemory, reckonMemoryAgain],
    notices: memoryNotices,
    definitions: [memorySettings] as unknown as readonly DefinitionKind[],
    folder: [{ kind: 'memories', file: 'memories.json' }],
    views: [reports, memorySetup(spots), memories(spots), memoryHall(spots), myMemories(spots), memoriesToReview(spots)],
    duties: [{ name: 'world.forget-reports', everySeconds: 86_400, run: forgetReports }, reckoning(reckonMemoryAgain)],
    async routes(app, office) {
      districtRoute(app, place)
      readRoutes(app, office, { place })
      const presence = openPresence({ landings: landingsIn(place), ...(limits ? { limits } : {}) })
      const callerOf = (request: FastifyRequest) => askCaller(office, request)
      socketRoute(app, presence, callerOf, (request) => isOwnPage(office, request))
      await pollRoute(app, presence, callerOf)
      reportRoute(app, office, presence)
      muteRoute(app, office, presence)
      lookOverRoute(app, office)
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
