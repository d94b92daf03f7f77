import { readConfig } from '#kernel/config.ts'
import { buildHttp } from '#kernel/http.ts'
import { dayOf } from '#kernel/calendar/day.ts'
import { startJobs } from '#kernel/jobs/run.ts'
import { modules, reader, triageNeeds } from '#apps/server/compose.ts'
import { startOffice } from '#apps/server/start-office.ts'
import { limitsNow } from '#modules/requests/server/limits.ts'
import { train } from '#modules/triage/server/train.ts'
import { signInPeople } from './people.ts'

/** The server as it runs for people, without screens and demo. Prints its port and signed-in people as one JSON line. */
const quiet = { info: () => {}, warn: () => {}, error: (facts: object, sentence: string) => console.error(sentence, JSON.stringify(facts)) }
const { office, close } = await startOffice(readConfig({ ...process.env, NUANBAN_DEMO: '0' }), quiet)
// Fifty residents send what a city would: a measurement rations nobody.
const { most_requests: rationed, ...limits } = limitsNow(office)
if (rationed) await office.definitions.publish(office.db, { kind: 'limits', body: limits, effectiveFrom: dayOf(office.now()), why: '压测', by: 'system', now: office.now() })
// 辅助研判 as a measurement asks for it, to see what it costs.
const triage = process.env['BENCH_TRIAGE']
if (triage) await office.definitions.publish(office.db, { kind: 'triage', body: JSON.parse(triage), effectiveFrom: dayOf(office.now()), why: '压测', by: 'system', now: office.now() })
await office.definitions.load(office.db)
const tokens = await signInPeople(office)
const app = await buildHttp(office)
for (const module of modules) await module.routes?.(app, office)
const jobs = startJobs(office, [])
// Learns when told to instead of at night, with all requests read before, as a server has that has run for a while.
process.on('SIGUSR2', async () => {
  await reader.ready(office)
  for (const { outcome } of await train(office, triageNeeds)) console.log(outcome)
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ port: (app.server.address() as { port: number }).port, tokens }))
process.on('SIGTERM', async () => {
  await app.close()
  await jobs.stop()
  await close()
  process.exit(0)
})
