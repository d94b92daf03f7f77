import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { postgresPrograms, startPostgres } from './postgres.mjs'

async function ask(url: string, question: string): Promise<string> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query({ text: question, rowMode: 'array' })
  await client.end()
  return String(rows[0]?.[0])
}

test.skipIf(!postgresPrograms())('a real PostgreSQL is there until it is stopped', async () => {
  const postgres = await startPostgres({ durable: true })
  expect(await ask(postgres.url, 'show fsync')).toBe('on')
  expect(await ask(postgres.url, 'show lc_ctype')).toBe('C.UTF-8') // with C alone, no Chinese word is ever found
  const folder = await ask(postgres.url, 'show data_directory')

  await postgres.stop()
  await expect(ask(postgres.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  expect(existsSync(folder)).toBe(false)
})

test.skipIf(!postgresPrograms())('it does not outlive a process that was killed', async () => {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.mjs'))}
    process.stdout.write((await startPostgres({ durable: false })).url)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(owner.stdout, 'data')
  const folder = await ask(String(url), 'show data_directory')

  owner.kill('SIGKILL')
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000, interval: 50 })
})
