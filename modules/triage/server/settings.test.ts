import { expect, test } from 'vitest'
import { openOffice, staffOf } from '#kernel/testing/office.ts'
import { triage } from './module.ts'

const asked = async (definitions: Record<string, unknown>) => {
  const office = await openOffice({ modules: [triage], at: '2026-03-04 10:00', definitions })
  const { app, headers } = await office.http(staffOf('bureau-city', 'handler'))
  return (await app.inject({ url: '/api/triage/settings', headers })).json()
}

test('a district says what of it it uses; one that says nothing uses nothing', async () => {
  expect(await asked({ triage: { answerCheck: true } })).toEqual({ answerCheck: true })
  expect(await asked({})).toEqual({ answerCheck: false })
})
