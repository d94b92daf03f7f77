import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { openOffice } from '../testing/office.ts'
import { Definitions } from './registry.ts'

test('what another process has published is in force here too, without a new start', async () => {
  const { office, db, now } = await openOffice({ modules: [], at: '2026-03-04 10:00' })
  const kinds = [{ name: 'words', schema: Type.Object({ text: Type.String() }) }]
  const [here, there] = [new Definitions(kinds), new Definitions(kinds)]
  await here.load(db)
  await there.load(db)
  await there.publish(db, { kind: 'words', body: { text: '新' }, effectiveFrom: '2026-01-01', why: '', by: 'system', now: now() })
  await here.refresh(db)
  expect(here.at('words', '2026-03-04')).toMatchObject({ version: 1, body: { text: '新' } })
  const known = here.versions('words')
  await here.refresh(db)
  expect(here.versions('words')).toBe(known)
  expect(office.definitions.has('words', { text: '新' })).toBe(false)
})
