import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '#kernel/config.ts'
import { nobody } from '#kernel/identity/actor.ts'
import { type People, seedPeople } from '#kernel/identity/seed.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { at } from '#kernel/testing/office.ts'
import { personalDataIn } from '#kernel/identity/personal-data.ts'
import { startOffice } from '../start-office.ts'
import { demoPeople } from './people.ts'
import { demoMemories, rememberThrough } from './remember-through.ts'

async function emptyOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-demo-'))
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  const { office, close } = await startOffice(readConfig({ NUANBAN_DATA: folder, NUANBAN_DEMO: '1' }), quiet, () => at('2026-11-18 10:00'))
  onTestFinished(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  await seedPeople(office, demoPeople() as unknown as People, { password: 'x' })
  return office
}

test('a dozen memories of several decades are on the wall, others wait, and none is there twice', async () => {
  const office = await emptyOffice()
  const began = performance.now()
  await rememberThrough(office, demoMemories())
  console.log(`demo memories: ${Math.round(performance.now() - began)} ms`)
  await rememberThrough(office, demoMemories())
  const cases = await office.db.selectFrom('kernel.case').select('state').where('kind', '=', 'memory').execute()
  expect(cases.map(({ state }) => state).toSorted()).toEqual(demoMemories().map(({ life }) => life).toSorted())

  const hall = (await office.views.get('world.memory_hall')!.run({ office, db: office.db, actor: nobody, input: {}, now: office.now(), lang: 'zh' })) as { total: number; decades: { memories: { text: string; files: unknown[] }[] }[] }
  expect(hall.total).toBeGreaterThanOrEqual(12)
  expect(hall.decades.length).toBeGreaterThanOrEqual(6)
  const shown = hall.decades.flatMap(({ memories }) => memories)
  expect(shown.filter(({ files }) => files.length > 0).length).toBeGreaterThanOrEqual(6)
  expect(shown.flatMap(({ text }) => personalDataIn(text).map(({ start, end }) => text.slice(start, end)))).toEqual([])
  expect((await verifyLedger(office.db, new Map())).faults).toEqual([])
}, 120_000)
