import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { strict } from '../contract.ts'
import type { Db, Tx } from '../db/tables.ts'

/** What a backup says of itself; every part is named with its digest, so that one that was damaged is found before it is needed. */
export const Manifest = Type.Object({
  format: Type.Literal(1),
  madeAt: Type.String(),
  migrations: Type.Array(Type.Object({ name: Type.String(), digest: Type.String() }, strict)),
  tables: Type.Array(Type.Object({ name: Type.String(), columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() }, strict)), rows: Type.Integer(), sha256: Type.String() }, strict)),
  sequences: Type.Array(Type.Object({ name: Type.String(), last: Type.Integer() }, strict)),
  /** Digests of the contents that lie in `files/`. */
  files: Type.Array(Type.String()),
  /** Until when the ledger was signed, and the root of its last head; nothing before the first is signed. */
  head: Type.Union([Type.Null(), Type.Object({ until: Type.String(), root: Type.String() }, strict)]),
}, strict)
export type Manifest = Static<typeof Manifest>
export type Table = Pick<Manifest['tables'][number], 'name' | 'columns'>

/** All that holds rows of ours, with what is stored of each column; what the database computes itself it computes again. */
export async function tablesIn(db: Db | Tx): Promise<Table[]> {
  const { rows } = await sql<{ name: string; column: string; type: string }>`
    select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|public$)' and n.nspname <> 'nuanban' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by 1, a.attnum`.execute(db)
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, columns]) => ({ name, columns: columns.map(({ column, type }) => ({ name: column, type })) }))
}

export async function sequencesIn(db: Db | Tx): Promise<Manifest['sequences']> {
  const { rows } = await sql<{ name: string; last: number | null }>`select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences where schemaname !~ '^pg_' order by 1`.execute(db)
  return rows.flatMap(({ name, last }) => (last === null ? [] : [{ name, last: Number(last) }]))
}

export async function lastHead(db: Db | Tx): Promise<Manifest['head']> {
  const { rows: [head] } = await sql<{ until: Date; root: string }>`select until, root from kernel.head order by until desc limit 1`.execute(db)
  return head ? { until: head.until.toISOString(), root: head.root } : null
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

export const tablePath = (name: string) => `tables/${name.replaceAll('"', '')}.ndjson.gz`
