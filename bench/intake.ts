import { once } from 'node:events'
import { loadavg } from 'node:os'
import { createInterface } from 'node:readline'
import { labelledMessages } from '#modules/triage/text/labelled.fixtures.ts'
import { madeUp } from '#modules/triage/text/made-up.fixtures.ts'
import { randomFrom } from '#modules/triage/text/random.ts'
import { clientOf, quantile } from './arena/client.ts'
import { submission } from './arena/life.ts'
import { putPast } from './arena/past.ts'
import { startArena } from './arena/start.ts'

/**
 * `npm run bench:intake`: how long sending a request takes with triage on, against off. Two servers with the same past, in turns;
 * each request is written as in life: its category is suggested and the like of it looked for before it is sent (neither is
 * counted as sending), and whoever dispatches asks what it is. In the middle turn triage learns anew, as it does at night.
 * Without the real messages, made-up ones.
 */
/** Short turns and many: what else the machine does meets both sides alike. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4)
const RATE = Number(process.env['BENCH_RATE'] ?? 10)
const TURNS = Number(process.env['BENCH_TURNS'] ?? 15)
const SIZE = Number(process.env['BENCH_SIZE'] ?? 6000)
const [CATEGORIES, UNITS] = [['M0101', 'M0102', 'M0103', 'M0104', 'M0105', 'M0106', 'M0107'], ['bureau-city-management', 'bureau-housing', 'bureau-ecology', 'bureau-enforcement']]

const random = randomFrom(5)
const messages = (labelledMessages() ?? madeUp(8000)).map((one) => ({ ...one, at: random() })).sort((a, b) => a.at - b.at)
const labels = [...new Set(messages.map(({ label }) => label))]
const sent = messages.splice(0, 2000).map(({ text }) => text.slice(0, 2000))
const past = messages.slice(0, SIZE).map(({ text, label }, n) => ({ text, category: CATEGORIES[labels.indexOf(label)]!, unit: UNITS[n % 10 === 0 ? 3 : labels.indexOf(label) % 3]! }))

/** On is as the district has it. */
const SETTINGS = { off: { BENCH_TRIAGE: JSON.stringify({ answerCheck: false }) }, on: {} }
const sides = await Promise.all((['off', 'on'] as const).map(async (triage) => {
  const arena = await startArena((url) => putPast(url, past), SETTINGS[triage])
  return { triage, arena, client: clientOf(arena.port, 64), took: [] as number[], tookLearning: [] as number[], suggested: [] as number[], looked: [] as number[], errors: 0, suggestions: 0 }
}))
type Side = (typeof sides)[number]
const [off, on] = sides as [Side, Side]

/** The server learns when it is told to, and says when it has. */
async function learn({ arena }: Side) {
  const learned = once(createInterface({ input: arena.server.stdout! }), 'line')
  arena.server.kill('SIGUSR2')
  await learned
}

let n = 0
async function one(side: Side, took: number[]) {
  const { residents, dispatcher } = side.arena.tokens
  const token = residents[n % residents.length]!
  const given = { ...submission(), text: sent[n++ % sent.length]! }
  const timed = async (into: number[], path: string, by: string, body?: object) => {
    const at = performance.now()
    const answer = await side.client.call(body ? 'POST' : 'GET', path, by, body)
    into.push(performance.now() - at)
    if (answer.status !== 200) side.errors += 1
    return answer.body
  }
  const text = encodeURIComponent(given.text)
  const { categories } = await timed(side.suggested, `/api/requests/suggest?text=${text}`, token)
  if (categories?.[0]?.confidence) side.suggestions += 1
  await timed(side.looked, `/api/requests/similar?text=${text}&lng=${given.place.lng}&lat=${given.place.lat}`, token)
  await timed(took, '/api/requests/submit', token, given)
  await timed([], `/api/triage/suggest?text=${text}`, dispatcher)
}

/** Lasts its time, and until `learned`. */
async function turn(side: Side, took: number[], learned?: Promise<void>) {
  const running: Promise<void>[] = []
  let isLearning = learned !== undefined
  void learned?.then(() => { isLearning = false })
  const until = performance.now() + SECONDS * 1000
  for (let due = performance.now(); due < until || isLearning; due += 1000 / RATE) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    running.push(one(side, took))
  }
  await Promise.all(running)
}

await learn(on)
for (const side of sides) await turn(side, [])
for (const side of sides) Object.assign(side, { took: [], suggested: [], looked: [], suggestions: 0 })
for (let nth = 0; nth < TURNS; nth += 1) {
  for (const side of sides) {
    const learns = side === on && nth === Math.floor(TURNS / 2)
    await turn(side, learns ? side.tookLearning : side.took, learns ? learn(side) : undefined)
  }
}

const quantiles = (took: readonly number[]) => { const sorted = took.toSorted((a, b) => a - b); return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) } }
const said = (took: readonly number[]) => { const { p50, p95 } = quantiles(took); return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms` }
console.log(`${past.length} requests are over; ${RATE} residents a second for ${TURNS} turns of ${SECONDS} s each; load of the machine ${loadavg().map((load) => load.toFixed(1)).join(' ')}`)
for (const side of sides) {
  const all = [...side.took, ...side.tookLearning]
  console.log(`triage ${side.triage}: ${all.length} sent, ${said(all)}; suggesting ${said(side.suggested)} (${side.suggestions} suggested by what was learned); looking for the like ${said(side.looked)}; ${side.errors} errors`)
}
console.log(`while it learns: ${said(on.tookLearning)}; the rest of the time: ${said(on.took)}`)
const ratio = quantiles([...on.took, ...on.tookLearning]).p95 / quantiles(off.took).p95
console.log(`sending with triage on over off, p95: ${ratio.toFixed(2)} (wanted 1.2)`)
for (const { client, arena } of sides) {
  client.close()
  await arena.stop()
}
