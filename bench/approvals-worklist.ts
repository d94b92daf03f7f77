import { sql } from 'kysely'
import { modules } from '#apps/server/compose.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openDatabase } from '#kernel/db/open.ts'
import { clientOf, drive } from './arena/client.ts'
import { watchProcessor } from './arena/processor.ts'
import { startArena } from './arena/start.ts'

/** `npm run bench:approvals`: the lists of approvals with 100 000 open applications of five matters there; ten clients, and one alone. */
const SIZE = Number(process.env['BENCH_SIZE'] ?? 100_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4)

/**
 * Puts applications into an empty database by SQL: in a hundred, fifteen are in pre-review, five with the applicant, sixty-five
 * under way, five to be issued, ten issued; and as many again are over. Their hashes are filler: this is for speed alone.
 */
async function fill(url: string) {
  const database = await openDatabase({ url, pool: 1 })
  await migrate(database, modules)
  const { db } = database
  const BLOCK = 20_000
  for (let from = 0; from < SIZE * 2; from += BLOCK) {
    await sql.raw(`
      with made as (
        select n, gen_random_uuid() as id, now() - (n % 40) * interval '1 day' - (n % 86400) * interval '1 second' as at, now() + ((n * 7919) % 20 - 4) * interval '12 hours' as due,
          case when n >= ${SIZE} then 'concluded' else (array['submitted','submitted','submitted','supplementing','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','in_progress','ready','issued','issued'])[1 + n % 20] end as state
        from generate_series(${from}, ${Math.min(SIZE * 2, from + BLOCK) - 1}) n),
      matter as (select * from (values ('food', 'bureau-approval'), ('fire', 'bureau-fire'), ('sign', 'bureau-enforcement'), ('drain', 'bureau-drainage'), ('ecology', 'bureau-ecology')) m(matter, unit)),
      stands as (select id, n, state as whole, due, matter, unit, case when state <> 'in_progress' then (case state when 'submitted' then 'waiting' when 'supplementing' then 'waiting' else 'granted' end) else (array['working','working','working','waiting','waiting','granted','granted','stopped'])[1 + (n + length(matter)) % 8] end as state from made, matter),
      together as (select id, jsonb_object_agg(matter, jsonb_build_object('unit', unit, 'state', case state when 'waiting' then 'working' else state end)) as branches from stands group by id),
      c as (insert into kernel.case (id, number, kind, state, unit_id, units, applicant_id, category, area, summary, facts, opened_at, due_at, closed_at, version, head)
        select id, to_char(at, 'YYMMDD') || '-' || lpad((n % 1000000)::text, 6, '0') || '-0', 'application', state, 'bureau-approval', array['bureau-approval','bureau-fire','bureau-enforcement','bureau-drainage','bureau-ecology'], gen_random_uuid(), 'restaurant', null, '开办餐饮店',
          jsonb_build_object('oneThing', 'restaurant', 'plan', repeat('0', 64), 'done', '{}'::jsonb, 'opinions', case when n % 2 = 0 then '{"food": {"seq": 2, "complete": true}}'::jsonb else '{}'::jsonb end,
            'branches', branches),
          at, case when state in ('concluded', 'supplementing') then null else due end, case when state = 'concluded' then at + interval '3 days' end, 3, repeat('0', 64) from made join together using (id)),
      a as (insert into approvals.application (case_id, one_thing, plan, answers, materials, graph)
        select id, 'restaurant', repeat('0', 64), jsonb_build_object('ent.name', (array['海燕','秀兰','建军','老城','海岸','云海','信号山','栈桥'])[1 + n % 8] || '第' || n || (array['面馆','酒楼','茶餐厅','小吃店','咖啡馆'])[1 + n % 5], 'person.name', '申请人' || n), '[]', '[]' from made),
      b as (insert into approvals.branch (case_id, matter, unit_id, state, open, due_at) select id, matter, unit, state, '{}', due + (length(matter) % 3) * interval '1 hour' from stands where whole <> 'concluded'),
      k as (insert into kernel.clock (case_id, name, kind, unit_id, span, due_at, provisional, calendar_version, done_at, level)
        select id, k, k, case k when 'check' then 'bureau-fire' else 'bureau-approval' end, '{}', due, false, '1', case when state = 'concluded' or (k = 'check') <> (state = 'issued') then at end, n % 3 from made, unnest(array['whole', 'check']) k)
      select 1`).execute(db)
  }
  // Each application stands in the lists that the program would put it in: with the window, and with each department once.
  await sql`insert into approvals.todo (case_id, unit_id, list, due_at, parts)
    select c.id, c.unit_id, case c.state when 'submitted' then 'pre_review' when 'supplementing' then 'waiting' else 'issue' end, c.due_at, '[]' from kernel.case c where c.state in ('submitted', 'supplementing', 'ready')
    union all
    select b.case_id, b.unit_id, d.list, b.due_at, case d.list when 'waiting' then '[]' else jsonb_build_array(jsonb_build_object('matter', b.matter, 'what', case d.list when 'pre_review' then 'opinion' when 'steps' then 'step' else 'decision' end)) end
    from approvals.branch b join kernel.case c on c.id = b.case_id, lateral (select abs(hashtext(b.case_id::text || b.matter)) as n) h,
      lateral (select case when c.state = 'submitted' and h.n % 2 = 0 then 'pre_review' when c.state = 'in_progress' and b.state in ('waiting', 'stopped') then 'waiting' when c.state = 'in_progress' and b.state = 'working' then case when h.n % 4 = 0 then 'decisions' else 'steps' end end as list) d
    where d.list is not null
    on conflict do nothing`.execute(db)
  await sql`vacuum analyze`.execute(db)
  await database.close()
}

