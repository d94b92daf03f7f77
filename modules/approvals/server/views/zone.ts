import { sql } from 'kysely'
import { dayOf, instantAt, isDay, nextDay } from '#kernel/calendar/day.ts'
import { workingDaysBetween } from '#kernel/calendar/working-days.ts'
import { anyStaff } from '#kernel/identity/who.ts'
import { refuseInput } from '#kernel/refusal.ts'
import { view } from '#kernel/view.ts'
import { deskViews } from '../../contract.ts'
import type { Zone } from '../definitions/zone.ts'
import { promiseFigures } from '../promise-figures.ts'
import { oneThingNameOf } from './desk-names.ts'

type Row = { category: string; applications: number; concluded: number; open: number; together: number; electronic: number; on_time: number; on_spot: number; seals: number; spans: { from: string; until: string }[] | null }

/** 一区一特色: the zone's own counters, from the cases and what they issued. A figure that nobody can type in. */
export const zone = view({
  name: 'approvals.zone',
  title: '审批成效',
  ...deskViews.zone,
  may: [anyStaff],

  async run({ office, db, input, lang }) {
    const { freeSeals: free, electronic } = office.definitions.newest<Zone>('zone')?.body ?? {}
    const within = sql`c.kind = 'application' ${input.from ? sql`and c.opened_at >= ${instantAt(dayIn(input.from), '00:00')}` : sql``} ${input.until ? sql`and c.opened_at < ${instantAt(nextDay(dayIn(input.until)), '00:00')}` : sql``}`
    const isIssued = sql`c.facts ? 'issued'`
    const { rows } = await sql<Row>`
      select c.category, count(*)::int as applications, (count(*) filter (where ${isIssued}))::int as concluded, (count(*) filter (where c.closed_at is null and not ${isIssued}))::int as open,
        (count(*) filter (where ${isIssued} and (c.facts->'issued'->>'certificates')::int + coalesce((c.facts->'issued'->>'documents')::int, 0) > 1))::int as together,
        (count(*) filter (where ${isIssued} and (p.body->>'visits')::int = 0 and coalesce(a.answers->>${electronic?.element ?? ''} = any(${electronic?.options ?? []}::text[]), ${!electronic}::boolean)))::int as electronic,
        (count(*) filter (where ${isIssued} and not exists (select from kernel.clock k where k.case_id = c.id and k.name = 'whole' and k.done_at > k.due_at)))::int as on_time,
        (count(*) filter (where ${isIssued} and exists (select from jsonb_each(c.facts->'branches') b where b.value->'decided'->>'on' = 'spot')))::int as on_spot,
        coalesce(sum(case when ${isIssued} and c.facts->'branches'->${free?.matter ?? ''}->>'state' = 'granted' then (select count(*) from jsonb_array_elements_text(coalesce(a.answers->${free?.element ?? ''}, '[]'::jsonb)) s where s = any(${free?.free ?? []}::text[])) else 0 end), 0)::int as seals,
        jsonb_agg(jsonb_build_object('from', k.span->>'started_at', 'until', e.at)) filter (where ${isIssued} and k.span is not null and e.at is not null) as spans
      from kernel.case c join approvals.application a on a.case_id = c.id join approvals.plan p on p.hash = a.plan
        left join kernel.clock k on k.case_id = c.id and k.name = 'whole' left join kernel.event e on e.case_id = c.id and e.seq = (c.facts->'issued'->>'seq')::int
      where ${within} group by c.category order by count(*) desc`.execute(db)
    const { rows: [made] } = await sql<{ certificates: number; documents: number }>`
      select (count(*) filter (where t.form = 'certificate'))::int as certificates, (count(*) filter (where t.form <> 'certificate'))::int as documents
      from approvals.certificate t join kernel.case c on c.id = t.case_id where t.version = 1 and ${within}`.execute(db)
    const { rows: [firms] } = await sql<{ n: number }>`
      select count(distinct t.holder_code)::int as n from approvals.certificate t join kernel.case c on c.id = t.case_id where t.version = 1 and t.holder_code is not null and ${within}`.execute(db)
    const { rows: [spared] } = await sql<{ look_ups: number; fields: number; papers: number }>`
      with filed as (select c.id, c.facts, a.answers, a.materials, a.plan from kernel.case c join approvals.application a on a.case_id = c.id where ${within}),
        said as (select distinct l.case_id, l.register, field from filed join approvals.lookup l on l.case_id = filed.id cross join jsonb_object_keys(l.answer->'said'->'record') field),
        source as (select p.hash, f->'element'->>'key' as key, f->'element'->'source'->>'register' as register, f->'element'->'source'->>'field' as field from approvals.plan p cross join jsonb_array_elements(p.body->'fields') f where f->'element' ? 'source')
      select (select count(*) from filed join approvals.lookup l on l.case_id = filed.id)::int as look_ups,
        (select count(*) from filed join said on said.case_id = filed.id join source on source.hash = filed.plan and source.register = said.register and source.field = said.field
          where filed.answers ? source.key and not coalesce(filed.facts->'differs' ? source.key, false))::int as fields,
        (select count(*) from filed cross join jsonb_array_elements(filed.materials) m where m->>'by' in ('form', 'result', 'certificate', 'register'))::int as papers`.execute(db)
    const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
    const seals = sum((row) => row.seals)
    const calendar = office.calendar()
    return {
      applications: sum((row) => row.applications), concluded: sum((row) => row.concluded), open: sum((row) => row.open), together: sum((row) => row.together), electronic: sum((row) => row.electronic), onTime: sum((row) => row.on_time), onSpot: sum((row) => row.on_spot),
      firms: firms?.n ?? 0, certificates: made?.certificates ?? 0, documents: made?.documents ?? 0, seals, saved: seals * (free?.each ?? 0), sealPrice: free ? { each: free.each, basis: free.basis } : null,
      lookUps: spared?.look_ups ?? 0, fieldsSpared: spared?.fields ?? 0, papersSpared: spared?.papers ?? 0, promises: await promiseFigures(db),
      byOneThing: rows.map((row) => ({
        key: row.category, name: oneThingNameOf(office, row.category, lang) ?? row.category, applications: row.applications, concluded: row.concluded,
        days: row.spans?.length ? row.spans.reduce((total, { from, until }) => total + workingDaysBetween(calendar, dayOf(new Date(from)), dayOf(new Date(until))), 0) / row.spans.length : null,
      })),
    }
  },
})

const dayIn = (text: string) => (isDay(text) ? text : refuseInput({ zh: '日期应写成 2026-03-04 这样', en: 'Please write the day as 2026-03-04' }))
