import { clientOf, quantile } from './arena/client.ts'
import { fill } from './arena/fill.ts'
import { liveOne } from './arena/life.ts'
import { startArena } from './arena/start.ts'

/** `npm run bench:spikes`: lives arriving at 1, 15, 1, 25, 2, 35, 10 a second, and at ten times that where asked; errors and recovery. */
const SHAPE = [1, 15, 1, 25, 2, 35, 10]
const STEP_SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10)
const SIZE = Number(process.env['BENCH_SIZE'] ?? 100_000)
const arena = await startArena((url) => fill(url, SIZE))
for (const times of (process.env['BENCH_TIMES'] ?? '1,10').split(',').map(Number)) {
  const client = clientOf(arena.port, 200)
  let errors = 0
  const running = new Set<Promise<void>>()
  for (const rate of SHAPE) {
    const took: number[] = []
    const until = performance.now() + STEP_SECONDS * 1000
    let due = performance.now()
    while (performance.now() < until) {
      const at = performance.now()
      const one = liveOne(client, arena.tokens, Math.floor(Math.random() * 50)).then(() => void took.push(performance.now() - at), () => void (errors += 1))
      running.add(one)
      void one.finally(() => running.delete(one))
      due += 1000 / (rate * times)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    }
    took.sort((a, b) => a - b)
    console.log(`×${times}, ${rate * times} lives/s asked: ${(took.length / STEP_SECONDS).toFixed(1)} done/s, p95 ${quantile(took, 0.95).toFixed(0)} ms, ${running.size} under way, ${errors} errors so far`)
  }
  const ended = performance.now()
  await Promise.all(running)
  console.log(`×${times}: recovered ${((performance.now() - ended) / 1000).toFixed(1)} s after the last spike, ${errors} errors`)
  client.close()
}
await arena.stop()
