import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '#kernel/config.ts'
import { submit } from '#modules/requests/server/submit.ts'
import { doctorCommand } from '../doctor.ts'
import { openWholeOffice, people } from '../whole-office.fixtures.ts'

const lamp = { section: 'livelihood' as const, category: 'M0101', text: '路灯坏了', place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } }

async function openPatient(settings: Record<string, string> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'nuanban-doctor-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const office = await openWholeOffice()
  const config = readConfig({ NUANBAN_DATA: data, NUANBAN_DEMO: '0', ...settings })
  const { db, engine, now } = { ...office.office, now: office.now }
  async function examine(over: Partial<Parameters<typeof doctorCommand.run>[0]> = {}) {
    const lines: string[] = []
    const exit = await doctorCommand.run({ config, db, engine, now, ...over }, {}, { line: (line) => void lines.push(line), progress: () => {} })
    return { exit, lines, wrong: lines.filter((line) => line.startsWith('✗')).join('\n') }
  }
  return { office, data, db, examine }
}

test('an office at work is told so; what it should have for real people is said as wrong', async () => {
  const { examine } = await openPatient()
  const { lines, wrong, exit } = await examine()
  expect(lines).toContainEqual(expect.stringMatching(/^✓ 后台：消息、时限都按时处理/))
  expect(lines).toContainEqual(expect.stringMatching(/^✓ 表结构：\d+ 项升级都已执行/))
  expect(wrong).toContain('没有设 NUANBAN_URL')
  expect(wrong).toContain('没有短信')
  expect(exit).toBe(1)
})

test('an address without https, keys that others can read, and a carrier that only pretends are wrong', async () => {
  const { examine, data } = await openPatient({ NUANBAN_URL: 'http://nuanban.example' })
  writeFileSync(join(data, 'ledger.key'), '{}')
  chmodSync(join(data, 'ledger.key'), 0o644)
  const { wrong } = await examine()
  expect(wrong).toContain('http://nuanban.example 不是 https')
  expect(wrong).toMatch(/ledger\.key 别人也能读：请运行 chmod 600/)
  chmodSync(join(data, 'ledger.key'), 0o600)
  expect((await examine()).wrong).not.toContain('ledger.key')
})

test('a background that stands still is found by what waits there; what was tried for the last time too', async () => {
  const { examine, office, db } = await openPatient()
  await office.as(people.resident).open(submit, lamp)
  const later = () => new Date(office.now().getTime() + 6 * 3_600_000)
  const { wrong } = await examine({ now: later })
  expect(wrong).toContain('有消息等了 360 分钟还没有送出')
  expect(wrong).toMatch(/有时限到点 \d+ 分钟还没有处理/)
  expect(wrong).toContain('有 6 小时以前的记录还没有签名')
  await office.settle()
  await db.insertInto('kernel.outbox').values({ id: '00000000-0000-7000-8000-00000000aaaa', case_id: null, topic: 'none', body: '{}', at: office.now(), tries: 10, next_at: null, error: 'no' }).execute()
  expect((await examine()).wrong).toContain('有 1 条消息多次失败后被搁置')
})

test('a calendar that ends, and the notice that is still missing late in the year, are said', async () => {
  const { examine } = await openPatient()
  expect((await examine({ now: () => new Date('2031-03-04T10:00:00+08:00') })).wrong).toMatch(/节假日安排只到 20\d\d 年/)
})

test('migrations that wait, that were edited, and a database that is newer than the program are told apart', async () => {
  const { examine, db } = await openPatient()
  const { rows } = await sql<{ name: string; digest: string }>`select name, digest from nuanban.migration where name in ('requests/0001_requests.sql', 'triage/0001_triage.sql')`.execute(db)
  onTestFinished(async () => {
    await sql`delete from nuanban.migration where name = 'future/0001.sql'`.execute(db)
    for (const { name, digest } of rows) await sql`insert into nuanban.migration (name, digest) values (${name}, ${digest}) on conflict (name) do update set digest = excluded.digest`.execute(db)
  })
  await sql`delete from nuanban.migration where name = 'triage/0001_triage.sql'`.execute(db)
  await sql`update nuanban.migration set digest = 'x' where name = 'requests/0001_requests.sql'`.execute(db)
  await sql`insert into nuanban.migration (name, digest) values ('future/0001.sql', 'x')`.execute(db)
  const { lines, wrong } = await examine()
  expect(lines).toContainEqual(expect.stringMatching(/^! 表结构：有 1 项升级还没有执行.*triage\/0001_triage\.sql/))
  expect(wrong).toContain('requests/0001_requests.sql')
  expect(wrong).toContain('数据库比程序新（future/0001.sql）')
})

test('where nothing was started yet, that is said, and nothing is called broken; where the database is away, it is said once', async () => {
  const { examine } = await openPatient()
  const never = await examine({ db: undefined as never })
  expect(never.lines.filter((line) => line.includes('还没有数据'))).toHaveLength(1)
  const away = await examine({ engine: 'postgres', db: { getExecutor: () => { throw new Error('connect ECONNREFUSED') } } as never })
  expect(away.wrong.match(/没有应答/g)).toHaveLength(1)
})
