import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#kernel/config.ts'
import { buildHttp } from '#kernel/http.ts'
import { headHash, signHeads } from '#kernel/ledger/head.ts'
import { loadSigner } from '#kernel/ledger/keys.ts'
import { ledger } from '#kernel/ledger/module.ts'
import { freshDatabase } from '#kernel/testing/fresh-database.ts'
import { answerCommands } from './command.ts'
import { importCommand } from './import.ts'
import { publishedHeads } from './published-heads.ts'
import { startOffice } from './start-office.ts'
import { verifyCommand } from './verify-ledger.ts'

const ROWS = 600
const folder = mkdtempSync(join(tmpdir(), 'nuanban-command-'))
const data = join(folder, 'data')
const log = { info: () => {}, warn: () => {}, error: () => {} }
let env: Record<string, string>
let running: Awaited<ReturnType<typeof startOffice>>

beforeAll(async () => {
  // On the embedded database a server has the folder for itself; PostgreSQL takes whoever connects.
  env = { NUANBAN_DATA: data, NUANBAN_DEMO: '0', DATABASE_URL: (await freshDatabase()) ?? '' }
  running = await startOffice(readConfig(env), log)
  running.onCall?.(answerCommands(running.office, [verifyCommand, importCommand]))

  writeFileSync(join(folder, 'map.json'), JSON.stringify({ id: 'while-running', source: '旧系统', section: 'livelihood', unanswered: 'archive', fields: { externalId: '编号', text: '内容', openedAt: '时间', answer: '答复' } }))
  writeFileSync(join(folder, 'rows.csv'), `编号,内容,时间,答复\n${Array.from({ length: ROWS }, (_, n) => `${n},第 ${n} 盏路灯坏了,2019-02-28 10:00,已修好`).join('\n')}\n`)
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true })
})

/** A command as people give it, beside the office that runs in this process. */
function command(program: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], { cwd: folder, env: { ...process.env, INIT_CWD: folder, ...env } })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (out += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })))
}

test('an import is taken in by the office that is running', async () => {
  const { code, out } = await command('import.ts', 'rows.csv', '--map', 'map.json')
  expect([code, out]).toEqual([0, expect.stringContaining(`写入 ${ROWS} 行`)])
  expect((await command('import.ts', 'rows.csv', '--map', 'map.json')).out).toContain(`此前已有 ${ROWS} 行`)
  expect(await command('import.ts', 'none.csv', '--map', 'map.json')).toEqual({ code: 2, out: expect.stringContaining('没有这个文件') })
})

test('the ledger of a running office is verified, and the office goes on answering meanwhile', async () => {
  const app = await buildHttp(running.office)
  let answered = 0
  let over = false
  const asking = (async () => {
    while (!over) {
      expect((await app.inject('/readyz')).statusCode).toBe(200)
      answered += 1
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })()
  const lines: string[] = []
  const exit = await verifyCommand.run(running.office, { published: [] }, { line: (line) => lines.push(line), progress: () => {} })
  over = true
  await asking
  expect([exit, lines.join()]).toEqual([0, expect.stringContaining('账本完整')])
  // A page at a time, and whoever waits comes in between.
  expect(answered).toBeGreaterThan(ROWS / 50)

  expect(await command('verify-ledger.ts')).toEqual({ code: 0, out: expect.stringMatching(new RegExp(`^${ROWS} 件，${ROWS} 个事件，.*账本完整\\n$`)) })
})

test('a head that was published finds out a database that was signed anew, from a file, an address or by its hash', async () => {
  const later = { ...running.office, now: () => new Date(Date.now() + 60 * 60_000) }
  const signer = await loadSigner(running.office)
  await signHeads(later, signer)
  const app = await buildHttp(running.office)
  await ledger.routes!(app, running.office)
  const published = (await app.inject('/api/ledger/heads')).json<{ heads: { events: number; hash: string; period: string }[] }>()
  const head = published.heads.find(({ events }) => events > 0)!
  writeFileSync(join(folder, 'heads.json'), JSON.stringify(published))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(await publishedHeads(`${address}/api/ledger/heads`)).toEqual(await publishedHeads(join(folder, 'heads.json')))
  await app.close()
  expect(await command('verify-ledger.ts', '--head', 'heads.json', '--head', head.hash)).toEqual({ code: 0, out: expect.stringContaining(`${published.heads.length + 1} 个公布过的摘要`) })

  const { db } = running.office
  const { case_id } = await db.selectFrom('kernel.event').select('case_id').limit(1).executeTakeFirstOrThrow()
  await db.deleteFrom('kernel.event').where('case_id', '=', case_id).execute()
  await db.deleteFrom('kernel.case').where('id', '=', case_id).execute()
  await db.deleteFrom('kernel.head').execute()
  await signHeads(later, signer)
  const alone = await verifyCommand.run(running.office, { published: [] }, { line: () => {}, progress: () => {} })
  const against = await verifyCommand.run(running.office, { published: await publishedHeads(head.hash) }, { line: () => {}, progress: () => {} })
  expect([alone, against]).toEqual([0, 1])
  expect(await command('verify-ledger.ts', '--head', 'heads.json')).toEqual({ code: 1, out: expect.stringContaining(`✗ published head ${head.period}: is not in this database`) })
})

test('what is no published head, or was changed after it was published, is refused and accuses nobody', async () => {
  expect(await command('verify-ledger.ts', '--head', 'none.json')).toEqual({ code: 2, out: expect.stringContaining('读不到公布过的账本摘要') })
  await expect(publishedHeads(join(folder, 'map.json'))).rejects.toThrow('这里没有公布过的账本摘要')
  const signer = await loadSigner(running.office)
  const [row] = await running.office.db.selectFrom('kernel.head').selectAll().execute()
  writeFileSync(join(folder, 'forged.json'), JSON.stringify({ heads: [{ ...row, period: '2026-03-04', events: 7 }], keys: { [signer.keyId]: signer.publicKey } }))
  await expect(publishedHeads(join(folder, 'forged.json'))).rejects.toThrow('自身的签名不符')
})

test('a day’s head that was saved when heads had a day is still one', async () => {
  const head = { events: 1, root: 'a'.repeat(64), prev: 'b'.repeat(64) }
  writeFileSync(join(folder, 'day.json'), JSON.stringify({ day: '2026-03-04', ...head }))
  expect(await publishedHeads(join(folder, 'day.json'))).toEqual([[headHash({ period: '2026-03-04', ...head }), '2026-03-04']])
})
