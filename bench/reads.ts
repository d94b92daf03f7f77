import { clientOf, drive } from './arena/client.ts'
import { fill } from './arena/fill.ts'
import { startArena } from './arena/start.ts'

/** `npm run bench:reads`: worklist, map, counts and search with a million cases there; p95 of ten clients. */
const SIZE = Number(process.env['BENCH_SIZE'] ?? 1_000_000)
const arena = await startArena((url) => fill(url, SIZE))
const client = clientOf(arena.port, 10)
const { dispatcher, supervisor, handlers } = arena.tokens
const box = (zoom: number) => `west=120.28&south=36.04&east=120.42&north=36.1&zoom=${zoom}`
const text = (words: string) => `/api/requests/worklist?list=all&text=${encodeURIComponent(words)}`
const asked: [string, string, string][] = [
  ['worklist, dispatcher, to be dispatched', dispatcher, '/api/requests/worklist?list=intake'],
  ['worklist, handler, mine', handlers['bureau-enforcement']!, '/api/requests/worklist?list=mine'],
  ['worklist, supervisor, late', supervisor, '/api/requests/worklist?list=late'],
  ['worklist, supervisor, all of one street', supervisor, '/api/requests/worklist?list=all&area=370202001'],
  ['worklist, supervisor, words of many closed cases and no open one', supervisor, text('井盖松动')],
  ['worklist, handler, the same', handlers['bureau-enforcement']!, text('井盖松动')],
  ['worklist, supervisor, a phrase of many words that all are common', supervisor, text('夜间施工噪声')],
  ['worklist, supervisor, a word of one case', supervisor, text('第 76543 件')],
  ['counts, dispatcher', dispatcher, '/api/requests/counts'],
  ['map, whole district', supervisor, `/api/requests/map?${box(12)}`],
  ['map, open cases, streets', supervisor, `/api/requests/map?open=true&${box(15)}`],
]
for (const [name, token, path] of asked) {
  const run = await drive(10, Number(process.env['BENCH_SECONDS'] ?? 5), async () => {
    const { status, body } = await client.call('GET', path, token)
    if (status !== 200) throw new Error(`${status} ${body.code ?? ''}`)
  })
  const alone = await drive(1, 2, async () => void (await client.call('GET', path, token)))
  console.log(`${SIZE} cases, ${name}: 10 clients ${run.perSecond.toFixed(0)}/s p95 ${run.p95.toFixed(0)} ms; alone p95 ${alone.p95.toFixed(0)} ms`, ...run.errors)
}
client.close()
await arena.stop()
