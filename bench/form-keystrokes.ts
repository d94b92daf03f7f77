import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Element, Field } from '../modules/approvals/rules/element.ts'
import type { Plan } from '../modules/approvals/rules/plan.ts'

/**
 * What a keystroke costs in a form of 600 fields, all on one sheet, on a phone four times slower than this machine: the main
 * thread's whole work until it is painted, by the processor's time, and beside it what a bare input on an empty page costs here. `npm run bench:form`, after
 * the residents' pages were built; `-- 1`: at this machine's own speed.
 */
const FIELDS = 600
const KEYSTROKES = 60
const SLOWER = Number(process.argv[2] ?? 4)
const BUDGET_MS = 16

const dist = join(import.meta.dirname, '../apps/resident/dist/h5')
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const ID = '01a209ea-0000-7000-8000-000000000001'
const PERSON = { is: 'resident', id: '01a209ea-0000-7000-8000-0000000000aa', name: '李海燕', phone: '199****0001' }

function elementOf(n: number): Element {
  const kinds = ['text', 'text', 'text', 'number', 'money', 'date', 'choice', 'yes_no'] as const
  const type = kinds[n % kinds.length]!
  const options = type === 'choice' ? { options: [1, 2, 3, 4].map((o) => ({ value: `o${o}`, name: `选项${o}`, en: `Option ${o}` })) } : {}
  return { key: `big.f${n}`, name: `第 ${n} 项`, en: `Field ${n}`, group: 'all', type, ...options }
}

/** Each tenth field decides whether the next one is shown, so that rules are evaluated while somebody types. */
const fieldOf = (n: number): Field => ({ element: elementOf(n), required: n % 3 === 0, askedBy: [{ matter: 'm', forms: ['a'], ...(n % 10 === 1 ? { when: { not: { element: `big.f${n - 1}`, is: '不要' } } } : {}) }] })

const fields = Array.from({ length: FIELDS }, (_, n) => fieldOf(n))
const plan: Plan = {
  key: 'big', name: '六百项', en: 'Six hundred', says: '', saysEn: '', audience: 'firm', asOf: '2026-11-23', groups: [{ key: 'all', name: '全部', en: 'All' }], questions: [],
  members: [{ matter: 'm', name: '事项', en: 'Matter', type: 'licence', authority: 'u', basis: [], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', unit: 'u', days: 1, counted: true, after: [] }], clock: { statutory: 20, promised: 5 }, forms: ['a'], visits: 0, fee: 0, delegable: false }],
  fields, materials: [], order: [], preReview: { unit: 'u', days: 1 }, issue: { mode: 'all', days: 0, unit: 'u' }, limit: { rule: 'shortest' }, visits: 0,
}
const answers = Object.fromEntries(fields.map(({ element: { key, type } }, n) => [key, type === 'number' || type === 'money' ? n : type === 'yes_no' ? true : type === 'choice' ? 'o1' : type === 'date' ? '2026-11-23' : `已填内容 ${n}`]))
const draft = { id: ID, oneThing: 'big', name: '六百项', plan: '0'.repeat(64), step: 'form', answers, fetched: {}, vouched: [], consents: [], uploads: {}, promises: [], later: [], changedAt: Date.now(), version: 1 }

const api: Record<string, (method: string) => [number, unknown]> = {
  '/api/identity/me': () => [200, { actor: PERSON, providers: {}, demo: false }],
  '/api/approvals/one_thing': () => [200, { hash: draft.plan, plan, before: {}, after: {}, basis: [], units: {}, registers: {} }],
  '/api/approvals/look_up': () => [200, { values: {}, materials: {}, failures: [], offers: [] }],
  [`/api/approvals/draft/${ID}`]: (method) => (method === 'PUT' ? [200, { version: 2 }] : [404, { code: 'not_found', message: '' }]),
  '/api/kernel/notices': () => [200, { notices: [], unread: 0 }],
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url!, 'http://x')
  const answer = api[pathname]?.(request.method!)
  if (answer) return response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]))
  const file = join(dist, pathname.replace(/^\/m\//, '') || 'index.html')
  if (!existsSync(file) || !extname(file)) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
})
await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
const { port } = server.address() as { port: number }

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 375, height: 780 }, deviceScaleFactor: 2 })
const own = `draft.${PERSON.id}.approvals`
const stored: Record<string, unknown> = { session: { id: PERSON.id, name: PERSON.name, phone: PERSON.phone }, [own]: [ID], [`${own}.${ID}`]: draft }
await page.addInitScript({ content: `for (const [k, v] of Object.entries(${JSON.stringify(stored)})) if (!localStorage.getItem(k)) localStorage.setItem(k, JSON.stringify({ data: v }))` })

const cdp = await page.context().newCDPSession(page)
// Time on the processor: what else this machine is busy with does not count.
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000

async function typed(key: string, press: (n: number) => Promise<void>) {
  await page.locator(`[id="${key}"]`).last().focus()
  // The draft goes to the office when it has been quiet for two seconds: that is not part of a keystroke, and is awaited first.
  await page.waitForTimeout(2600)
  const costs: number[] = []
  for (let n = 0; n < KEYSTROKES; n += 1) {
    const before = await busy()
    await press(n)
    await page.waitForTimeout(120)
    costs.push(await busy() - before)
  }
  const idle = await busy().then(async (before) => (await page.waitForTimeout(120), await busy() - before))
  const sorted = costs.map((cost) => cost - idle).sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))]!
  return { median: at(0.5), p95: at(0.95), most: at(1) }
}
const letter = (text: string) => async () => page.keyboard.type(text)

await page.setContent('<input id="bare">')
const bare = await typed('bare', letter('青'))
console.log(`a bare input on an empty page: median ${bare.median.toFixed(1)} ms, p95 ${bare.p95.toFixed(1)} ms (CPU ${SLOWER}× slower)`)

await page.goto(`http://127.0.0.1:${port}/m/#/pages/apply/index?key=big&id=${ID}`)
await page.locator('[id="big.f599"]').last().waitFor({ state: 'attached' })
console.log(`${await page.locator('.form-sheet input, .form-sheet textarea, .form-sheet .choice').count()} fields on one sheet`)

let isWithin = true
const measured = [
  ['a text that no rule reads', 'big.f298', letter('青')],
  ['a text on which it depends what is asked', 'big.f290', letter('岛')],
  ['an amount', 'big.f292', letter('1')],
] as const
for (const [what, key, press] of measured) {
  const { median, p95, most } = await typed(key, press)
  isWithin &&= p95 < BUDGET_MS
  console.log(`${what}: median ${median.toFixed(1)} ms (${(median / bare.median).toFixed(1)}× bare), p95 ${p95.toFixed(1)} ms, most ${most.toFixed(1)} ms`)
}
// The next field goes with one letter and comes back with the other: no keystroke of a hundred does so.
await page.locator('[id="big.f290"]').last().fill('不')
const turned = await typed('big.f290', async (n) => (n % 2 === 0 ? page.keyboard.type('要') : page.keyboard.press('Backspace')))
console.log(`a letter with which a field goes or comes: median ${turned.median.toFixed(1)} ms (${(turned.median / bare.median).toFixed(1)}× bare), p95 ${turned.p95.toFixed(1)} ms`)
await browser.close()
server.close()
console.log(isWithin ? `within ${BUDGET_MS} ms` : `over ${BUDGET_MS} ms`)
process.exit(isWithin ? 0 : 1)
