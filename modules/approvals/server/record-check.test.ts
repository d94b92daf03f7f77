import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { issue } from './issue.ts'
import { recordCheck } from './record-check.ts'
import { submit } from './submit.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

test('国办发〔2020〕42号: what was granted on a promise is checked within its time, by the unit that the promise names', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  expect(await office.kase(id)).toMatchObject({ state: 'issued', facts: { branches: { registration: { check: 'due' } } } })
  expect((await office.facts(id)).branches['food']).not.toHaveProperty('check')
  // Thirty working days from Wednesday 4 March.
  expect(await office.clock(id, 'check:registration')).toMatchObject({ unit_id: 'bureau-city', due_at: new Date('2026-04-15T18:00:00+08:00') })
})

test('kept, the application is concluded', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: true, findings: '场所与承诺一致。', files: [] })
  expect(await office.kase(id)).toMatchObject({ state: 'concluded', facts: { branches: { registration: { check: 'kept' } } } })
  expect(await office.db.selectFrom('kernel.clock').select('name').where('case_id', '=', id).where('done_at', 'is', null).execute()).toEqual([])
})

test('broken, the applicant is told until when to put it right', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  expect(await office.kase(id)).toMatchObject({ state: 'issued', facts: { branches: { registration: { check: 'correcting' } } } })
  expect((await office.clock(id, 'correct:registration'))?.due_at).toEqual(new Date('2026-03-18T18:00:00+08:00'))
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.to_correct', params: { matter: { zh: '个体工商户登记' } } })
})

test('whoever has broken a promise cannot promise again, and is told what to do; who has not, can, and a paper is always taken', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  await expect(office.submitted()).rejects.toMatchObject({ code: 'promise_barred', message: expect.stringMatching(/请直接上传材料，或先向核查部门完成整改和信用修复/) })
  expect(await office.submitted({ by: people.other })).toMatchObject({ state: 'submitted' })
  expect(await office.submitted({ papers: { uploads: { lease: [await office.uploaded()] }, promises: [], later: [] } })).toMatchObject({ state: 'submitted' })
})

test('a firm whose promise was broken cannot promise through another account', async () => {
  const office = await openApprovalsOffice()
  const id = '01981a2b-0000-7000-8000-00000000000f'
  await office.db.insertInto('approvals.credit_record' as never).values({ case_id: id, matter: 'food', holder_id: people.other.id, holder_code: '91110000802100433B', found_at: office.now() } as never).execute()
  const by = (code: string) => office.as(people.owner).open(submit, { oneThing: 'firm-house', plan: office.plan('firm-house').hash, answers: { ...answers['small'], 'ent.code': code } as never, papers: promising })
  const { definitions } = office.office
  const publish = (kind: string, body: unknown) => definitions.publish(office.db, { kind, body, effectiveFrom: '2019-01-01', why: '测试', by: 'system', now: office.now() }).then(() => definitions.load(office.db))
  await publish('matter:registration', { ...matters['registration']!, asks: [...matters['registration']!.asks, { element: 'ent.code', on: ['a'], optional: true }] })
  await publish('one_thing:firm-house', { ...teaHouse, key: 'firm-house', tests: teaHouse.tests.map(({ expect: { matters: expected }, ...rest }) => ({ ...rest, expect: { matters: expected } })) })
  await expect(by('91110000802100433B')).rejects.toMatchObject({ code: 'promise_barred' })
  expect(await by('91350100M000100Y43')).toMatchObject({ state: 'submitted' })
})

test('only the checking unit records it, and once', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  const check = (by: typeof people.city, matter = 'registration') => office.as(by).do(recordCheck, { caseId: id, matter, kept: false, findings: '不一致。' })
  await expect(check(people.food)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(check(people.food, 'food')).rejects.toMatchObject({ code: 'not_yours' })
  await check(people.city)
  await expect(check(people.city)).rejects.toMatchObject({ code: 'nothing_to_check' })
})

test('a check that is late climbs the ladder', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.goTo('2026-04-20 18:00')
  expect((await office.rung(id)).filter((one) => one.clock === 'check:registration').map((one) => one.told?.[0])).toEqual(['unit:bureau-city:handler', 'unit:bureau-city:lead', 'role:supervisor', 'unit:district-office:lead'])
})

test('what is issued matter by matter is checked while others are still decided, and concluded only with the last', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'one_thing:each': { ...teaHouse, key: 'each', issue: { ...teaHouse.issue, mode: 'each' } } })
  const { id } = await office.reviewed({ oneThing: 'each' })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  await office.as(people.window).do(issue, { caseId: id })
  expect((await office.notices('unit:bureau-city:handler')).at(-1)).toMatchObject({ template: 'approvals.to_check' })
  expect(await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: true, findings: '一致。' })).toMatchObject({ state: 'in_progress' })
  await office.as(people.foodLead).do(decide, { caseId: id, matter: 'food', granted: true })
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'concluded' })
})

test('a firm that the application itself has brought into being has the record under its new code', async () => {
  const registration = { ...matters['registration']!, result: { ...matters['registration']!.result!, number: '{credit92}', fields: ['ent.code', 'ent.name'], makes: ['ent.code'] } }
  const food = { ...matters['food']!, asks: [...matters['food']!.asks, { element: 'ent.code', on: ['a'] }] }
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:registration': registration, 'matter:food': food, 'one_thing:tea-house': { ...teaHouse, tests: [{ ...teaHouse.tests[0]!, expect: { uploads: 0 } }] } })
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  const { number } = await office.db.selectFrom('approvals.certificate' as never).select('number' as never).where('case_id' as never, '=', id as never).where('matter' as never, '=', 'registration' as never).executeTakeFirstOrThrow() as { number: string }
  expect(await office.db.selectFrom('approvals.credit_record' as never).select('holder_code' as never).executeTakeFirstOrThrow()).toEqual({ holder_code: number })
})
