import { expect, test } from 'vitest'
import { openTriageOffice } from './testing.fixtures.ts'

test('a district says what of it it uses', async () => {
  const { ask } = await openTriageOffice({ requests: [] }, { answerCheck: true })
  expect(await ask('settings')).toEqual({ answerCheck: true })
})
