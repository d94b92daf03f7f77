import pg from 'pg'
import { startArena } from './arena/start.ts'
import { clientOf, drive } from './arena/client.ts'
import { submitOne } from './arena/life.ts'
import { recordSubmission } from './arena/record.ts'

/** `npm run bench:submit`: accepted submissions a second, over the same SQL driven raw on the same PostgreSQL. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const arena = await startArena()
const fresh = await recordSubmission(arena.url)
for (const clients of [10, 50]) {
  const pool = new pg.Pool({ connectionString: arena.url, max: 16 })
  const rawRun = await drive(clients, SECONDS, async () => {
    const client = await pool.connect()
    try {
      for (const { text, values, name } of fresh()) await client.query({ text, values, ...(name ? { name } : {}) })
    } finally {
      client.release()
    }
  })
  await pool.end()
  const client = clientOf(arena.port, clients)
  await drive(clients, 2, (n) => submitOne(client, arena.tokens, n))
  const ours = await drive(clients, SECONDS, (n) => submitOne(client, arena.tokens, n))
  client.close()
  console.log(`${clients} clients: ours ${ours.perSecond.toFixed(0)}/s p95 ${ours.p95.toFixed(1)} ms, raw ${rawRun.perSecond.toFixed(0)}/s p95 ${rawRun.p95.toFixed(1)} ms, ratio ${(ours.perSecond / rawRun.perSecond).toFixed(2)}`, ...ours.errors, ...rawRun.errors)
}
await arena.stop()
