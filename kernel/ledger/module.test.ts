import { expect, test } from 'vitest'
import { nobody } from '../identity/actor.ts'
import { begin, mattersWith, note } from '../testing/matters.ts'
import { openOffice, residentNamed, staffOf } from '../testing/office.ts'
import { headHash } from './head.ts'
import { ledger } from './module.ts'

test('whoever holds a receipt learns that it stands in the ledger, when and under which signature, and nothing of a person', async () => {
  const office = await openOffice({ modules: [mattersWith(), ledger], at: '2026-03-04 10:00' })
  const { id, head } = await office.as(residentNamed('李海燕', 1)).open(begin, { text: '灯坏了' })
  await office.as(staffOf('bureau-city', 'handler')).do(note, { caseId: id, text: '看过了' })
  const { app } = await office.http(nobody)
  const ask = async (receipt: string) => (await app.inject({ url: `/api/ledger/receipt/${receipt}` })).json() as Record<string, unknown>

  expect(await ask(head)).toEqual({ hash: head, seq: 1, at: '2026-03-04T02:00:00.000Z', title: { zh: '一件事', en: 'Matter' }, head: null, keys: {} })
  await office.goTo('2026-03-04 12:00')
  await ledger.duties![0]!.run(office.office)
  const signed = await ask(head.toUpperCase()) as { head: Parameters<typeof headHash>[0] & { hash: string; key_id: string }; keys: object }
  expect(signed.head).toMatchObject({ events: 2, hash: headHash(signed.head) })
  expect(Object.keys(signed.keys)).toContain(signed.head.key_id)
  expect(JSON.stringify(signed)).not.toContain(id)
  for (const wrong of ['0'.repeat(64), '%00', 'x']) expect(await ask(wrong)).toMatchObject({ code: 'not_found' })
  await app.close()
})
