import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { dayOf } from '#kernel/calendar/day.ts'
import { readConfig } from '#kernel/config.ts'
import { seedPeople, type People } from '#kernel/identity/seed.ts'
import { signHeads } from '#kernel/ledger/head.ts'
import { newPrivateKey, signerOf } from '#kernel/ledger/signer.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import type { Office } from '#kernel/office.ts'
import { at } from '#kernel/testing/office.ts'
import { factsOf } from '#modules/approvals/server/application.ts'
import { libraryOn } from '#modules/approvals/server/plan/library.ts'
import { withStandInRegisters } from '#modules/approvals/server/registers/stand-in-registers.ts'
import { startOffice } from '../start-office.ts'
import { applyThrough } from './apply-through.ts'
import { type DemoApplication, demoApplications } from './fill-in.ts'
import { demoPeople } from './people.ts'

const all = demoApplications()
/** One that is decided on the spot, one to be supplemented, and the last. */
const few = [all.find((one) => one.spot)!, all.find((one) => one.missing)!, all.at(-1)!]

async function emptyOffice(given: { registers?: boolean } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-demo-'))
  const said: object[] = []
  const log = { info: () => {}, warn: (fact: object, text: string) => void said.push({ ...fact, text }), error: (fact: object, text: string) => void said.push({ ...fact, text }) }
  const opened: { office?: Office } = {}
  const settings = readConfig({ NUANBAN_DATA: folder })
  const { config, registers } = given.registers ? await withStandInRegisters(settings, () => libraryOn(opened.office!.definitions, dayOf(opened.office!.now()))) : { config: settings, registers: undefined }
  const { office, close } = await startOffice(config, log as never, () => at('2026-11-18 10:00'))
  opened.office = office
  onTestFinished(async () => {
    await registers?.close()
    await close()
    rmSync(folder, { recursive: true })
  })
  await seedPeople(office, demoPeople() as unknown as People, { password: 'x' })
  return { office, said }
}

/** The office of a program that is killed at its n-th act. */
function killedAt(office: Office, n: number): Office {
  const verbs = new Map(office.verbs)
  let left = n
  verbs.get = (name) => {
    if ((left -= 1) < 0) throw new Error('killed')
    return office.verbs.get(name)
  }
  return { ...office, verbs }
}

const casesIn = (office: Office) => office.db.selectFrom('kernel.case').selectAll().orderBy('opened_at').execute()
const livesIn = (office: Office) => office.db.selectFrom('kernel.event').select(['case_id', 'seq', 'at', 'verb', 'became']).orderBy('case_id').orderBy('seq').execute()
const queried = (office: Office) => sql<{ certificates: number; found: number; late: number }>`select
  (select count(*)::int from approvals.certificate c join kernel.resident r on r.id = c.holder_id where r.phone = '19900000001' and c.form = 'certificate') as certificates,
  (select count(*)::int from approvals.lookup where outcome = 'found') as found,
  (select count(*)::int from approvals.branch where due_at < ${office.now()}) as late`.execute(office.db)
const stateOf = ({ life }: DemoApplication) => life

test('every made-up application comes as far as it is said to come, with registers asked, in every state', async () => {
  const { office, said } = await emptyOffice({ registers: true })
  await applyThrough(office, all)
  expect(said.filter((one) => 'oneThing' in one)).toEqual([])
  const cases = await casesIn(office)
  expect(cases.map(({ category, state }) => `${category} ${state}`).toSorted()).toEqual(all.map((one) => `${one.oneThing} ${stateOf(one)}`).toSorted())

  const facts = cases.map(factsOf)
  expect(facts.some((one) => Object.values(one.branches).some((branch) => branch.state === 'stopped'))).toBe(true)
  expect(facts.some((one) => Object.values(one.branches).some((branch) => branch.state === 'refused'))).toBe(true)
  expect(facts.some((one) => Object.values(one.branches).some((branch) => branch.check === 'correcting'))).toBe(true)
  const { rows } = await queried(office)
  expect(rows[0]!.certificates).toBeGreaterThanOrEqual(3)
  expect(rows[0]!.found).toBeGreaterThan(30)
  expect(rows[0]!.late).toBeGreaterThan(0)

  const signer = signerOf(newPrivateKey())
  await signHeads(office, signer)
  expect((await verifyLedger(office.db, new Map([[signer.keyId, signer.publicKey]]))).faults).toEqual([])
}, 120_000)

test('without registers everything is filled in by hand and uploaded', async () => {
  const { office, said } = await emptyOffice()
  await applyThrough(office, few)
  expect(said.filter((one) => 'oneThing' in one)).toEqual([])
  expect((await casesIn(office)).map(({ state }) => state).toSorted()).toEqual(few.map(stateOf).toSorted())
})

test('applications whose loading was cut off again and again are those that were loaded at once, and are loaded once', async () => {
  const { office: whole } = await emptyOffice()
  await applyThrough(whole, few)
  const wanted = await livesIn(whole)
  const { office: cut } = await emptyOffice()
  let starts = 0
  for (let finished = false; !finished; starts += 1) {
    finished = await applyThrough(killedAt(cut, 2 + (starts % 2)), few).then(() => true, (error: Error) => (expect(error.message).toBe('killed'), false))
  }
  expect(starts).toBeGreaterThan(2)
  expect(await livesIn(cut)).toEqual(wanted)
  await applyThrough(cut, few)
  expect(await livesIn(cut)).toEqual(wanted)
}, 120_000)

test('nothing is added to time that is signed', async () => {
  const { office } = await emptyOffice()
  await applyThrough(office, few.slice(-1))
  await signHeads(office, signerOf(newPrivateKey()))
  const before = await livesIn(office)
  await applyThrough(office, [...few.slice(-1), ...few.slice(0, 1)])
  expect(await livesIn(office)).toEqual(before)
})
