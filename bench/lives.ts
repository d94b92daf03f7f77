import { clientOf, drive } from './arena/client.ts'
import { fill } from './arena/fill.ts'
import { liveOne } from './arena/life.ts'
import { startArena } from './arena/start.ts'

/** `npm run bench:lives`: full lives (submit, dispatch, sign, reply, rate) a second, with cases there already. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 15)
const SIZES = (process.env['BENCH_SIZES'] ?? '0,100000,1000000').split(',').map(Number)
const first = new Map<number, number>()
for (const size of SIZES) {
  const arena = await startArena((url) => (size ? fill(url, size) : Promise.resolve()))
  for (const clients of [10, 50]) {
    const client = clientOf(arena.port, clients)
    await drive(clients, 3, (n) => liveOne(client, arena.tokens, n))
    const run = await drive(clients, SECONDS, (n) => liveOne(client, arena.tokens, n))
    client.close()
    if (!first.has(clients)) first.set(clients, run.perSecond)
    console.log(`${size} cases there, ${clients} clients: ${run.perSecond.toFixed(1)} lives/s, p50 ${run.p50.toFixed(0)} ms, p95 ${run.p95.toFixed(0)} ms, ${(run.perSecond / first.get(clients)!).toFixed(2)} of the speed at ${SIZES[0]}`, ...run.errors)
  }
  await arena.stop()
}
