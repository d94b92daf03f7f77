import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseIdAt } from '#kernel/case/case-id.ts'

const root = join(import.meta.dirname, '..')
const STARTS_WITHIN_MS = 90_000

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why a journey in a browser cannot be walked here; undefined where it can. */
export function whyNoBrowser(screens: string): string | undefined {
  if (!existsSync(CHROMIUM)) return `没有 Chromium:${CHROMIUM}。请安装 chromium,或用 CHROMIUM 指明位置。 (no Chromium)`
  if (!existsSync(join(root, screens, 'index.html'))) return `页面尚未构建：${screens}。请先构建。 (screens are not built)`
  return undefined
}

/** The server as people start it: a process of its own, on a free port, in an empty folder; the demo's people, and no request yet. */
export async function startServer(settings: Record<string, string> = {}) {
  const data = await mkdtemp(join(tmpdir(), 'nuanban-story-'))
  const port = await freePort()
  const server = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    // Settings meant for another server must not lead this one to its data.
    env: { PATH: process.env['PATH'], PORT: String(port), NUANBAN_DATA: data, NUANBAN_DEMO: '1', NUANBAN_DEMO_REQUESTS: '0', ...settings },
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()))
  const url = `http://127.0.0.1:${port}`

  const until = Date.now() + STARTS_WITHIN_MS
  while (!(await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false))) {
    if (server.exitCode !== null || Date.now() > until) throw new Error(`the server did not start:\n${said}`)
    await new Promise((done) => setTimeout(done, 200))
  }
  return {
    url,
    data,
    /** What the server wrote that is no greeting: a journey ends with none. */
    faults: () => said.split('\n').filter((line) => line.includes('"level":"error"')),
    async close() {
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((up) => probe.listen(0, '127.0.0.1', up))
  const { port } = probe.address() as AddressInfo
  await new Promise((down) => probe.close(down))
  return port
}

type Answer = { id: string; state: string; version: number; can: string[] }
type Acting = { act: (verb: string, input: Record<string, unknown>) => Promise<Answer>; view: <T>(name: string, input: Record<string, string>) => Promise<T> }

/** One of the demo's people, over HTTP as their screen would: staff by account, a resident by telephone. */
export async function personOf(url: string, who: { account: string } | { phone: string }, module = 'requests'): Promise<Acting> {
  const json = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/identity/demo-sign-in`, { method: 'POST', headers: json, body: JSON.stringify(who) })
  if (!signedIn.ok) throw new Error(`${JSON.stringify(who)}: ${await signedIn.text()}`)
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  return {
    async view<T>(name: string, input: Record<string, string>) {
      const answer = await fetch(`${url}/api/${module}/${name}?${new URLSearchParams(input).toString()}`, { headers: { cookie } })
      if (!answer.ok) throw new Error(`${JSON.stringify(who)} ${name}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async act(verb, input) {
      const answer = await fetch(`${url}/api/${module}/${verb}`, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(input) })
      if (!answer.ok) throw new Error(`${JSON.stringify(who)} ${verb}: ${await answer.text()}`)
      return (await answer.json()) as Answer
    },
  }
}

/** A made-up resident reports something in 珠海路. Answers with the case's id. */
export async function submitted(url: string, text: string, { category = 'M0301' as string | null, phone = '19900000001' } = {}): Promise<string> {
  const resident = await personOf(url, { phone })
  const place = { lng: 120.398, lat: 36.064, address: '珠海路 8 号' }
  return (await resident.act('submit', { id: caseIdAt(new Date()), section: 'livelihood', ...(category ? { category } : {}), text, place })).id
}
