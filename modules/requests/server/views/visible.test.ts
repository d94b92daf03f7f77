import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySee } from '#kernel/case/act.ts'
import type { CaseRow } from '#kernel/db/tables.ts'
import { type Actor, nobody, ROLES, system } from '#kernel/identity/actor.ts'
import { residentNamed } from '#kernel/testing/office.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { LISTS } from './lists.ts'
import { visible } from './visible.ts'

const UNITS = ['hotline', 'street-xgzl', 'bureau-city', 'bureau-env', 'supervision']
const STAFF = Array.from({ length: 3 }, (_, n) => `00000000-0000-7000-9000-00000000000${n}`)
const residents = [1, 2, 3].map((n) => residentNamed('居民', n))

const units = fc.uniqueArray(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 })
const kase = fc.record({
  units, unit_id: fc.constantFrom(...UNITS), applicant_id: fc.constantFrom(null, ...residents.map((r) => r.id)),
  recused: fc.uniqueArray(fc.constantFrom(...UNITS.map((u) => `unit:${u}`), ...STAFF.map((id) => `staff:${id}`)), { maxLength: 3 }),
})
const staff = fc.record({ id: fc.constantFrom(...STAFF), unit: fc.constantFrom(...UNITS), below: units, roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }) })
  .map(({ id, unit, below, roles }): Actor => ({ is: 'staff', id, account: 's', name: 's', unit, units: [...new Set([unit, ...below])], roles }))
const actors = fc.oneof(staff, fc.constantFrom<Actor>(...residents), fc.constantFrom<Actor>(system, nobody))

test('a list holds exactly the cases that could be opened one by one (济南市 12345 条例 art. 32)', async () => {
  const { office, db } = await openRequestsOffice()
  const made = fc.sample(kase, { numRuns: 150, seed: 12345 })
  await db.insertInto('kernel.case').values(made.map((one, n) => ({
    id: randomUUID(), number: `n${n}`, kind: 'request', state: 'in_progress', ...one, category: null, area: null, lng: null, lat: null, place: 'null', summary: '',
    pins: '{}', facts: '{"section":"livelihood"}', opened_at: new Date(), due_at: null, closed_at: null, version: 1, head: '',
  }))).execute()
  const all = (await db.selectFrom('kernel.case').selectAll().execute()) as unknown as CaseRow[]

  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const { rows } = await sql<{ id: string }>`select c.id from kernel.case c where ${visible(actor)}`.execute(db)
      expect(rows.map((row) => row.id).toSorted()).toEqual(all.filter((one) => maySee(office, actor, one)).map((one) => one.id).toSorted())
    }),
    { numRuns: 120, seed: 7 },
  )
})

test('no list shows the accused unit what is said about it', async () => {
  const { submitted, ask, people } = await openRequestsOffice()
  const { id } = await submitted({ accused: 'hotline' })
  for (const list of LISTS) {
    expect((await ask(people.dispatcher, 'worklist', { list })).lines).toEqual([])
    expect((await ask(people.supervisor, 'worklist', { list: 'all' })).lines.map((line) => line.id)).toEqual([id])
  }
  expect((await ask(people.dispatcher, 'counts', {})).lists['intake']).toEqual({ open: 0, late: 0 })
  expect((await ask(people.dispatcher, 'map', { west: 120, east: 121, south: 36, north: 37, zoom: 12 })).total).toBe(0)
  expect((await ask(people.agent, 'caller', { phone: '19900000001' })).total).toBe(0)
  await expect(ask(people.dispatcher, 'case', { id })).rejects.toMatchObject({ code: 'not_found' })
})
