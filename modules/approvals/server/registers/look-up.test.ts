import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#kernel/db/tables.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import { keyOf } from '#kernel/identity/actor.ts'
import { newCaseId, staffOf } from '#kernel/testing/office.ts'
import { forgetAnswersDuty } from './forget-answers.ts'
import { identityNumberOf } from './account.ts'
import { lookUp, type LookupTables } from './look-up.ts'
import { lookupsOf } from './lookups-of.ts'
import { CODES, FOUND, openRegistersOffice, people, type RegistersOffice } from './registers.fixtures.ts'

let office: RegistersOffice
beforeEach(async () => void (office = await openRegistersOffice()))
afterEach(() => office.close())

const caseId = '01980000-0000-7000-8000-000000000001'
const given = (more: object = {}) => ({ caseId, actor: people.owner, register: 'market', value: FOUND['ent.credit_code'], what: ['名称', '类型'], purpose: '办理“开店”', consentAt: office.now(), ...more })
const rows = () => (office.db as unknown as Db<LookupTables>).selectFrom('approvals.lookup').selectAll().orderBy('at').orderBy('id').execute()
const code = (promise: Promise<unknown>) => promise.then(() => 'no refusal', (error: { code: string }) => error.code)
const opened = (id: string, applicant: string) => sql`insert into kernel.case (id, number, kind, state, unit_id, units, applicant_id, summary, recused, pins, facts, opened_at, version, head)
  values (${id}, ${id}, 'application', 'submitted', 'u', '{}', ${applicant}, '', '{}', '{}', '{}', ${office.now()}, 1, '')`.execute(office.db)
const minutes = (n: number) => `2026-03-04 10:${String(n).padStart(2, '0')}`

test('a look-up leaves behind who asked what, why, on what basis and consent, what came of it and the digest of the answer', async () => {
  const { id, outcome, record } = await lookUp(office.office, given())
  expect(outcome).toBe('found')
  const [row] = await rows()
  expect(row).toMatchObject({ case_id: caseId, id, register: 'market', what: ['名称', '类型'], asked_by: keyOf(people.owner), purpose: '办理“开店”', basis: expect.stringContaining('809'), consent_at: office.now(), outcome: 'found' })
  expect(row!.answer!.said).toMatchObject({ found: true, record })
  expect(row!.digest).toBe(sm3(canonical(row!.answer!.said)))
  expect(office.standIn.asked[0]).toMatchObject({ requestId: id, purpose: '办理“开店”' })
})

test('not found, an outage and a slow answer are on record too, and have no digest where nothing was said', async () => {
  for (const value of [CODES.notFound, CODES.down, CODES.slow]) await lookUp(office.office, given({ value }))
  expect((await rows()).map((row) => [row.outcome, row.digest !== null])).toEqual(expect.arrayContaining([['not_found', true], ['unavailable', false], ['slow', false]]))
  expect((await rows()).find((row) => row.outcome === 'slow')!.took_ms).toBeGreaterThan(700)
})

test('the row is there before the question leaves: while a register is slow, it says that it is being asked', async () => {
  const asking = lookUp(office.office, given({ value: CODES.slow }))
  await expect.poll(() => office.standIn.asked.length).toBe(1)
  expect((await rows()).map((row) => row.outcome)).toEqual(['asking'])
  await asking
})

test('the same is not asked twice within ten minutes; more fields, another key, another case and a later day are', async () => {
  const first = await lookUp(office.office, given())
  await office.goTo(minutes(9))
  expect(await lookUp(office.office, given({ what: ['名称'] }))).toEqual({ ...first })
  expect(office.standIn.asked).toHaveLength(1)
  await lookUp(office.office, given({ what: ['名称', '注册资本'] }))
  await lookUp(office.office, given({ value: '91110000802100433B' }))
  await lookUp(office.office, given({ caseId: newCaseId() }))
  expect(office.standIn.asked).toHaveLength(4)
  await office.goTo(minutes(20))
  await lookUp(office.office, given())
  expect(office.standIn.asked).toHaveLength(5)
})

test('an outage is no answer: it is asked again at once', async () => {
  await lookUp(office.office, given({ value: CODES.malformed }))
  await lookUp(office.office, given({ value: CODES.malformed }))
  expect(office.standIn.asked).toHaveLength(2)
})

test('look-ups are rationed for each person: sixty an hour', async () => {
  await sql`insert into kernel.attempt (id, who, at) select gen_random_uuid(), ${`lookup:${keyOf(people.owner)}`}, ${office.now()} from generate_series(1, 59)`.execute(office.db)
  expect(await code(lookUp(office.office, given()))).toBe('no refusal')
  expect(await code(lookUp(office.office, given({ what: ['成立日期'] })))).toBe('too_often')
  expect(await code(lookUp(office.office, given({ caseId: newCaseId(), actor: people.other })))).toBe('no refusal')
  expect(office.standIn.asked).toHaveLength(2)
})

