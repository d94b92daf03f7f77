import { expect, test } from 'vitest'
import { checkDigit } from '#kernel/case/case-number.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import { accept } from '../accept.ts'
import { concludeStep } from '../conclude-step.ts'
import { decide } from '../decide.ts'
import { requestSupplement } from '../request-supplement.ts'
import { answers, openApprovalsOffice, people } from '../testing/approvals-office.ts'
import { matters, registers, teaHouse, vocabulary } from '../testing/small-approvals.ts'
import { deskApplication } from './application.ts'
import { myApplication } from './my-application.ts'
import { myApplications } from './my-applications.ts'

type Opened = Awaited<ReturnType<typeof openApprovalsOffice>>
const reads = (office: Opened, id: string, by: Resident = people.owner, lang: 'zh' | 'en' = 'zh') => myApplication.run({ office: office.office, db: office.db as never, actor: by, input: { id }, now: office.now(), lang })

async function largeOne(office: Opened) {
  const plan = await office.uploaded()
  const photo = await office.uploaded()
  return office.submitted({ answers: answers['large']!, papers: { uploads: { plan: [plan], photo: [photo] }, promises: ['lease'], later: [] } })
}

test('all branches stand on one time line, and the step that everybody waits for is marked', async () => {
  const office = await openApprovalsOffice()
  const { id } = await largeOne(office)
  expect(await reads(office, id)).toMatchObject({ stateName: '预审中', preReview: { state: 'open', awaited: true }, awaited: null, status: expect.stringContaining('正在预审') })

  await office.as(people.window).do(accept, { caseId: id })
  const begun = await reads(office, id)
  expect(begun.preReview).toMatchObject({ state: 'done', awaited: false })
  expect(begun.branches.map((b) => b.matter).toSorted()).toEqual(['fire', 'food', 'registration', 'sign'])
  // The food permit is longest on its way: its review comes before the joint visit.
  const awaited = begun.branches.flatMap((b) => b.steps.filter((s) => s.awaited).map((s) => s.id))
  expect(awaited).toEqual(['food.review'])
  expect(begun.status).toContain('大家都在等：审查')

  await office.as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', outcome: 'pass', opinion: '可以。' })
  const later = await reads(office, id)
  expect(later.branches.find((b) => b.matter === 'food')!.steps).toMatchObject([{ id: 'food.review', state: 'done', at: expect.any(String) }, { id: 'joint:site', joint: true, state: 'open', awaited: true }, { state: 'waiting' }])
  expect(later.history.at(-1)!.text).toContain('“审查”通过')
})

test('a supplement names exactly what is missing, and the opinion that the office keeps to itself is not told', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '租期已过' }, { what: 'shop.address', why: '缺门牌' }] })
  const told = await reads(office, id)
  expect(told.supplement!.missing).toEqual([{ what: 'lease', kind: 'material', name: '租赁合同', why: '租期已过' }, { what: 'shop.address', kind: 'field', name: '地址', why: '缺门牌' }])
  expect(told).toMatchObject({ needsYou: '请补正，一次补齐', status: expect.stringContaining('2 处'), given: { promises: ['lease'] }, answers: { 'shop.address': '中山路 1 号' } })
  const { applications } = await myApplications.run({ office: office.office, db: office.db as never, actor: people.owner, input: {}, now: office.now(), lang: 'zh' })
  expect(applications).toMatchObject([{ id, stateName: '等您补正', needsYou: '请补正，一次补齐', matters: 2, decided: 0 }])
})

test('a refusal gives its reason to the applicant, in either language', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  const told = await reads(office, id)
  expect(told.branches.find((b) => b.matter === 'registration')).toMatchObject({ state: 'refused', reason: '名称与他人相同。' })
  expect((await reads(office, id, people.owner, 'en')).branches.find((b) => b.matter === 'registration')).toMatchObject({ stateName: 'Refused' })
  expect(JSON.stringify(told.history)).not.toContain('符合要求')
})

test('another person’s application is not there', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await expect(reads(office, id, people.other)).rejects.toMatchObject({ code: 'not_found' })
  expect((await myApplications.run({ office: office.office, db: office.db as never, actor: people.other, input: {}, now: office.now(), lang: 'zh' })).applications).toEqual([])
})

