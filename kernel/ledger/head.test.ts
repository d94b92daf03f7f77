import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statementsOf } from '../db/migrate.ts'
import { system } from '../identity/actor.ts'
import { at } from '../testing/office.ts'
import { sm3 } from './canonical.ts'
import { GENESIS, type LedgerEvent } from './event.ts'
import { headHash, periodOf, refreshSigned, SIGN_EVERY_S, signHeads } from './head.ts'
import { begin, keys, note, officeWithPast, rewrite, signer, tell } from './ledger.fixtures.ts'
import { verifyLedger } from './verify.ts'

test('a whole case removed without a trace is found by the signed head of its day', async () => {
  const { ids, run, faults } = await officeWithPast()
  for (const table of ['kernel.event', 'kernel.clock']) await run(`delete from ${table} where case_id = '${ids[0]}'`)
  await run(`delete from kernel.case where id = '${ids[0]}'`)
  expect(await faults()).toEqual([{ where: 'head 2026-03-04', what: expect.stringContaining('had 9 events when it was signed and has 6 now') }])
})

test('a case that is made up for a day before all signed days is named', async () => {
  const { office, faults } = await officeWithPast()
  const { id } = await office.as(system).open(begin, {})
  await rewrite(office, id, ([first]) => [{ ...first!, at: at('2026-03-01 10:00') }])
  expect(await faults()).toEqual([{ where: `case ${id}`, what: expect.stringContaining('put in later') }])
})

test('what was still being written at midnight is part of its day', async () => {
  const { office, faults } = await officeWithPast()
  await office.goTo('2026-03-06 00:00')
  expect((await signHeads(office.office, signer)).map((head) => head.period)).toEqual([periodOf({ since: at('2026-03-05 08:50'), until: at('2026-03-05 23:50') })])
  await office.goTo('2026-03-05 23:59')
  await office.as(system).open(begin, {})
  await office.goTo('2026-03-06 00:20')
  const [day, ...more] = await signHeads(office.office, signer)
  expect(day).toMatchObject({ period: periodOf({ since: at('2026-03-05 23:50'), until: at('2026-03-06 00:00') }), events: 1 })
  expect(more).toMatchObject([{ events: 0 }])
  expect(await faults()).toEqual([])
})

test('nothing goes unsigned for longer than an hour', async () => {
  const { office } = await officeWithPast()
  await office.goTo('2026-03-05 10:00')
  await office.as(system).open(begin, {})
  // The worst case: a head is made just before this act counts as settled, and the next one a whole turn later.
  await office.goTo('2026-03-05 10:10')
  expect(await signHeads(office.office, signer)).toMatchObject([{ events: 0 }])
  await office.goTo('2026-03-05 10:55')
  expect((at('2026-03-05 10:55').getTime() - at('2026-03-05 10:10').getTime()) / 1000).toBe(SIGN_EVERY_S)
  expect(await signHeads(office.office, signer)).toMatchObject([{ events: 1 }])
})

