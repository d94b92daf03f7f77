import { expect, test } from 'vitest'
import type { Resident } from '#kernel/identity/actor.ts'
import { accept } from '../accept.ts'
import { concludeStep } from '../conclude-step.ts'
import { decide } from '../decide.ts'
import { requestSupplement } from '../request-supplement.ts'
import { answers, openApprovalsOffice, people } from '../testing/approvals-office.ts'
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
