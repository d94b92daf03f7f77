import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

function startWith(env: Record<string, string>) {
  const program = join(import.meta.dirname, 'start.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', timeout: 20_000, env: { PATH: process.env['PATH'], ...env } })
  return { status, stdout, said: stderr.trimEnd().split('\n') }
}

test.each(['abc', '0', '65536', '80.5', '-1', '8080x'])('PORT=%s is refused in one line, before anything is installed', (PORT) => {
  expect(startWith({ PORT })).toEqual({ status: 1, stdout: '', said: [expect.stringMatching(/^PORT 应为.*\/ PORT must be/)] })
})

test('a database address of another kind is refused, and its password is not repeated', () => {
  const { status, said } = startWith({ DATABASE_URL: 'mysql://office:hush@db/nuanban' })
  expect(status).toBe(1)
  expect(said).toEqual([expect.stringMatching(/^DATABASE_URL 应形如 postgres:\/\//)])
  expect(said.join()).not.toContain('hush')
})

test('a data folder that is a file, or lies where none can be made, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'file'), '')

  for (const path of [join(folder, 'file'), join(folder, 'file/below'), '/proc/nuanban']) {
    expect(startWith({ NUANBAN_DATA: path })).toEqual({ status: 1, stdout: '', said: [expect.stringContaining(path)] })
  }
})

test('a port that somebody else has, or an address that is not ours, is refused in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const port = String((other.address() as AddressInfo).port)
  expect(startWith({ PORT: port })).toEqual({ status: 1, stdout: '', said: [expect.stringMatching(`^端口 ${port} 已被占用.* / port ${port} is in use`)] })
  expect(startWith({ HOST: '192.0.2.1', PORT: '18080' })).toEqual({ status: 1, stdout: '', said: [expect.stringMatching(/^HOST 应为.*192\.0\.2\.1/)] })
})

test('everything that is wrong is said at once', () => {
  expect(startWith({ PORT: 'x', NUANBAN_DATA: '/proc/nuanban', DATABASE_URL: 'nowhere' }).said).toHaveLength(3)
})
