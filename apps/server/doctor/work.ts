import { sql } from 'kysely'
import type { CalendarDefinition } from '#kernel/calendar/calendar.ts'
import { dayOf, timeOf } from '#kernel/calendar/day.ts'
import { good, type Look, note, wrong } from './finding.ts'

const LATE_SECONDS = 300
/** Heads are signed every 45 minutes. */
const LATE_HOURS = 3

/** Whether the background works: what waits there is promises to people. */
export const background: Look = {
  at: '后台',
  async look({ db, now }) {
    const { rows: [found] } = await sql<{ outbox: number | null; aside: number; clock: number | null; deliveries: number }>`select
      (select extract(epoch from ${now()}::timestamptz - min(at)) from kernel.outbox where next_at <= ${now()})::float8 as outbox,
      (select count(*) from kernel.outbox where next_at is null)::int as aside,
      (select extract(epoch from ${now()}::timestamptz - min(next_at)) from kernel.clock where next_at is not null)::float8 as clock,
      (select count(*) from kernel.delivery where next_at < ${now()}::timestamptz - interval '1 hour')::int as deliveries`.execute(db)
    const { outbox, aside, clock, deliveries } = found!
    const findings = [
      ...(outbox !== null && outbox > LATE_SECONDS ? [wrong(`有消息等了 ${minutes(outbox)} 分钟还没有送出：请看服务是否在运行，以及日志中的错误`)] : []),
      ...(clock !== null && clock > LATE_SECONDS ? [wrong(`有时限到点 ${minutes(clock)} 分钟还没有处理：请看服务是否在运行`)] : []),
      ...(aside > 0 ? [wrong(`有 ${aside} 条消息多次失败后被搁置：日志里有原因，修复后重启服务会再送一次`)] : []),
      ...(deliveries > 0 ? [wrong(`有 ${deliveries} 条短信或微信消息一小时后仍未送出：请核对网关的设置和余额`)] : []),
    ]
    return findings.length ? findings : [good('消息、时限都按时处理')]
  },
}

export const signing: Look = {
  at: '账本',
  async look({ db, now }) {
    const { rows: [found] } = await sql<{ hours: number | null; until: Date | null }>`select (select max(until) from kernel.head) as until,
      (select extract(epoch from ${now()}::timestamptz - min(at)) / 3600 from kernel.event where at >= (select coalesce(max(until), '-infinity') from kernel.head))::float8 as hours`.execute(db)
    const { hours, until } = found!
    if (hours !== null && hours > LATE_HOURS) return [wrong(`有 ${Math.round(hours)} 小时以前的记录还没有签名：请看签名密钥是否可读、服务是否在运行`)]
    return [good(`${until ? `账本已签名到 ${dayOf(until)} ${timeOf(until)}` : '还没有要签名的'}；完整核对请运行 npm run ledger:verify`)]
  },
}

/** Without next year's notice every limit that reaches into it is provisional. */
export const holidays: Look = {
  at: '日历',
  async look({ db, now }) {
    const { rows: [found] } = await sql<{ body: CalendarDefinition }>`select body from kernel.definition where kind = 'calendar' order by version desc limit 1`.execute(db)
    if (!found) return [wrong('没有节假日安排：请启动一次服务，由它发布 calendar.json')]
    const last = Math.max(...found.body.years.map(({ year }) => year))
    const today = dayOf(now())
    const year = Number(today.slice(0, 4))
    if (last < year) return [wrong(`节假日安排只到 ${last} 年：今年的工作日都算不准，请补充 calendar.json`)]
    if (last === year && today.slice(5) >= '11-25') return [note(`${year + 1} 年的节假日安排还没有录入：跨年的时限只是暂定`)]
    return [good(`节假日安排到 ${last} 年`)]
  },
}

const minutes = (seconds: number) => Math.round(seconds / 60)
