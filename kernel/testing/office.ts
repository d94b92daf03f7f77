import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { sql } from 'kysely'
import { act, open } from '../case/act.ts'
import { caseIdAt } from '../case/case-id.ts'
import type { OpeningVerb, Verb } from '../case/verb.ts'
import { ringDue } from '../clocks/ring.ts'
import { type Config, readConfig } from '../config.ts'
import type { CaseView } from '../contract.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import { buildHttp } from '../http.ts'
import { keyOf, type Actor, type Resident, type Role, type Staff } from '../identity/actor.ts'
import { startSession } from '../identity/session.ts'
import type { Module } from '../module.ts'
import { openOffice as assemble, type Office } from '../office.ts'
import { deliverDue } from '../outbox.ts'
import { freshDatabase } from './fresh-database.ts'
import { smallDistrict } from './small-district.ts'

/** Instants in tests are written as in the office: '2026-03-04 10:00' is Shanghai time. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)

export const residentNamed = (name: string, n = 1): Resident => ({ is: 'resident', id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name, phone: `1990000${String(n).padStart(4, '0')}` })

let staffMade = 0
export function staffOf(unit: string, ...roles: Role[]): Staff {
  staffMade += 1
  return { is: 'staff', id: `00000000-0000-7000-9000-${String(staffMade).padStart(12, '0')}`, account: `s${staffMade}`, name: `${unit}-${roles.join('-')}-${staffMade}`, unit, units: [unit], roles }
}

/** A UUIDv7, as clients make it for what they open. */
export const newCaseId = (now = Date.now()): string => caseIdAt(new Date(now))

export type TestOffice = Awaited<ReturnType<typeof openOffice>>

/** A whole office: a real database (PGlite, or PostgreSQL where NUANBAN_DB says so), real migrations, a clock that stands still. */
export async function openOffice(given: { modules: readonly Module[]; at: string; definitions?: Record<string, unknown>; config?: Config }) {
  const database = await emptyDatabase(given.modules)
  let now = at(given.at)
  const office: Office = assemble(database, given.modules, { now: () => now, config: given.config ?? readConfig({ NUANBAN_DEMO: '0', NUANBAN_DATA: folder() }) })
  const bodies = { ...smallDistrict, ...given.definitions }
  await office.definitions.load(office.db)
  for (const [kind, body] of Object.entries(bodies)) {
    await office.definitions.publish(office.db, { kind, body, effectiveFrom: '2019-01-01', why: '测试', by: 'system', now })
    await office.definitions.load(office.db)
  }

  return {
    office,
    db: office.db,
    now: () => now,
    as: (actor: Actor) => ({
      do: <S extends TSchema>(verb: Verb<S, any, any>, input: Static<S>): Promise<CaseView> => act(office, actor, verb, input),
      open: <S extends TSchema>(verb: OpeningVerb<S, any, any>, input: Omit<Static<S>, 'id'> & { id?: string }): Promise<CaseView> =>
        open(office, actor, verb, { id: newCaseId(now.getTime()), ...input }),
    }),
    /** Sets the clock, then lets everything happen that was due by then: clocks ring, messages arrive. */
    async goTo(text: string) {
      now = at(text)
      await settle(office)
    },
    settle: () => settle(office),
    kase: (id: string) => office.db.selectFrom('kernel.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    clock: (id: string, name: string) => office.db.selectFrom('kernel.clock').selectAll().where('case_id', '=', id).where('name', '=', name).executeTakeFirst(),
    history: async (id: string) => (await office.db.selectFrom('kernel.event').selectAll().where('case_id', '=', id).orderBy('seq').execute()).map((e) => `${e.verb}: ${e.was} -> ${e.became}`),
    notices: async (to?: string) => (await office.db.selectFrom('kernel.outbox').select('body').where('topic', '=', 'kernel.noticed').execute()).map((r) => r.body as { to: string; template: string; params: object }).filter((n) => !to || n.to === to),
    /** The same office over HTTP, for the tests that are about HTTP. The person's row is made if there is none. */
    async http(actor: Actor) {
      if (actor.is === 'resident') await office.db.insertInto('kernel.resident').values({ id: actor.id, name: actor.name, phone: actor.phone, wechat: null, made_at: now, settings: '{}' }).onConflict((c) => c.doNothing()).execute()
      if (actor.is === 'staff') await office.db.insertInto('kernel.staff').values({ id: actor.id, account: actor.account, name: actor.name, unit_id: actor.unit, roles: [...actor.roles], phone: null, password: null, totp: null, oidc: null, active: true, made_at: now }).onConflict((c) => c.doNothing()).execute()
      const token = actor.is === 'resident' || actor.is === 'staff' ? (await startSession(office, actor)).token : undefined
      const app = await buildHttp(office)
      for (const module of given.modules) await module.routes?.(app, office)
      return { app, headers: token ? { authorization: `Bearer ${token}` } : {}, key: keyOf(actor) }
    },
  }
}

async function settle(office: Office) {
  for (let round = 0; round < 50; round += 1) {
    if ((await deliverDue(office)) + (await ringDue(office)) === 0) return
  }
  throw new Error('the office does not come to rest: a clock or a message goes round in circles')
}

let made: string | undefined
/** Keys and files of tests, away from those of a server that runs here. */
function folder(): string {
  if (!made) {
    const path = (made = mkdtempSync(join(tmpdir(), 'nuanban-test-')))
    process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  }
  return made
}

const databases = new Map<string, Promise<Database>>()

/** Starting a database takes seconds and emptying it milliseconds, so each worker starts one and empties it per test. */
async function emptyDatabase(modules: readonly Module[]): Promise<Database> {
  const key = modules.map((m) => m.name).join()
  let starting = databases.get(key)
  if (!starting) databases.set(key, (starting = start(modules)))
  const database = await starting
  const { rows } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'nuanban')`.execute(database.db)
  await sql.raw(`truncate ${rows.map((r) => r.name).join(', ')} restart identity cascade`).execute(database.db)
  return database
}

async function start(modules: readonly Module[]): Promise<Database> {
  const url = await freshDatabase()
  const database = await openDatabase(url ? { url, pool: 4 } : { memory: true })
  await migrate(database, modules)
  return database
}
