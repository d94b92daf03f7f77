import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '#kernel/db/open.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { startPostgres } from '../tools/setup/postgres.mjs'
import { clientOf } from './arena/client.ts'
import { submission } from './arena/life.ts'
import type { Tokens } from './arena/people.ts'

/** `npm run bench:crash`: kill -9 under load, again and again, on both databases. What was acknowledged must be there, once. */
const KILLS = Number(process.env['BENCH_KILLS'] ?? 20)

export async function crash(where: { DATABASE_URL: string } | { NUANBAN_DATA: string }, kills: number) {
  const acknowledged = new Set<string>()
  let unanswered = 0
  const recoveries: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const started = performance.now()
    const { server, port, tokens } = await startServer(where)
    recoveries.push(performance.now() - started)
    const client = clientOf(port, 8)
    let stopped = false
    const load = Array.from({ length: 8 }, async (_, n) => {
      while (!stopped) {
        const body = submission()
        try {
          const answer = await client.call('POST', '/api/requests/submit', tokens.residents[n]!, body)
          if (answer.status === 200) acknowledged.add(body.id)
        } catch {
          unanswered += 1
          if (!stopped) await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1200))
    server.kill('SIGKILL')
    await once(server, 'exit')
    stopped = true
    await Promise.all(load)
    client.close()
  }
  const database = await openDatabase('DATABASE_URL' in where ? { url: where.DATABASE_URL } : { folder: where.NUANBAN_DATA })
  const there = new Map<string, number>()
  for (const { id } of await database.db.selectFrom('kernel.case').select('id').execute()) there.set(id, (there.get(id) ?? 0) + 1)
  const { faults, events } = await verifyLedger(database.db, await publicKeys(database.db))
  await database.close()
  const lost = [...acknowledged].filter((id) => there.get(id) !== 1)
  return { kills, acknowledged: acknowledged.size, there: there.size, unanswered, lost, events, faults, slowestStart_s: Math.max(...recoveries) / 1000 }
}

async function startServer(where: Record<string, string>): Promise<{ server: ChildProcess; port: number; tokens: Tokens }> {
  const server = spawn(process.execPath, [new URL('arena/server.ts', import.meta.url).pathname], { env: { ...process.env, ...where }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string]
  return { server, ...(JSON.parse(line) as { port: number; tokens: Tokens }) }
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-crash-'))
  console.log('embedded', await crash({ NUANBAN_DATA: folder }, KILLS))
  rmSync(folder, { recursive: true })
  const postgres = await startPostgres({ durable: true })
  console.log('PostgreSQL', await crash({ DATABASE_URL: postgres.url }, KILLS))
  await postgres.stop()
}