test('what registers said of others is shown in part after the submission too; what the applicant wrote themselves is not', async () => {
  const another = (key: string, field: string, more: object = {}) => ({ key, name: field, en: key, group: 'who', type: 'text' as const, personal: true, source: { register: 'households', by: 'person.id', field, basis: '国令第809号' }, ...more })
  const asked = ['spouse.name', 'spouse.id_number', 'home.phone'].map((element) => ({ element, on: ['a'], optional: true }))
  const office = await openApprovalsOffice('2026-03-04 10:00', {
    'registers:small': { registers: [...registers.registers, { key: 'households', name: '户籍库', en: 'Households', owner: '公安分局', ownerEn: 'Police', by: 'person.id', basis: '国令第809号', answers: ['配偶姓名', '配偶身份证号', '电话'] }] },
    'elements:small': { ...vocabulary, elements: [...vocabulary.elements, another('spouse.name', '配偶姓名', { ofAnother: true }), another('spouse.id_number', '配偶身份证号', { ofAnother: true, check: 'identity_number' }), another('home.phone', '电话', { check: 'phone' })] },
    'matter:registration': { ...matters['registration']!, asks: [...matters['registration']!.asks, ...asked], steps: matters['registration']!.steps.map((s) => (s.reads ? { ...s, reads: [...s.reads, 'spouse.*', 'home.*'] } : s)) },
    'one_thing:tea-house': { ...teaHouse, tests: teaHouse.tests.map((one) => ({ ...one, expect: { matters: one.expect.matters } })) },
  })
  const said = { found: true, record: { 配偶姓名: '欧阳明', 配偶身份证号: '11010519491231002X', 电话: '19912345678' }, asOf: office.now().toISOString(), source: '户籍库' }
  const { id } = await office.submitted({ answers: { ...answers['small'], 'spouse.name': '欧阳明', 'spouse.id_number': '11010519491231002X', 'home.phone': '053285888888' } })
  const row = { case_id: id, id: '01980000-0000-7000-8000-00000000000a', register: 'households', what: ['配偶姓名'], asked_by: `resident:${people.owner.id}`, purpose: '办理', basis: '国令第809号', consent_at: office.now(), at: office.now(), took_ms: 1, outcome: 'found', digest: null }
  await office.db.insertInto('approvals.lookup' as never).values({ ...row, answer: JSON.stringify({ by: 'person.id', value: answers['small']!['person.id'], said }) } as never).execute()
  const told = await reads(office, id)
  expect(told.answers).toMatchObject({ 'spouse.name': '欧**', 'spouse.id_number': '1101**********002X', 'home.phone': '053285888888', 'person.name': '李海燕' })
  expect(JSON.stringify(told)).not.toMatch(/欧阳明|19912345678/)
  expect(told.sheets.flatMap((sheet) => sheet.lines).find((line) => line.key === 'spouse.id_number')!.value).toBe('1101**********002X')
})

test('each paper that follows is due by its own clock', async () => {
  const tolerance = { materials: ['lease'], days: 8, basis: { law: '山东省容缺受理规定' } }
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:registration': { ...matters['registration']!, tolerance } })
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: [], later: ['lease', 'photo'] } })
  const { later } = await reads(office, id)
  expect(Object.fromEntries(later.map(({ key, dueAt }) => [key, dueAt]))).toEqual({ lease: '2026-03-16T10:00:00.000Z', photo: '2026-03-11T10:00:00.000Z' })
})

test('a deadline beyond the last notice on holidays is provisional, to the applicant and at the desk; others are not', async () => {
  const office = await openApprovalsOffice('2026-12-28 10:00')
  const { id } = await office.accepted()
  expect(await reads(office, id)).toMatchObject({ provisional: true, dueAt: expect.stringMatching(/^2027-01/) })
  const { clocks } = await deskApplication.run({ office: office.office, db: office.db as never, actor: people.window, input: { id }, now: office.now(), lang: 'zh' })
  expect(clocks.filter(({ doneAt }) => !doneAt).map(({ provisional }) => provisional)).toEqual(expect.arrayContaining([true]))

  const known = await openApprovalsOffice()
  expect(await reads(known, (await known.accepted()).id)).toMatchObject({ provisional: false })
})

test('a number with a wrong check digit is told apart from what a register says otherwise', async () => {
  const slip = `JY2370202000001${(checkDigit('2370202000001') + 1) % 10}`
  const office = await openApprovalsOffice()
  const { id } = await office.submitted({ answers: { ...answers['small'], 'ent.name': slip } })
  const lineOf = async () => (await reads(office, id)).sheets.flatMap((sheet) => sheet.lines).find(({ key }) => key === 'ent.name')
  expect(await lineOf()).toMatchObject({ differs: 'digit' })
  const { sheets } = await deskApplication.run({ office: office.office, db: office.db as never, actor: people.window, input: { id }, now: office.now(), lang: 'zh' })
  expect(sheets.flatMap(({ fields }) => fields).filter(({ differs }) => differs).map(({ key, differs }) => [key, differs])).toEqual([['ent.name', 'digit']])
})
