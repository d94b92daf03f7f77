import { expect, test } from 'vitest'
import { caseIdAt, caseIdNamed } from './case-id.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids have the form of a UUIDv7, and later ones sort after earlier ones', () => {
  const [early, late] = [caseIdAt(new Date('2026-03-04T00:00:00Z')), caseIdAt(new Date('2026-03-04T00:00:01Z'))]
  for (const id of [early, late, caseIdNamed('a'), caseIdNamed('')]) expect(id).toMatch(UUID_V7)
  expect(early < late).toBe(true)
})

test('the same name gives the same id, and parts do not run into one another', () => {
  expect(caseIdNamed('import', '12')).toBe(caseIdNamed('import', '12'))
  expect(caseIdNamed('import1', '2')).not.toBe(caseIdNamed('import', '12'))
  expect(new Set(Array.from({ length: 1000 }, (_, n) => caseIdNamed('row', String(n)))).size).toBe(1000)
})
