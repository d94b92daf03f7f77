import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { open } from '#kernel/case/act.ts'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { readConfig } from '#kernel/config.ts'
import { seedPeople, type People } from '#kernel/identity/seed.ts'
import { signHeads } from '#kernel/ledger/head.ts'
import { newPrivateKey, signerOf } from '#kernel/ledger/signer.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import type { Office } from '#kernel/office.ts'
import { at } from '#kernel/testing/office.ts'
import type { DemoRequests } from '#modules/requests/server/definitions.ts'
import { log } from '../log.ts'
import { districtFolder, startOffice } from '../start-office.ts'
import { liveThrough } from './live-through.ts'
import { demoPeople } from './people.ts'

const all = JSON.parse(readFileSync(join(districtFolder, 'demo/requests.json'), 'utf8')) as DemoRequests
const first = (life: string, of = all) => of.find((one) => one.life === life)!
/** A case with those who join it: by themselves, or in matters of enforcement by the dispatcher. */
const group = (name: string) => {
  const those = all.filter(({ note }) => note?.endsWith(name))
  return [first('concluded', those), first('me_too', those)]
}
const few = [...group('燕儿岛路一排灯不亮'), ...group('新贵都工地夜间浇筑'), ...['unsolved_again', 'disputed', 'extension_asked', 'declined', 'submitted'].map((life) => first(life))]

async function emptyOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-demo-'))
  const { office, close } = await startOffice(readConfig({ NUANBAN_DATA: folder }), log, () => at('2026-03-11 10:00'))
  onTestFinished(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  await seedPeople(office, demoPeople() as unknown as People, { password: 'x' })
  return office
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

const livesIn = async (office: Office) =>
  (await office.db.selectFrom('kernel.event').innerJoin('kernel.case as c', 'c.id', 'case_id').select(['case_id', 'seq', 'kernel.event.at', 'verb', 'became']).orderBy('case_id').orderBy('seq').execute())

test('a database that has cases of its own gets no demo', async () => {
  const office = await emptyOffice()
  const { text, category, place: { lng, lat, address } } = first('submitted')
  const resident = await office.db.selectFrom('kernel.resident').select(['id', 'name', 'phone']).limit(1).executeTakeFirstOrThrow()
  await open(office, { is: 'resident', ...resident }, office.opens.get('requests.submit')!, { id: caseIdAt(office.now()), section: 'livelihood', category, text, place: { lng, lat, address } })
  const before = await livesIn(office)
  await liveThrough(office, few)
  expect(await livesIn(office)).toEqual(before)
})

test('a demo that was cut off does not go on once its time is signed, so that the ledger stays whole', async () => {
  const office = await emptyOffice()
  await expect(liveThrough(killedAt(office, 5), few)).rejects.toThrow('killed')
  const before = await livesIn(office)
  const signer = signerOf(newPrivateKey())
  await signHeads(office, signer)
  await liveThrough(office, few)
  expect(await livesIn(office)).toEqual(before)
  expect((await verifyLedger(office.db, new Map([[signer.keyId, signer.publicKey]]))).faults).toEqual([])
})

test('a demo whose loading was cut off again and again is the one that was loaded at once, and is loaded once', async () => {
  const whole = await emptyOffice()
  await liveThrough(whole, few)
  const wanted = await livesIn(whole)
  expect(new Set(wanted.map(({ case_id }) => case_id)).size).toBe(few.length)

  const cut = await emptyOffice()
  let starts = 0
  for (let finished = false; !finished; starts += 1) {
    finished = await liveThrough(killedAt(cut, 5 + (starts % 5)), few).then(() => true, (error: Error) => (expect(error.message).toBe('killed'), false))
  }
  expect(starts).toBeGreaterThan(4)
  expect(await livesIn(cut)).toEqual(wanted)

  await liveThrough(cut, few)
  expect(await livesIn(cut)).toEqual(wanted)
}, 240_000)
