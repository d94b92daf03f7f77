import { connect } from 'node:net'
import { writeToServer } from '#modules/world/presence/to-server.ts'
import { quantile } from './client.ts'
import { type Spot, spotsOf } from './presence-spots.ts'

/**
 * Many visitors in one process, as cheap as can be: bare sockets, and only every so-manieth looks at what it is sent. Arguments: port,
 * people, layout, seconds. They join, walk at 1.4 m/s sending ten positions a second, and are measured after a while of settling.
 */
const [port, people, layout, seconds] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!, Number(process.argv[5])]
const WATCHERS = 40
const [HZ, SPEED, RADIUS] = [10, 1.4, 4]
const SETTLING_MS = 5000
const [WELCOME, NEAR] = [65, 66]
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0])

type Walker = { n: number; id: number; send: (message: Uint8Array) => void; beat: () => void; bytes: number; spot: Spot; latest: Map<number, number> }

const spots = spotsOf(people, layout)
/** By the number that others see: when which position was sent. */
const sent = new Map<number, Map<number, number>>()
const latencies: number[] = []
let [measures, broken, moves, isStopping] = [false, 0, 0, false]
const keyOf = (x: number, z: number) => (x + 32_768) * 65_536 + z + 32_768

const walkers: Walker[] = []
// Most look at nothing that they are sent, pings neither: they say now and then that they are alive.
const beats = setInterval(() => walkers.forEach((walker) => walker.beat()), 10_000)
for (let n = 0; n < people; n += 1) {
  walkers.push(await enter(n))
}
const timers = walkers.map((walker) => setTimeout(() => {
  let turn = (walker.n * 2.4) % (2 * Math.PI)
  let due = performance.now()
  const step = () => {
    turn += SPEED / RADIUS / HZ
    walk(walker, turn)
    due += 1000 / HZ
    if (!isStopping) setTimeout(step, Math.max(0, due - performance.now()))
  }
  step()
}, (walker.n % 100) * (1000 / HZ / 100)))

await new Promise((settled) => setTimeout(settled, SETTLING_MS))
process.send!({ began: true })
for (const walker of walkers) walker.bytes = 0
measures = true
const [cpu, movesBefore] = [process.cpuUsage(), moves]
await new Promise((measured) => setTimeout(measured, seconds * 1000))
measures = false
const used = process.cpuUsage(cpu)
latencies.sort((a, b) => a - b)
const rates = walkers.map(({ bytes }) => bytes / 1000 / seconds).toSorted((a, b) => a - b)
process.send!({
  p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95), p99: quantile(latencies, 0.99), samples: latencies.length,
  kBMean: rates.reduce((sum, rate) => sum + rate, 0) / rates.length, kB95: quantile(rates, 0.95),
  cpuShare: (used.user + used.system) / 1e6 / seconds, broken, hz: (moves - movesBefore) / seconds / people,
})
isStopping = true
clearInterval(beats)
for (const timer of timers) clearTimeout(timer)
process.on('message', () => process.exit(0))

function walk(walker: Walker, turn: number) {
  const [x, z] = [walker.spot.x + RADIUS * Math.cos(turn), walker.spot.z + RADIUS * Math.sin(turn)]
  const message = writeToServer({ is: 'move', x, z, heading: turn, gait: 'walk' })
  const view = new DataView(message.buffer)
  walker.latest.set(keyOf(view.getInt16(1), view.getInt16(3)), performance.now())
  if (walker.latest.size > 100) walker.latest.delete(walker.latest.keys().next().value!)
  walker.send(message)
  moves += 1
}

/** Shakes hands, joins at its own spot and waits for the welcome. */
function enter(n: number): Promise<Walker> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    const walker: Walker = { n, id: 0, send: (message) => void socket.write(masked(message)), beat: () => void socket.write(PONG), bytes: 0, spot: spots[n]!, latest: new Map() }
    const seen = n % Math.ceil(people / WATCHERS) === 0 ? new Map<number, number>() : undefined
    let rest: Buffer = Buffer.alloc(0)
    let isUp = false
    socket.on('error', reject)
    socket.on('close', () => void (!isStopping && (broken += 1)))
    socket.write(`GET /api/world/presence HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16, n).toString('base64')}\r\n\r\n`)
    socket.on('data', (data: Buffer) => {
      walker.bytes += data.length
      if (walker.id && !seen) return
      rest = rest.length ? Buffer.concat([rest, data]) : data
      if (!isUp) {
        const end = rest.indexOf('\r\n\r\n')
        if (end === -1) return
        isUp = true
        rest = rest.subarray(end + 4)
        walker.send(writeToServer({ is: 'join', appear: true, nick: 0, look: 0, x: 0, z: 0, token: '', landing: `p${n}` }))
      }
      rest = eachFrame(rest, (at, view) => {
        const type = view.getUint8(at)
        if (type === WELCOME) {
          walker.id = view.getUint16(at + 1)
          sent.set(walker.id, walker.latest)
          resolve(walker)
        } else if (type === NEAR && seen && measures) look(view, at, seen)
      })
    })
  })
}

function eachFrame(bytes: Buffer, take: (at: number, view: DataView) => void): Buffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + 4 <= bytes.length) {
    const short = bytes[at + 1]! & 127
    const from = at + (short < 126 ? 2 : 4)
    const length = short < 126 ? short : view.getUint16(at + 2)
    if (from + length > bytes.length) break
    if (length > 0 && (bytes[at]! & 15) === 2) take(from, view)
    at = from + length
  }
  return bytes.subarray(at)
}

/** How old each position is that has not been seen before. */
function look(view: DataView, at: number, seen: Map<number, number>) {
  const now = performance.now()
  for (let n = 0, from = at + 6; n < view.getUint8(at + 5); n += 1, from += 9) {
    const [id, key] = [view.getUint16(from), keyOf(view.getInt16(from + 2), view.getInt16(from + 4))]
    if (seen.get(id) === key) continue
    seen.set(id, key)
    const since = sent.get(id)?.get(key)
    if (since !== undefined) latencies.push(now - since)
  }
}

/** Browsers mask what they send; a mask of zeros is one too. */
function masked(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(6 + message.length)
  frame[0] = 0x82
  frame[1] = 0x80 | message.length
  frame.set(message, 6)
  return frame
}
