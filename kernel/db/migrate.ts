import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './open.ts'

/**
 * Forward only. Each module numbers its own files, so two teams never fight over the next number. A file that has run
 * anywhere is never edited: its digest is kept, and a changed one stops the start. `only`: names of files beyond which it does
 * not go, for a database that is to be as it was.
 */
export async function migrate({ db, script }: Database, modules: readonly { name: string; migrations?: URL }[], only?: ReadonlySet<string>) {
  // Sent together they are one transaction, so that two processes on a new database take turns here too.
  await script(`select pg_advisory_xact_lock(20260917); create schema if not exists nuanban;
    create table if not exists nuanban.migration (name text primary key, digest text not null, ran_at timestamptz not null default now())`)

  const kernel = { name: 'kernel', migrations: new URL('../migrations/', import.meta.url) }
  for (const { name, migrations } of [kernel, ...modules]) {
    if (!migrations) continue
    for (const file of readdirSync(migrations).filter((f) => f.endsWith('.sql')).toSorted()) {
      const text = readFileSync(new URL(file, migrations), 'utf8')
      if (!only || only.has(`${name}/${file}`)) await runOnce(db, `${name}/${file}`, text)
    }
  }

  async function runOnce(target: typeof db, name: string, text: string) {
    const digest = createHash('sha256').update(text).digest('hex')
    await target.transaction().execute(async (tx) => {
      // Two processes that start at once take turns, and the second finds nothing to do.
      await sql`select pg_advisory_xact_lock(20260917)`.execute(tx)
      const { rows } = await sql<{ digest: string }>`select digest from nuanban.migration where name = ${name}`.execute(tx)
      if (rows[0]?.digest === digest) return
      if (rows[0]) throw new Error(`migration ${name} was edited after it ran; write a new one`)
      for (const statement of statementsOf(text)) await sql.raw(statement).execute(tx)
      await sql`insert into nuanban.migration (name, digest) values (${name}, ${digest})`.execute(tx)
    })
  }
}

/** Splits at semicolons that end a line outside a `$$` body; the embedded engine takes one statement at a time. */
export function statementsOf(text: string): string[] {
  const statements: string[] = []
  let current = ''
  let inBody = false
  for (const line of text.split('\n')) {
    if (!current.trim() && line.trim().startsWith('--')) continue
    current += `${line}\n`
    if ((line.split('$$').length - 1) % 2 === 1) inBody = !inBody
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current)
      current = ''
    }
  }
  return current.trim() ? [...statements, current] : statements
}
