// Sends one large body to a server of its own and watches that server's memory: node bench/upload.ts [MB, 300 by default]
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openDatabase } from '#kernel/db/open.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { diskStore } from '#kernel/files/disk-store.ts'
import { filesModule } from '#kernel/files/module.ts'
import { buildHttp } from '#kernel/http.ts'
import { startSession } from '#kernel/identity/session.ts'
import { openOffice } from '#kernel/office.ts'

const MB = 1024 * 1024
const MOST_GROWTH = 100 * MB
const RESIDENT = { is: 'resident', id: '00000000-0000-7000-8000-000000000001', name: '李海燕', phone: '19900000001' } as const

type Told = { port: number; token: string } | { rss: number }

async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-upload-'))
  // Without ffmpeg: the upload is measured, not what is made of it afterwards.
  const files = filesModule(() => ({ store: diskStore(folder), tools: undefined }))
  const database = await openDatabase({ memory: true })
  await migrate(database, [files])
  const office = openOffice(database, [files])
  await office.db.insertInto('kernel.resident').values({ id: RESIDENT.id, name: RESIDENT.name, phone: RESIDENT.phone, wechat: null, made_at: new Date(), settings: '{}' }).execute()
  const { token } = await startSession(office, RESIDENT)
  const app = await buildHttp(office)
  await files.routes?.(app, office)
  await app.listen({ port: 0, host: '127.0.0.1' })

  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.on('message', () => process.send!({ rss: process.memoryUsage.rss() } satisfies Told))
  process.on('disconnect', () => process.exit())
  process.send!({ port: (app.server.address() as AddressInfo).port, token } satisfies Told)
}

const heard = (server: ChildProcess) => new Promise<Told>((resolve) => server.once('message', (told) => resolve(told as Told)))

async function rssOf(server: ChildProcess): Promise<number> {
  const answer = heard(server)
  server.send('rss')
  const told = await answer
  return 'rss' in told ? told.rss : 0
}

/** A film by its first box, then bytes without meaning. */
function* film(size: number) {
  const block = Buffer.alloc(64 * 1024, 7)
  const head = Buffer.alloc(32)
  head.writeUInt32BE(24, 0)
  head.write('ftypisom\0\0\x02\0isommp41', 4, 'latin1')
  head.writeUInt32BE(size - 24, 24)
  head.write('free', 28)
  yield head
  for (let left = size - head.length; left > 0; left -= block.length) yield block.subarray(0, left)
}

async function measure(megabytes: number) {
  const size = megabytes * MB
  const server = fork(import.meta.filename, ['--serve'])
  const first = await heard(server)
  if (!('port' in first)) throw new Error('the server did not start')
  const at = { host: '127.0.0.1', port: first.port, headers: { authorization: `Bearer ${first.token}` } }
  const begun = await fetch(`http://127.0.0.1:${first.port}/api/files`, { method: 'POST', headers: { ...at.headers, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'film.mp4', size }) })
  const { id } = (await begun.json()) as { id: string }

  const before = await rssOf(server)
  let peak = before
  let done = false
  const watching = (async () => {
    while (!done) {
      peak = Math.max(peak, await rssOf(server))
      await new Promise((wait) => setTimeout(wait, 20))
    }
  })()
  const began = performance.now()
  const answer = new Promise<string>((resolve, reject) => {
    const put = request({ ...at, method: 'PUT', path: `/api/files/${id}?offset=0`, headers: { ...at.headers, 'content-type': 'application/octet-stream', 'content-length': size } }, (response) => {
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (more: string) => (text += more)).on('end', () => resolve(text))
    })
    put.on('error', reject)
    pipeline(Readable.from(film(size)), put).catch(reject)
  })
  const { ready } = JSON.parse(await answer) as { ready: boolean }
  const seconds = (performance.now() - began) / 1000
  done = true
  await watching
  server.disconnect()

  const mb = (bytes: number) => `${Math.round(bytes / MB)} MB`
  console.log(`${megabytes} MB in one body, ${seconds.toFixed(1)} s, ${ready ? 'ready' : 'NOT READY'}; memory before ${mb(before)}, at most ${mb(peak)}, grown by ${mb(peak - before)} (allowed: ${mb(MOST_GROWTH)})`)
  process.exitCode = ready && peak - before <= MOST_GROWTH ? 0 : 1
}

await (process.argv[2] === '--serve' ? serve() : measure(Number(process.argv[2] ?? 300)))
