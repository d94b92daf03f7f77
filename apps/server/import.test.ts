import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '#kernel/db/open.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'nuanban-import-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ROWS = 700
const map = join(folder, 'map.json')
writeFileSync(map, JSON.stringify({ id: 'killed', source: '旧系统', section: 'livelihood', unanswered: 'archive', fields: { externalId: '编号', text: '内容', openedAt: '时间', answer: '答复' } }))
const csv = (name: string, change: (line: string, n: number) => string = (line) => line) => {
  const path = join(folder, name)
  writeFileSync(path, `编号,内容,时间,答复\n${Array.from({ length: ROWS }, (_, n) => change(`${n},第 ${n} 盏路灯坏了,2019-02-28 10:00,已修好`, n)).join('\n')}\n`)
  return path
}

/** The command as people give it, on the embedded database; `killWhen` ends it by SIGKILL. */
function command(args: string[], killWhen?: RegExp): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import.ts'), ...args], { cwd: folder, env: { ...process.env, DATABASE_URL: '', INIT_CWD: folder, NUANBAN_DATA: join(folder, 'data') } })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (killWhen?.test(out)) child.kill('SIGKILL')
    })
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })))
}

test('an import killed in the middle goes on where it stopped: every row once, the ledger unbroken', async () => {
  const path = csv('messages.csv')
  const killed = await command(['messages.csv', '--map', 'map.json'], /写入 [1-9]\d* \/ 700 行/)
  expect(killed.code).toBeNull()

  const { code, out } = await command([path, '--map', map])
  expect(code).toBe(0)
  const [, written, already] = /共 700 行：写入 (\d+) 行，此前已有 (\d+) 行/.exec(out)!.map(Number)
  expect(already! % 50).toBe(0)
  expect(already).toBeGreaterThan(0)
  expect(written! + already!).toBe(ROWS)

  const database = await openDatabase({ folder: join(folder, 'data') })
  expect(await verifyLedger(database.db, new Map())).toMatchObject({ cases: ROWS, events: ROWS, faults: [] })
  await database.close()
}, 300_000)

test('wrong rows are listed with their reasons and nothing is written; exit code 1, and 2 for a wrong command', async () => {
  const path = csv('faulty.csv', (line, n) => (n % 350 === 7 ? line.replace('2019-02-28 10:00', '昨天') : line))
  const { code, out } = await command([path, '--map', map, '--id', 'other'])
  expect(code).toBe(1)
  expect(out).toContain('第 9 行“时间”（昨天）：不是这些格式的时间')
  expect(out).toContain('2 行有误，一行也没有写入')
  expect(readFileSync(`${path}.faults.csv`, 'utf8').split('\r\n')).toHaveLength(4)

  const wrong = await command([join(folder, 'none.csv'), '--map', map])
  expect([wrong.code, wrong.out]).toEqual([2, expect.stringContaining('没有这个文件')])
  expect((await command(['--map', map])).code).toBe(2)
  expect((await command([path, '--colour'])).code).toBe(2)
  expect(existsSync(join(folder, 'none.csv.faults.csv'))).toBe(false)
}, 300_000)
