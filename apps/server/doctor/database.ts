import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { modules } from '../compose.ts'
import { type Finding, good, type Look, note, wrong } from './finding.ts'

const MOST_SKEW_SECONDS = 2
const OLDEST_VERSION = 150_000

/** What a durable PostgreSQL must not have switched off: with any of these, what was acknowledged can be lost. */
const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

export const database: Look = {
  at: '数据库',
  async look({ db, engine, now }) {
    if (engine === 'pglite') return [note('使用内嵌数据库：经得起进程被杀，经不起断电。正式使用请装 PostgreSQL 15 以上并设 DATABASE_URL')]
    const asked = Date.now()
    const { rows: [server] } = await sql<{ version: number; at: Date; connections: number }>`select current_setting('server_version_num')::int as version, clock_timestamp() as at, current_setting('max_connections')::int as connections`.execute(db)
    const took = Date.now() - asked
    const skew = Math.abs(server!.at.getTime() - (now().getTime() - took / 2)) / 1000
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings where name = any(${[...MUST_BE_ON]}::text[])`.execute(db)
    const off = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name)
    return [
      server!.version < OLDEST_VERSION ? wrong(`PostgreSQL 版本太旧（${server!.version}），请升级到 15 以上`) : good(`PostgreSQL ${Math.floor(server!.version / 10_000)} 可用，应答 ${took} 毫秒`),
      ...(off.length ? [wrong(`PostgreSQL 的 ${off.join('、')} 被关闭：断电会丢失已受理的事项，请打开`)] : []),
      ...(skew > MOST_SKEW_SECONDS ? [wrong(`本机与数据库的时钟相差 ${skew.toFixed(1)} 秒，时限会算错：请在两台机器上开启时间同步`)] : []),
      ...(server!.connections < 40 ? [note(`max_connections 为 ${server!.connections}：每个进程用 16 个，两个进程加备份建议 100`)] : []),
    ]
  },
}

export const migrations: Look = {
  at: '表结构',
  async look({ db }) {
    const { rows } = await sql<{ name: string; digest: string }>`select name, digest from nuanban.migration`.execute(db)
    const ran = new Map(rows.map(({ name, digest }) => [name, digest]))
    const files = [{ name: 'kernel', migrations: new URL('../../../kernel/migrations/', import.meta.url) }, ...modules].flatMap(({ name, migrations }) =>
      migrations ? readdirSync(migrations).filter((file) => file.endsWith('.sql')).map((file) => ({ name: `${name}/${file}`, digest: createHash('sha256').update(readFileSync(new URL(file, migrations))).digest('hex') })) : [])
    const missing = files.filter(({ name }) => !ran.has(name)).map(({ name }) => name)
    const changed = files.filter(({ name, digest }) => ran.has(name) && ran.get(name) !== digest).map(({ name }) => name)
    const unknown = [...ran.keys()].filter((name) => !files.some((file) => file.name === name))
    const findings: Finding[] = []
    if (missing.length) findings.push(note(`有 ${missing.length} 项升级还没有执行，下次启动时自动执行：${missing.join('、')}`))
    if (changed.length) findings.push(wrong(`升级文件在执行之后被改动，服务会拒绝启动，请换回原来的文件：${changed.join('、')}`))
    if (unknown.length) findings.push(wrong(`数据库比程序新（${unknown.join('、')}）：请不要用旧版本的程序连接它`))
    return findings.length ? findings : [good(`${files.length} 项升级都已执行`)]
  },
}
