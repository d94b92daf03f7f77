import { expect, test } from 'vitest'
import { verifyLedger } from '#kernel/ledger/verify.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { askResident } from './ask-resident.ts'
import { dispatch } from './dispatch.ts'
import { signFor } from './sign-for.ts'
import { submit } from './submit.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a request opens with its number, its street and the clock of four hours', async () => {
  const { submitted, kase, clock, notices } = await openRequestsOffice()
  const view = await submitted()
  expect(view).toMatchObject({ state: 'submitted', version: 1 })
  expect(view.number).toMatch(/^260304-\d{6}-\d$/)
  expect(await kase(view.id)).toMatchObject({ area: '370202001', summary: '香港中路 76 号门前的路灯坏了三天，晚上很黑' })
  expect((await clock(view.id, 'respond'))?.due_at).toEqual(new Date('2026-03-04T14:00:00+08:00'))
  expect(await notices()).toHaveLength(1)
})

test('the enterprise lane responds within two hours (2115)', async () => {
  const { submitted, clock } = await openRequestsOffice()
  const { id } = await submitted({ section: 'development', category: 'F0101' })
  expect((await clock(id, 'respond'))?.due_at).toEqual(new Date('2026-03-04T12:00:00+08:00'))
})

test('sent twice is one request and the same answer', async () => {
  const { as, people, db } = await openRequestsOffice()
  const input = { id: newCaseId(), section: 'livelihood' as const, text: '井盖没了' }
  const [first, second] = await Promise.all([as(people.resident).open(submit, input), as(people.resident).open(submit, input)])
  expect(second).toEqual(first)
  expect(await db.selectFrom('kernel.case').select('id').execute()).toHaveLength(1)
  await expect(as(people.neighbour).open(submit, input)).rejects.toMatchObject({ code: 'id_taken' })
})

test('a message of seven thousand characters is kept whole, rare characters and emoji too', async () => {
  const { as, people, db } = await openRequestsOffice()
  const text = `𠮷野家门口🚧${'路'.repeat(6990)}`
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', text })
  const row = await (db as never as { selectFrom: (t: string) => any }).selectFrom('requests.report').selectAll().where('case_id', '=', id).executeTakeFirst()
  expect(row.text).toBe(text)
})

test('empty, enormous or broken text is refused with a sentence', async () => {
  const { as, people } = await openRequestsOffice()
  for (const text of ['', '   \n', 'x'.repeat(10_001), 'a\u0000b', '\ud800']) {
    await expect(as(people.resident).open(submit, { section: 'livelihood', text })).rejects.toMatchObject({ code: 'bad_input', status: 400 })
  }
})

test('a place in another city is refused', async () => {
  const { submitted } = await openRequestsOffice()
  await expect(submitted({ place: { lng: 116.4, lat: 39.9, address: '北京' } })).rejects.toMatchObject({ status: 400 })
})

test('what is on the ledger is what the tables say, and a changed past is named', async () => {
  const { submitted, db, office } = await openRequestsOffice()
  const { id } = await submitted()
  expect((await verifyLedger(db, new Map())).faults).toEqual([])
  await db.updateTable('kernel.event').set({ actor: 'staff:somebody' }).where('case_id', '=', id).execute()
  expect((await verifyLedger(office.db, new Map())).faults).toMatchObject([{ what: expect.stringContaining('changed') }])
})

test('a case is pinned to the catalogue that is in force, not to one that is published for later', async () => {
  const { office, db, now, submitted, kase } = await openRequestsOffice()
  const body = { ...(office.definitions.newest('catalogue')!.body as object), version: 2, effective_from: '2026-04-01' }
  await office.definitions.publish(db, { kind: 'catalogue', body, effectiveFrom: '2026-04-01', why: '四月起', by: 'system', now: now() })
  await office.definitions.load(db)
  const { id } = await submitted()
  expect(await kase(id)).toMatchObject({ pins: { catalogue: 1, limits: 1, categories: 1 } })
})

test('limits stay as they were promised when the case was accepted; who handles it follows the catalogue of the day of dispatch', async () => {
  const { office, as, db, now, people, submitted, kase, clock } = await openRequestsOffice()
  const before = await submitted()
  const publish = async (kind: string, change: (body: any) => unknown) => {
    await office.definitions.publish(db, { kind, body: change(structuredClone(office.definitions.newest(kind)!.body)), effectiveFrom: '2019-01-01', why: '收紧', by: 'system', now: now() })
    await office.definitions.load(db)
  }
  await publish('limits', (limits) => ({ ...limits, sign: { count: 1, unit: 'hours' }, supply: { count: 1, unit: 'working_days' } }))
  await publish('sections', (sections) => sections.map((section: any) => ({ ...section, grades: { ...section.grades, ordinary: { count: 1, unit: 'working_days' } } })))
  await publish('catalogue', (catalogue) => ({ ...catalogue, version: 2, rules: catalogue.rules.map((rule: any) => (rule.id === 'R1' ? { ...rule, lead: 'street-xgzl' } : rule)) }))
  const after = await submitted()
  for (const { id } of [before, after]) {
    await as(people.dispatcher).do(dispatch, { caseId: id })
    expect(await kase(id)).toMatchObject({ unit_id: 'street-xgzl', facts: { dispatch: { catalogue: 2 } } })
  }
  const dues = async (id: string, name: string) => (await clock(id, name))?.due_at?.toISOString()
  expect([await dues(before.id, 'sign'), await dues(before.id, 'conclude')]).toEqual(['2026-03-04T04:00:00.000Z', '2026-03-06T10:00:00.000Z'])
  expect([await dues(after.id, 'sign'), await dues(after.id, 'conclude')]).toEqual(['2026-03-04T03:00:00.000Z', '2026-03-05T10:00:00.000Z'])
  for (const [{ id }, due] of [[before, '2026-03-11T10:00:00.000Z'], [after, '2026-03-05T10:00:00.000Z']] as const) {
    await as(people.street).do(signFor, { caseId: id })
    await as(people.street).do(askResident, { caseId: id, question: '哪一根？' })
    expect(await dues(id, 'supply')).toBe(due)
  }
})

test('one resident sends so many requests an hour and a day; a repeat of one already sent is not counted', async () => {
  const limits = { ...(requestDefinitions['limits'] as object), most_requests: { an_hour: 2, a_day: 3 } }
  const { people, submitted, goTo } = await openRequestsOffice('2026-03-04 10:00', { limits })
  const [first] = [await submitted(), await submitted()]
  await expect(submitted()).rejects.toMatchObject({ code: 'too_often', status: 429 })
  expect(await submitted({ id: first!.id })).toMatchObject({ id: first!.id })
  expect(await submitted({ by: people.neighbour })).toMatchObject({ state: 'submitted' })
  await goTo('2026-03-04 11:01')
  await submitted()
  await goTo('2026-03-04 13:01')
  await expect(submitted()).rejects.toMatchObject({ code: 'too_often', message: expect.stringContaining('小时后再试') })
})
