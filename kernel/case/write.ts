import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/tables.ts'
import type { LedgerEvent } from '../ledger/event.ts'
import type { Outgoing } from '../outbox.ts'
import { refuse } from '../refusal.ts'

const COLUMNS = `number text, kind text, unit_id text, units text[], applicant_id uuid, category text, area text, lng float8, lat float8,
  place jsonb, summary text, recused text[], pins jsonb, facts jsonb, opened_at timestamptz, due_at timestamptz, closed_at timestamptz`
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0]!)

/**
 * Event, case, clocks and messages of an act in one statement: one journey to the database, one prepared plan. The case
 * row is made from the event's own columns, so row and ledger cannot disagree.
 */
export async function writeAct(tx: Tx, { event, isNew, outgoing, now }: { event: LedgerEvent; isNew: boolean; outgoing: readonly Outgoing[]; now: Date }) {
  const set = { ...event.body.set, ...event.sealed?.set }
  const clocks = Object.entries(event.body.clocks).map(([name, clock]) => ({ name, ...clock }))
  const messages = outgoing.map((m) => ({ id: randomUUID(), ...m }))
  const parts = sql`
    e as (insert into kernel.event (case_id, seq, at, verb, actor, was, became, body, sealed, seal, prev, hash)
      select c.id, ${event.seq}::int, ${event.at}::timestamptz, ${event.verb}::text, ${event.actor}::text, ${event.was}::text, ${event.became}::text,
        ${JSON.stringify(event.body)}::jsonb, ${event.sealed && JSON.stringify(event.sealed)}::jsonb, ${event.seal}::text, ${event.prev}::text, ${event.hash}::text from c),
    k as (insert into kernel.clock (case_id, name, kind, unit_id, span, due_at, provisional, calendar_version, done_at, level, next_at)
      select c.id, x.* from c, jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as x(name text, kind text, unit_id text, span jsonb, due_at timestamptz,
        provisional boolean, calendar_version text, done_at timestamptz, level int, next_at timestamptz)
      on conflict (case_id, name) do update set kind = excluded.kind, unit_id = excluded.unit_id, span = excluded.span, due_at = excluded.due_at,
        provisional = excluded.provisional, calendar_version = excluded.calendar_version, done_at = excluded.done_at, level = excluded.level, next_at = excluded.next_at),
    o as (insert into kernel.outbox (id, case_id, topic, body, at, next_at)
      select x.id, c.id, x.topic, x.body, ${now}::timestamptz, ${now}::timestamptz from c, jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as x(id uuid, topic text, body jsonb))
    select id from c`

  const written = isNew
    ? await sql`with c as (insert into kernel.case (id, state, version, head, ${sql.raw(NAMES.join(', '))})
        select ${event.case_id}::uuid, ${event.became}::text, 1, ${event.hash}::text, x.* from jsonb_to_record(${JSON.stringify(set)}::jsonb) as x(${sql.raw(COLUMNS)})
        on conflict (id) do nothing returning id), ${parts}`.execute(tx)
    : await sql`with c as (update kernel.case old set state = ${event.became}::text, version = ${event.seq}::int, head = ${event.hash}::text,
          ${sql.raw(NAMES.filter((n) => n !== 'number' && n !== 'kind' && n !== 'opened_at').map((n) => `${n} = x.${n}`).join(', '))}
        from kernel.case was, jsonb_populate_record(was, ${JSON.stringify(set)}::jsonb) as x
        where old.id = ${event.case_id}::uuid and was.id = old.id and old.version = ${event.seq - 1}::int returning old.id), ${parts}`.execute(tx)
  // Only a racing twin of the same opening can get here: the case was locked, or its id was free, a moment ago.
  if (written.rows.length === 0) refuse('stale', { zh: '这件刚刚有了新的进展，请刷新后再操作', en: 'This case has just moved on: please reload, then act' })
}
