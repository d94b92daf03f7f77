import { sql } from 'kysely'
import type { Tx } from '#kernel/db/tables.ts'
import type { ApplicationTables, Todo } from './application.ts'

/** Whom these matters wait for, written anew: only what is named stays. */
export async function writeTodos(tx: Tx<ApplicationTables>, caseId: string, todos: readonly { matter: string; unit_id: string; what: Todo; due_at: Date | null }[], matters: readonly string[]) {
  await sql`
    with now as (select * from jsonb_to_recordset(${JSON.stringify(todos)}::jsonb) as t(matter text, unit_id text, what text, due_at timestamptz)),
      gone as (delete from approvals.todo t where case_id = ${caseId}::uuid and matter = any(${[...matters]}::text[])
        and not exists (select from now where now.matter = t.matter and now.unit_id = t.unit_id and now.what = t.what))
    insert into approvals.todo (case_id, matter, unit_id, what, due_at) select ${caseId}::uuid, matter, unit_id, what, due_at from now
      on conflict (case_id, matter, unit_id, what) do update set due_at = excluded.due_at`.execute(tx)
}
