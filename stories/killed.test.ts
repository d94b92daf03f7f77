import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshDatabase } from '#kernel/testing/fresh-database.ts'
import { crash } from '../bench/crash.ts'

const KILLS = 3

/** Each run of the tests does it on its own database: the embedded one in a folder, or a PostgreSQL of the tests. */
async function somewhere(): Promise<{ where: Parameters<typeof crash>[0]; clear: () => void }> {
  const url = await freshDatabase()
  if (!url) {
    const folder = mkdtempSync(join(tmpdir(), 'nuanban-killed-'))
    return { where: { NUANBAN_DATA: folder }, clear: () => rmSync(folder, { recursive: true }) }
  }
  return { where: { DATABASE_URL: url }, clear: () => {} }
}

test('a server that is killed under load loses no request that it acknowledged, keeps none twice, and its ledger is whole', async () => {
  const { where, clear } = await somewhere()
  try {
    const found = await crash(where, KILLS)
    expect(found).toMatchObject({ kills: KILLS, lost: [], faults: [] })
    expect(found.acknowledged).toBeGreaterThan(KILLS)
    // Each case has the one event of its opening: nothing was written by halves.
    expect(found.there).toBeGreaterThanOrEqual(found.acknowledged)
    expect(found.events).toBe(found.there)
  } finally {
    clear()
  }
}, 120_000)
