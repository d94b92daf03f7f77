import { expect, test } from 'vitest'
import { openFromOpen311, services } from './for-open311.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { submitFromOpen311 } from './submit-from-open311.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const given = { code: 'M0101', text: '灯坏了', answers: {}, contact: '', app: '蓝海生活' }

test('it starts the clocks of every other request, and the application stands on the ledger', async () => {
  const { office, people, db, clock } = await openRequestsOffice()
  const id = newCaseId()
  await openFromOpen311(office, people.resident, { id, ...given })
  expect((await clock(id, 'respond'))?.due_at).toEqual(new Date('2026-03-04T14:00:00+08:00'))
  expect((await db.selectFrom('kernel.event').select('body').where('case_id', '=', id).executeTakeFirstOrThrow()).body).toMatchObject({ says: { channel: 'open311', app: '蓝海生活' } })
})

test('sent twice under one id is one request', async () => {
  const { office, people } = await openRequestsOffice()
  const id = newCaseId()
  const [first, second] = [await openFromOpen311(office, people.resident, { id, ...given }), await openFromOpen311(office, people.resident, { id, ...given })]
  expect(second).toEqual(first)
})

test('no resident, clerk or administrator may use it: only the interface speaks for somebody', async () => {
  const { as, people } = await openRequestsOffice()
  for (const actor of [people.resident, people.dispatcher, people.admin]) {
    await expect(as(actor).open(submitFromOpen311, { section: 'livelihood', text: '灯坏了', contact: '', app: 'x' })).rejects.toMatchObject({ code: 'not_yours' })
  }
})

test('a service asks the questions of its section first, each once', async () => {
  const { office } = await openRequestsOffice()
  const section = office.definitions.newest<{ id: string; questions: object[] }[]>('sections')!.body
  const question = (id: string, label: string) => ({ id, label, en: label, type: 'text' })
  section.find((one) => one.id === 'livelihood')!.questions = [question('since', '何时')]
  office.definitions.newest<{ code: string; questions?: object[] }[]>('categories')!.body.find((one) => one.code === 'M0101')!.questions = [question('since', '何时'), question('pole', '灯杆号')]
  expect(services(office).find((one) => one.code === 'M0101')!.questions.map((one) => one.id)).toEqual(['since', 'pole'])
})
