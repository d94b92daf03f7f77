import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { REACH_METRES } from '../presence/record.ts'
import { landingsIn } from './landings.ts'

test('the spawns of a place come first, then its landmarks in their middle; of one name, the spawn counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-place-'))
  const square = (lng: number) => [[[lng, 36], [lng + 0.001, 36], [lng + 0.001, 36.001], [lng, 36.001], [lng, 36]]]
  const house = (id: string, lng: number, landmark?: string) => ({ properties: { id, landmark }, geometry: { coordinates: square(lng) } })
  writeFileSync(join(folder, 'place.json'), JSON.stringify({ origin: [120, 36], spawns: [{ id: 'pier', at: [120, 36] }, { id: 'church', at: [120.002, 36] }] }))
  writeFileSync(join(folder, 'buildings.geojson'), JSON.stringify({ features: [house('church', 120.003, 'cathedral'), house('tower', 120.01, 'lighthouse'), house('shop', 120.02)] }))
  const landings = landingsIn(pathToFileURL(`${folder}/`))
  rmSync(folder, { recursive: true })
  expect([...landings.keys()]).toEqual(['pier', 'church', 'tower'])
  expect(landings.get('church')!.x).toBeCloseTo(179.9, 0)
  expect(landings.get('tower')).toEqual({ x: expect.closeTo(944.5, 0), z: expect.closeTo(-55.6, 0) })
})

test('every landing of the district lies within reach of a record', () => {
  const landings = landingsIn(new URL('../../../districts/shinan/world/', import.meta.url))
  expect(landings.size).toBeGreaterThan(6)
  for (const { x, z } of landings.values()) expect(Math.max(Math.abs(x), Math.abs(z))).toBeLessThan(REACH_METRES)
})