const arena = await startArena(fill)
const client = clientOf(arena.port, 10)
const processor = await watchProcessor(arena)
const { supervisor, handlers } = arena.tokens
const list = (name: string, more = '') => `/api/approvals/worklist?list=${name}${more}`
const text = (words: string) => list('all', `&text=${encodeURIComponent(words)}`)
const asked: [string, string, string][] = [
  ['待预审, the window', handlers['bureau-approval']!, list('pre_review')],
  ['待预审, a department', handlers['bureau-fire']!, list('pre_review')],
  ['我的环节', handlers['bureau-fire']!, list('steps')],
  ['待决定', handlers['bureau-fire']!, list('decisions')],
  ['待出件', handlers['bureau-approval']!, list('issue')],
  ['待核查', handlers['bureau-fire']!, list('checks')],
  ['等待中', handlers['bureau-fire']!, list('waiting')],
  ['全部, a department', handlers['bureau-fire']!, list('all')],
  ['全部, a unit that has none', handlers['bureau-parks']!, list('all')],
  ['已超时, supervisor', supervisor, list('late')],
  ['part of a name that thousands have', handlers['bureau-approval']!, text('海燕')],
  ['name of one', handlers['bureau-approval']!, text('第7654')],
  ['by the one-thing', handlers['bureau-approval']!, text('餐饮店')],
  ['counts, a department', handlers['bureau-fire']!, '/api/approvals/counts'],
  ['counts, the window', handlers['bureau-approval']!, '/api/approvals/counts'],
]
for (const [name, token, path] of asked) {
  const once = async () => {
    const { status, body } = await client.call('GET', path, token)
    if (status !== 200) throw new Error(`${status} ${body.code ?? ''}`)
    return body.lines?.length as number | undefined
  }
  const lines = await once()
  const run = await drive(10, SECONDS, once)
  const before = await processor.used()
  const alone = await drive(1, 2, once)
  const each = (await processor.used() - before) / alone.done
  console.log(`${SIZE} open, ${name}${lines === undefined ? '' : ` (${lines} lines)`}: 10 clients ${run.perSecond.toFixed(0)}/s p50 ${run.p50.toFixed(0)} p95 ${run.p95.toFixed(0)} ms; alone p50 ${alone.p50.toFixed(0)} p95 ${alone.p95.toFixed(0)} ms; processor ${each.toFixed(1)} ms each`, ...run.errors)
}
client.close()
await processor.close()
await arena.stop()
