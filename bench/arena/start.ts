import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startPostgres } from '../../tools/setup/postgres.mjs'
import type { Tokens } from './people.ts'

export type Arena = { url: string; port: number; tokens: Tokens; server: ChildProcess; stop: () => Promise<void> }

/** A durable PostgreSQL of our own and the server in a process of its own, as a district would run them. */
export async function startArena(prepare: (url: string) => Promise<void> = async () => {}, env: Record<string, string> = {}): Promise<Arena> {
  const postgres = await startPostgres({ durable: true })
  await prepare(postgres.url)
  const server = spawn(process.execPath, [new URL('server.ts', import.meta.url).pathname], { env: { ...process.env, ...env, DATABASE_URL: postgres.url }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string]
  const { port, tokens } = JSON.parse(line) as { port: number; tokens: Tokens }
  return {
    url: postgres.url, port, tokens, server,
    async stop() {
      server.kill('SIGTERM')
      await once(server, 'exit')
      await postgres.stop()
    },
  }
}
