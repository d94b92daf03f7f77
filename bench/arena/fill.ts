import { sql } from 'kysely'
import { openDatabase } from '#kernel/db/open.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { modules } from '#apps/server/compose.ts'

/**
 * Puts many requests into an empty database by SQL: two in a hundred open, the rest concluded over five years, each with
 * its words, five events and two clocks. Their hashes are filler: this is for speed, not for `ledger:verify`.
 */
export async function fill(url: string, count: number) {
  const database = await openDatabase({ url, pool: 1 })
  await migrate(database, modules)
  const { db } = database
  const BLOCK = 50_000
  for (let from = 0; from < count; from += BLOCK) {
    const until = Math.min(count, from + BLOCK) - 1
    await sql.raw(`
      with made as (
        select n, gen_random_uuid() as id, now() - (n % 1825) * interval '1 day' - (n % 86400) * interval '1 second' as at,
          (array['bureau-enforcement','bureau-urban','street-xianggang-zhonglu','street-zhongshanlu','bureau-housing','bureau-environment'])[1 + n % 6] as unit,
          (array['370202001','370202002','370202004','370202005','370202007','370202009','370202010','370202011'])[1 + n % 8] as area,
          case when n % 50 = 0 then (array['submitted','dispatched','in_progress','answered'])[1 + (n / 50) % 4] else 'concluded' end as state
        from generate_series(${from}, ${until}) n),
      c as (insert into kernel.case (id, number, kind, state, unit_id, units, applicant_id, category, area, lng, lat, place, summary, facts, opened_at, due_at, closed_at, version, head)
        select id, to_char(at, 'YYMMDD') || '-' || lpad((n % 1000000)::text, 6, '0') || '-0', 'request', state, unit, array['hotline', unit], gen_random_uuid(), 'M01' || lpad((1 + n % 9)::text, 2, '0'), area,
          120.29 + (n % 1000) * 0.00012, 36.05 + (n % 317) * 0.0001, jsonb_build_object('lng', 120.29, 'lat', 36.05, 'address', '香港中路 ' || n % 200 || ' 号'), '第 ' || n || ' 件:路灯不亮,请来修',
          jsonb_build_object('section', 'livelihood', 'channel', 'wechat', 'outcome', jsonb_build_object('responded', n % 20 <> 0, 'onTime', n % 15 <> 0, 'solved', n % 12 <> 0, 'satisfaction', (array['satisfied','satisfied','fair','dissatisfied'])[1 + n % 4])),
          at, case when state = 'concluded' then null else at + interval '2 days' end, case when state = 'concluded' then at + interval '1 day' end, 5, repeat('0', 64) from made),
      e as (insert into kernel.event (case_id, seq, at, verb, actor, was, became, body, sealed, seal, prev, hash)
        select id, s, at + s * interval '1 hour', 'requests.filler', 'system', '', state, '{"set":{},"clocks":{},"says":{}}', case when s = 1 then jsonb_build_object('salt', '', 'says', jsonb_build_object('text', repeat('路灯不亮,请来修。', 8))) end, null, repeat('0', 64), repeat('0', 64)
        from made, generate_series(1, 5) s),
      k as (insert into kernel.clock (case_id, name, kind, unit_id, span, due_at, provisional, calendar_version, done_at)
        select id, k, k, unit, jsonb_build_object('limit', jsonb_build_object('count', 2, 'unit', 'working_days'), 'started_at', at, 'stops', '[]'::jsonb, 'extensions', '[]'::jsonb), at + interval '2 days', false, '1', case when state = 'concluded' then at + interval '1 day' end
        from made, unnest(array['respond', 'conclude']) k)
      insert into requests.report (case_id, text, answers, contact, phone) select id, '第 ' || n || ' 件:' || (array['路灯不亮','井盖松动','夜间施工噪声','物业不作为','占道停车'])[1 + n % 5] || ',香港中路 ' || n % 200 || ' 号,请尽快来处理,谢谢。', '{}', '居民', null from made`).execute(db)
  }
  await sql`vacuum analyze`.execute(db)
  await database.close()
}
