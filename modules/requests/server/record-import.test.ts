import { expect, test } from 'vitest'
import { system } from '#kernel/identity/actor.ts'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { recordImport } from './record-import.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const message = { import: 'messages', row: 2, source: '网络问政平台', section: 'livelihood' as const, text: '路灯坏了\r\n三天了', openedAt: '2019-02-28T03:25:05.000Z', unanswered: 'archive' as const }
const answered = { ...message, externalId: '188006', title: '咨询路灯', answer: '已修好', answeredAt: '2019-03-04T01:00:00.000Z', answeredBy: '市政科', contact: 'A00074795' }

test('what was answered elsewhere is concluded: one event, the original times, no clock, no notice', async () => {
  const { as, kase, db, notices, history } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, answered)
  expect(await kase(id)).toMatchObject({
    state: 'concluded', version: 1, summary: '咨询路灯', applicant_id: null, due_at: null, category: null,
    opened_at: new Date(answered.openedAt), closed_at: new Date(answered.answeredAt), facts: { channel: 'import', outcome: { excluded: 'imported' }, answer: { seq: 1, solved: null } },
  })
  expect(await history(id)).toEqual(['requests.record_import:  -> concluded'])
  expect(await db.selectFrom('kernel.clock').selectAll().execute()).toEqual([])
  expect(await notices()).toEqual([])
})

test('text and answer lie sealed as they were; in the open are the times and the source', async () => {
  const { as, db } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, answered)
  const event = await db.selectFrom('kernel.event').select(['body', 'sealed', 'at']).where('case_id', '=', id).executeTakeFirstOrThrow()
  expect(event.at).toEqual(new Date('2026-03-04T10:00:00+08:00'))
  expect(event.body).toMatchObject({ says: { source: '网络问政平台', openedAt: answered.openedAt, answeredAt: answered.answeredAt, row: 2 } })
  expect(event.sealed).toMatchObject({ says: { text: answered.text, answer: '已修好', title: '咨询路灯' } })
  expect(JSON.stringify(event.body)).not.toContain('路灯')
  expect((await verifyLedger(db, new Map())).faults).toEqual([])
})

test('what nobody answered is kept as history when the import says so', async () => {
  const { as, kase } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, message)
  expect(await kase(id)).toMatchObject({ state: 'concluded', closed_at: new Date(message.openedAt), summary: '路灯坏了 三天了', facts: { outcome: { excluded: 'imported' } } })
})

test('or is taken up today: its clocks begin now, its time is the original, and whoever wrote is told', async () => {
  const { as, kase, clock, notices } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, { ...message, unanswered: 'intake', phone: '139 6688 0001' })
  const opened = await kase(id)
  expect(opened).toMatchObject({ state: 'submitted', opened_at: new Date(message.openedAt), closed_at: null, facts: { channel: 'import' } })
  expect(opened.facts).not.toHaveProperty('outcome')
  expect((await clock(id, 'respond'))?.due_at).toEqual(new Date('2026-03-04T14:00:00+08:00'))
  expect(await notices()).toMatchObject([{ to: `resident:${opened.applicant_id}` }])
})

test('it is not taken up where there is nobody to answer to', async () => {
  const { as } = await openRequestsOffice()
  await expect(as(system).open(recordImport, { ...message, unanswered: 'intake' })).rejects.toMatchObject({ status: 400 })
})

test.each([
  ['asked after today', { openedAt: '2026-03-04T03:00:00Z' }], ['answered after today', { answeredAt: '2026-03-05T00:00:00Z' }], ['answered before it was asked', { answeredAt: '2019-02-28T03:25:04Z' }],
  ['no text', { text: '  ' }], ['no time', { openedAt: '2019-02-28' }], ['a category of another section', { category: 'F0101' }],
])('refused: %s', async (_what, change) => {
  const { as, db } = await openRequestsOffice()
  await expect(as(system).open(recordImport, { ...answered, ...change })).rejects.toMatchObject({ status: 400 })
  expect(await db.selectFrom('kernel.case').select('id').execute()).toEqual([])
})

test('the system and administrators, nobody else', async () => {
  const { as, people } = await openRequestsOffice()
  await as(people.admin).open(recordImport, message)
  for (const actor of [people.resident, people.dispatcher, people.agent, people.supervisor]) await expect(as(actor).open(recordImport, message)).rejects.toMatchObject({ code: 'not_yours' })
})

test('who answered elsewhere, and under which number, is a person’s data: sealed, not in the open', async () => {
  const { as, db } = await openRequestsOffice()
  const { id } = await as(system).open(recordImport, { ...answered, answeredBy: '张建国' })
  const event = await db.selectFrom('kernel.event').select(['body', 'sealed']).where('case_id', '=', id).executeTakeFirstOrThrow()
  expect(JSON.stringify(event.body)).not.toMatch(/张建国|188006/)
  expect(event.sealed).toMatchObject({ says: { answeredBy: '张建国', externalId: '188006' } })
})
