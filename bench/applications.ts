import pg from 'pg'
import { act, open } from '#kernel/case/act.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import type { Resident, Staff } from '#kernel/identity/actor.ts'
import { bodyOf, fillIn, makeFiles, sent, withOffice } from './arena/application.ts'
import { clientOf, drive } from './arena/client.ts'
import { watchProcessor } from './arena/processor.ts'
import { startArena } from './arena/start.ts'

/**
 * `npm run bench:applications`: whole applications a second (submitted, accepted, every branch reviewed and decided by its own
 * department, issued together), over the same SQL driven raw on the same PostgreSQL.
 */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10)
const arena = await startArena()
const residents = await withOffice(arena.url, (office) => office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).orderBy('phone').execute())
const files = await withOffice(arena.url, (office) => makeFiles(office, residents.map((r) => r.id)))
const filled = await withOffice(arena.url, async (office) => fillIn(office))
console.log(`${filled.oneThing}: ${Object.keys(filled.answers).length} answers, ${new Set(filled.acts.map((a) => a.matter)).size} branches, ${filled.acts.length + 3} acts`)

const recorded = await record()
const processor = await watchProcessor(arena)
for (const clients of [10, 50]) {
  const pool = new pg.Pool({ connectionString: arena.url, max: 16 })
  const began = await processor.used()
  const raw = await drive(clients, SECONDS, async () => {
    const client = await pool.connect()
    try {
      for (const statement of recorded()) await client.query(statement)
    } finally {
      client.release()
    }
  })
  const rawEach = (await processor.used() - began) / raw.done
  await pool.end()
  const client = clientOf(arena.port, clients)
  await drive(clients, 3, live)
  const before = await processor.used()
  const ours = await drive(clients, SECONDS, live)
  const each = (await processor.used() - before) / ours.done
  client.close()
  console.log(`${clients} clients: ours ${ours.perSecond.toFixed(1)}/s p95 ${ours.p95.toFixed(0)} ms, raw ${raw.perSecond.toFixed(1)}/s p95 ${raw.p95.toFixed(0)} ms, ratio ${(ours.perSecond / raw.perSecond).toFixed(2)}; processor: server and database ${each.toFixed(0)} ms, database alone for the raw statements ${rawEach.toFixed(0)} ms each`, ...ours.errors, ...raw.errors)

  async function live(n: number) {
    const who = n % arena.tokens.residents.length
    const call = async (verb: string, token: string, body: object) => {
      const answer = await client.call('POST', `/api/approvals/${verb}`, token, body)
      if (answer.status !== 200) throw new Error(`${verb} ${answer.status} ${answer.body.code}`)
      return answer.body as { id: string }
    }
    const { id: caseId } = await call('submit', arena.tokens.residents[who]!, sent(filled, files.get(residents[who]!.id)!))
    await call('accept', arena.tokens.handlers[filled.unit.preReview]!, { caseId })
    for (const one of filled.acts) await call(one.verb, arena.tokens.handlers[one.unit]!, { caseId, ...bodyOf(one) })
    await call('issue', arena.tokens.handlers[filled.unit.issue]!, { caseId })
  }
}
await processor.close()
await arena.stop()

/** The statements of one whole life as the program sends them; each time only the ids of case and messages are made anew. */
async function record() {
  let statements: { text: string; values: unknown[] }[] = []
  const given = { id: '' }
  await withOffice(arena.url, async (office) => {
    const resident: Resident = { is: 'resident', ...residents[0]! }
    const officer = (unit: string): Staff => ({ is: 'staff', id: crypto.randomUUID(), account: unit, name: unit, unit, units: [unit], roles: ['handler', 'lead'] })
    const life = async () => {
      const body = sent(filled, files.get(resident.id)!)
      given.id = body.id
      await open(office, resident, office.opens.get('approvals.submit')!, body)
      const verb = (name: string) => office.verbs.get(`approvals.${name}`)!
      await act(office, officer(filled.unit.preReview), verb('accept'), { caseId: body.id })
      for (const one of filled.acts) await act(office, officer(one.unit), verb(one.verb), { caseId: body.id, ...bodyOf(one) })
      await act(office, officer(filled.unit.issue), verb('issue'), { caseId: body.id })
    }
    await life() // takes a block of numbers and reads the seal's key, so that the next need not
    statements = []
    await life()
  }, (text, values) => statements.push({ text, values: [...values] }))
  const life = statements
  return () => {
    const id = caseIdAt(new Date())
    return life.map(({ text, values }, n) => ({
      text,
      ...(values.length ? { name: `raw${n}` } : {}),
      values: values.map((value) => (typeof value === 'string' ? value.replaceAll(given.id, id).replaceAll(/"id":"[0-9a-f-]{36}","topic"/g, () => `"id":"${crypto.randomUUID()}","topic"`) : value)),
    }))
  }
}
