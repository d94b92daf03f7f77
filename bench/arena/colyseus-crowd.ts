import { pathToFileURL } from 'node:url'
import { quantile } from './client.ts'
import { spotsOf } from './presence-spots.ts'

/** The visitors of presence-crowd.ts, with Colyseus's own client. Arguments: port, people, layout, seconds. */
const [port, people, layout, seconds] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!, Number(process.argv[5])]
const { Client } = (await import(pathToFileURL(`${process.env['BENCH_COLYSEUS']}/node_modules/@colyseus/sdk/build/index.mjs`).href)) as Record<string, any>
const [HZ, SPEED, RADIUS, WATCHERS, SETTLING_MS] = [10, 1.4, 4, 40, 5000]
const spots = spotsOf(people, layout)
const sent = new Map<number, Map<number, number>>()
const latencies: number[] = []
const bytes = Array.from({ length: people }, () => 0)
let [measures, broken, moves, isStopping] = [false, 0, 0, false]
const keyOf = (x: number, z: number) => (x + 32_768) * 65_536 + z + 32_768

const rooms: any[] = []
for (let n = 0; n < people; n += 1) rooms.push(await enter(n))
rooms.forEach((room, n) => setTimeout(() => walk(room, n), (n % 100) * (1000 / HZ / 100)))

await new Promise((settled) => setTimeout(settled, SETTLING_MS))
process.send!({ began: true })
bytes.fill(0)
measures = true
const [cpu, movesBefore] = [process.cpuUsage(), moves]
await new Promise((measured) => setTimeout(measured, seconds * 1000))
measures = false
const used = process.cpuUsage(cpu)
latencies.sort((a, b) => a - b)
const rates = bytes.map((sum) => sum / 1000 / seconds).toSorted((a, b) => a - b)
process.on('message', () => process.exit(0))
process.send!({
  p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), p99: quantile(latencies, 0.99), samples: latencies.length,
  kBMean: rates.reduce((sum, rate) => sum + rate, 0) / rates.length, kB95: quantile(rates, 0.95),
  cpuShare: (used.user + used.system) / 1e6 / seconds, broken, hz: (moves - movesBefore) / seconds / people,
})
isStopping = true

/** How old each position is that has not been seen before. */
function watch(room: any) {
  const seen = new Map<number, number>()
  room.onStateChange((state: any) => {
    const now = performance.now()
    state.people?.forEach(({ id, x, z }: any) => {
      const key = keyOf(x, z)
      if (seen.get(id) === key) return
      seen.set(id, key)
      const since = sent.get(id)?.get(key)
      if (measures && since !== undefined) latencies.push(now - since)
    })
  })
}

async function enter(n: number) {
  const room = await new Client(`ws://127.0.0.1:${port}`).joinOrCreate('district', { n })
  room.connection.transport.ws.addEventListener('message', ({ data }: any) => void (bytes[n]! += data.byteLength + (data.byteLength < 126 ? 2 : 4)))
  room.onLeave(() => void (!isStopping && (broken += 1)))
  if (n % Math.ceil(people / WATCHERS) === 0) watch(room)
  return room
}

function walk(room: any, n: number) {
  const latest = new Map<number, number>()
  sent.set(n, latest)
  let turn = (n * 2.4) % (2 * Math.PI)
  let due = performance.now()
  const step = () => {
    turn += SPEED / RADIUS / HZ
    const [x, z] = [spots[n]!.x + RADIUS * Math.cos(turn), spots[n]!.z + RADIUS * Math.sin(turn)].map((metres) => Math.round(metres / 0.05)) as [number, number]
    latest.set(keyOf(x, z), performance.now())
    if (latest.size > 100) latest.delete(latest.keys().next().value!)
    room.send('move', [x, z, Math.round((turn / 2 / Math.PI) * 256) & 255, 1])
    moves += 1
    due += 1000 / HZ
    if (!isStopping) setTimeout(step, Math.max(0, due - performance.now()))
  }
  step()
}