test('a key with a wrong check digit is asked of nobody', async () => {
  expect(await code(lookUp(office.office, given({ value: '91350100M000100Y44' })))).toBe('bad_key')
  expect([office.standIn.asked, await rows()]).toEqual([[], []])
})

test('nobody can consent for another: the applicant’s own registers are asked by their own number alone, and not at all where it is not known', async () => {
  const own = identityNumberOf(office.office.config, people.owner)!
  const population = (value: string) => given({ register: 'population', value, what: ['户籍地址'] })
  expect(await code(lookUp(office.office, population('11010519491231002X')))).toBe('not_your_number')
  expect(await code(lookUp(office.office, population(own)))).toBe('no refusal')

  await office.close()
  office = await openRegistersOffice({ by: 'exchange' })
  expect(await code(lookUp(office.office, population(own)))).toBe('not_your_number')
  expect(office.standIn.asked).toEqual([])
})

test('the account is asked without a network: name and telephone of the row, and no identity number that nobody verified', async () => {
  const account = given({ register: 'account', value: 'account', what: ['姓名', '身份证号', '手机号'] })
  expect((await lookUp(office.office, account)).record).toMatchObject({ 姓名: '李海燕', 手机号: people.owner.phone, 身份证号: expect.stringMatching(/^370202\d{11}[\dX]$/) })
  expect(office.standIn.asked).toEqual([])
  await office.close()
  office = await openRegistersOffice({ by: 'exchange' })
  expect((await lookUp(office.office, account)).record).toEqual({ 姓名: '李海燕', 手机号: people.owner.phone })
})

test('nothing is looked up for somebody else’s draft or application, whether it is kept here or was only begun', async () => {
  await lookUp(office.office, given())
  expect(await code(lookUp(office.office, given({ actor: people.other })))).toBe('not_found')

  const draft = newCaseId()
  await (office.db as unknown as Db<LookupTables>).insertInto('approvals.draft').values({ case_id: draft, resident_id: people.other.id, one_thing: 'shop', plan: 'p', answers: '{}', materials: '{}', version: 1, at: office.now() }).execute()
  expect(await code(lookUp(office.office, given({ caseId: draft })))).toBe('not_found')
  expect(await code(lookUp(office.office, given({ caseId: draft, actor: people.other })))).toBe('no refusal')

  const applied = newCaseId()
  await opened(applied, people.other.id)
  expect(await code(lookUp(office.office, given({ caseId: applied })))).toBe('not_found')
  expect(await code(lookUp(office.office, given({ caseId: applied, actor: people.other })))).toBe('no refusal')
})

test('without registers people are told to fill it in by hand', async () => {
  await office.close()
  office = await openRegistersOffice({ connected: false })
  expect(await code(lookUp(office.office, given()))).toBe('registers_off')
})

test('applicant and staff see what was looked up, by whom, when and why, in their language, and not what was said', async () => {
  const clerk = staffOf('bureau-city', 'handler')
  await office.http(clerk)
  await lookUp(office.office, given())
  await office.goTo(minutes(1))
  await lookUp(office.office, given({ actor: clerk, value: CODES.notFound }))
  const seen = await lookupsOf(office.office, caseId, 'zh')
  expect(seen).toMatchObject([
    { name: '登记库', owner: '登记库的部门', what: ['名称', '类型'], by: '申请人', purpose: '办理“开店”', at: '2026-03-04T02:00:00.000Z', outcomeName: '已查到', source: expect.stringContaining('虚构') },
    { by: clerk.name, outcomeName: '没有记录' },
  ])
  expect((await lookupsOf(office.office, caseId, 'en'))[0]).toMatchObject({ name: 'market', owner: 'Keeper of market', by: 'The applicant', outcomeName: 'Found' })
  expect(JSON.stringify(seen)).not.toContain((await rows())[0]!.answer!.value)
})

test('thirty days later the answers for what was never handed in are forgotten, the record and its digest are not; an application keeps both', async () => {
  const applied = newCaseId()
  await lookUp(office.office, given())
  await lookUp(office.office, given({ caseId: applied }))
  await opened(applied, people.owner.id)
  await office.goTo('2026-04-03 10:00')
  await forgetAnswersDuty.run(office.office)
  expect((await rows()).filter((row) => row.answer)).toHaveLength(2)
  await office.goTo('2026-04-03 10:01')
  await forgetAnswersDuty.run(office.office)
  expect((await rows()).map((row) => [row.case_id, row.answer !== null, row.digest !== null]).toSorted()).toEqual([[caseId, false, true], [applied, true, true]].toSorted())
  expect((await lookupsOf(office.office, caseId, 'zh'))[0]).toMatchObject({ what: ['名称', '类型'], source: null })
})