test('a clock set back after a signature puts nothing into what is signed, and signs nothing until it has caught up', async () => {
  const { office, ids, faults } = await officeWithPast()
  const said: string[] = []
  office.office.log = { ...office.office.log, error: (_facts, sentence) => void said.push(sentence) }
  const momentOf = async (id: string) => (await office.db.selectFrom('kernel.event').select('at').where('case_id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()).at

  await office.goTo('2026-03-05 07:00')
  const { id } = await office.as(system).open(begin, {})
  await office.as(system).do(note, { caseId: ids[0]! })
  expect([await momentOf(id), await momentOf(ids[0]!)]).toEqual([at('2026-03-05 08:50'), at('2026-03-05 08:50')])
  expect(await signHeads(office.office, signer)).toEqual([])
  expect(said).toEqual([expect.stringContaining('the clock went back')])
  expect(await faults()).toEqual([])

  // A process that starts meanwhile knows it from the heads.
  office.office.signed.until = undefined
  await refreshSigned(office.office)
  expect(await momentOf((await office.as(system).open(begin, {})).id)).toEqual(at('2026-03-05 08:50'))

  await office.goTo('2026-03-05 12:00')
  expect(await signHeads(office.office, signer)).toMatchObject([{ events: 3 }])
  expect(await faults()).toEqual([])
})

test('of two processes that sign at once one makes the next head', async () => {
  const { office, faults } = await officeWithPast()
  await office.goTo('2026-03-08 09:00')
  await Promise.all([signHeads(office.office, signer), signHeads(office.office, signer)])
  expect(await faults()).toEqual([])
  expect(await office.db.selectFrom('kernel.head').select('since').execute()).toHaveLength(6)
})

const rewritten: [string, (chain: LedgerEvent[]) => LedgerEvent[]][] = [
  ['changed', (chain) => chain.with(1, { ...chain[1]!, actor: 'system:other' })],
  ['removed', (chain) => chain.toSpliced(2, 1)],
  ['cut off', (chain) => chain.slice(0, 3)],
  ['re-ordered', (chain) => chain.with(2, chain[3]!).with(3, chain[2]!)],
]

test.each(rewritten)('what was %s of this morning, with every hash made to fit, is named by the head that signed it', async (_name, change) => {
  const { office, faults } = await officeWithPast()
  await office.goTo('2026-03-05 10:00')
  const { id } = await office.as(system).open(begin, {})
  await office.as(system).do(note, { caseId: id })
  await office.as(system).do(tell, { caseId: id })
  await office.as(system).do(note, { caseId: id })
  await office.goTo('2026-03-05 10:55')
  await signHeads(office.office, signer)
  expect(await faults()).toEqual([])
  await rewrite(office, id, change)
  expect(await faults()).toEqual([{ where: `head ${periodOf({ since: at('2026-03-05 08:50'), until: at('2026-03-05 10:45') })}`, what: expect.stringMatching(/had 4 events when it was signed and has [34] now/) }])
})

test('a head that was re-signed with another key is not believed', async () => {
  const { run, faults } = await officeWithPast()
  await run(`update kernel.head set signature = repeat('0', 128) where events = 9`)
  expect(await faults()).toMatchObject([{ what: 'its signature does not fit' }])
})

test('a head that was taken from between two others is missed', async () => {
  const { office, run, faults } = await officeWithPast()
  await office.goTo('2026-03-06 09:00')
  await signHeads(office.office, signer)
  await run(`delete from kernel.head where since = '2026-03-05 00:00+08'`)
  expect(await faults()).toMatchObject([{ what: expect.stringContaining('does not follow from the head before it') }])
})

test('a database that was rewritten and signed anew with its own key verifies by itself, and fails before a head that was published', async () => {
  const { office, ids, run, faults } = await officeWithPast()
  const heads = await office.db.selectFrom('kernel.head').selectAll().orderBy('since').execute()
  const published = new Map(heads.map((head) => [headHash({ ...head, period: periodOf(head) }), periodOf(head)]))
  expect(await verifyLedger(office.db, keys, { published })).toMatchObject({ faults: [] })

  // What was signed since does not matter; the past that was published is still under it.
  await office.goTo('2026-03-06 09:00')
  await signHeads(office.office, signer)
  expect(await verifyLedger(office.db, keys, { published })).toMatchObject({ faults: [] })

  await rewrite(office, ids[0]!, (chain) => chain.with(1, { ...chain[1]!, actor: 'system:other' }))
  await run('delete from kernel.head')
  await signHeads(office.office, signer)
  expect(await faults()).toEqual([])
  expect((await verifyLedger(office.db, keys, { published })).faults).toEqual(heads.map((head) => ({ where: `published head ${periodOf(head)}`, what: expect.stringContaining('is not in this database') })))
})

test('a day that was signed whole, before there were hours, verifies as it was signed', async () => {
  const { office, run, faults } = await officeWithPast()
  const events = await office.db.selectFrom('kernel.event').select('hash').orderBy('case_id').orderBy('seq').execute()
  const root = sm3(`${events.reduce((before, event) => sm3(`${before}${event.hash}`), '')}2026-03-04`)
  await run('drop table kernel.head')
  await run('drop table kernel.ledger_key')
  await run('create table kernel.day_head (day date primary key, events integer not null, root text not null, prev text not null, signature text not null, key_id text not null, signed_at timestamptz not null)')
  await run(`insert into kernel.day_head values ('2026-03-04', 9, '${root}', '${GENESIS}', '${signer.sign(`nuanban day head\n2026-03-04\n9\n${root}\n${GENESIS}`)}', '${signer.keyId}', '2026-03-05 00:10+08')`)
  for (const statement of statementsOf(readFileSync(new URL('../migrations/0004_heads.sql', import.meta.url), 'utf8'))) await run(statement)

  expect(await verifyLedger(office.db, keys)).toMatchObject({ heads: 1, signedUntil: at('2026-03-05 00:00'), faults: [] })
  await signHeads(office.office, signer)
  expect(await verifyLedger(office.db, keys)).toMatchObject({ heads: 2, signedUntil: at('2026-03-05 08:50'), faults: [] })
  await run(`update kernel.head set events = 8 where events = 9`)
  expect(await faults()).not.toEqual([])
})
