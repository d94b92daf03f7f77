import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Office } from '#kernel/office.ts'
import { setAside } from '#kernel/outbox.ts'

/** For people a tenth of a second is at once; past two they look at their watch. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15]

/** What the office does, as Prometheus asks for it: by route and verb, of nobody in particular. */
export function measured(app: FastifyInstance, office: Office): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const answered = new Histogram({ name: 'nuanban_http_seconds', help: 'Time to answer, by route', labelNames: ['method', 'route', 'status'], buckets: SECONDS, registers })
  // What was asked at an address of its own would make a line for each address; the route is the pattern.
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => answered.observe({ method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) }, reply.elapsedTime / 1000))
  const acts = new Counter({ name: 'nuanban_acts_total', help: 'Acts on cases that were committed, by verb', labelNames: ['verb'], registers })
  office.live.onChange(({ verb }) => acts.inc({ verb }))

  const asked = (name: string, help: string, ask: () => Promise<number>) => new Gauge({
    name, help, registers,
    async collect() {
      // Where the database does not answer, the value is missing and the scrape goes on: just then it is needed.
      await ask().then((value) => this.set(value), () => this.remove())
    },
  })
  const one = async (query: ReturnType<typeof sql<{ n: number | null }>>) => Number((await query.execute(office.db)).rows[0]?.n ?? 0)
  asked('nuanban_outbox_waiting', 'Messages that wait to be delivered', () => one(sql`select count(*)::int as n from kernel.outbox where next_at is not null`))
  asked('nuanban_outbox_oldest_seconds', 'Age of the oldest of them', () => one(sql`select extract(epoch from ${office.now()}::timestamptz - min(at))::float8 as n from kernel.outbox where next_at is not null`))
  asked('nuanban_outbox_set_aside', 'Messages that were tried for the last time', () => setAside(office))
  asked('nuanban_deliveries_waiting', 'SMS and WeChat messages not yet taken by their carriers', () => one(sql`select count(*)::int as n from kernel.delivery where next_at is not null`))
  asked('nuanban_clocks_overdue', 'Limits of open cases that have passed', () => one(sql`select count(*)::int as n from kernel.clock where done_at is null and due_at < ${office.now()}`))
  asked('nuanban_clocks_behind_seconds', 'How long the first clock has waited to be rung', () => one(sql`select greatest(0, extract(epoch from ${office.now()}::timestamptz - min(next_at)))::float8 as n from kernel.clock where next_at is not null`))
  asked('nuanban_ledger_unsigned_seconds', 'Age of the oldest event that no head covers', () => one(sql`select extract(epoch from ${office.now()}::timestamptz - min(at))::float8 as n from kernel.event where at >= (select coalesce(max(until), '-infinity') from kernel.head)`))
  return registry
}

/** On a port of its own, for this machine alone: what goes on inside is nobody's business outside. */
export async function serveMetrics(registry: Registry, port: number): Promise<{ url: string; close: () => Promise<void> }> {
  const app = Fastify()
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  const url = await app.listen({ port, host: '127.0.0.1' })
  return { url: `${url}/metrics`, close: () => app.close() }
}
