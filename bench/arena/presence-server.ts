import Fastify from 'fastify'
import { FRAME_MS } from '#modules/world/server/presence/frames.ts'
import { LIMITS, openPresence } from '#modules/world/server/presence/presence.ts'
import { socketRoute } from '#modules/world/server/presence/socket.ts'
import { answerMeasurements, spotsOf } from './presence-spots.ts'

/** The presence server alone, in a process of its own. Arguments: how many come, and `even` or `square`. */
const [people, layout] = [Number(process.argv[2]), process.argv[3]!]
const plenty = { perSecond: 1e9, burst: 1e9 }
const presence = openPresence({
  landings: new Map(spotsOf(people, layout).map((spot, n) => [`p${n}`, spot])),
  limits: { ...LIMITS, people: 1e6, lines: 1e6, linesOfAddress: 1e6, opensOfAddress: plenty, messagesOfAddress: plenty },
})
const app = Fastify()
let come = 0
socketRoute(app, presence, async () => ({ who: `resident:${(come += 1)}`, address: 'here', mutes: new Set() }), () => true)
setInterval(presence.tick, FRAME_MS)
await app.listen({ port: 0, host: '127.0.0.1' })
answerMeasurements((app.server.address() as { port: number }).port)
