import { expect, test } from 'vitest'
import { accept } from './accept.ts'
import { givePreReview } from './give-pre-review.ts'
import { requestSupplement } from './request-supplement.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const wordsOf = async (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string) =>
  ((await office.db.selectFrom('kernel.event').select('sealed').where('case_id', '=', id).where('verb', '=', 'approvals.request_supplement').executeTakeFirstOrThrow()).sealed as { says: { missing: { what: string; why: string }[] } }).says.missing

test('行政许可法 art. 32: what several departments miss reaches the applicant in one notice, and nothing is lost', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: false, missing: [{ what: 'lease', why: '合同缺最后一页。' }, { what: 'shop.address', why: '地址没有楼层。' }] })
  await office.as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: false, missing: [{ what: 'shop.address', why: '地址与平面图不一致。' }] })
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'form', why: '请签字。' }] })
  expect(await wordsOf(office, id)).toEqual([
    { what: 'form', why: '请签字。' }, { what: 'lease', why: '合同缺最后一页。' }, { what: 'shop.address', why: '地址没有楼层。；地址与平面图不一致。' },
  ])
  expect((await office.notices(`resident:${people.owner.id}`)).filter((n) => n.template === 'approvals.supplement_asked')).toMatchObject([{ params: { count: 3 } }])
})

test('the window need add nothing of its own, and may say a thing better', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: false, missing: [{ what: 'lease', why: '不清楚。' }] })
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '请重新拍摄租赁合同第 2 页。' }] })
  expect(await wordsOf(office, id)).toEqual([{ what: 'lease', why: '请重新拍摄租赁合同第 2 页。' }])
})

test('a notice of nothing is none', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await expect(office.as(people.window).do(requestSupplement, { caseId: id, missing: [] })).rejects.toMatchObject({ code: 'bad_input' })
})

test('said again, the last word of a department counts', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: false, missing: [{ what: 'lease', why: '缺页。' }] })
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: true })
  await office.as(people.window).do(accept, { caseId: id })
  expect((await office.kase(id)).state).toBe('in_progress')
})

test('what a department finds incomplete is accepted only with a reason', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: false, missing: [{ what: 'shop.area', why: '面积与图不符。' }] })
  await expect(office.as(people.window).do(accept, { caseId: id })).rejects.toMatchObject({ code: 'against_opinion', details: ['food'] })
  expect(await office.as(people.window).do(accept, { caseId: id, why: '面积可在现场核对。' })).toMatchObject({ state: 'in_progress' })
})

test('a department speaks for its own matters, and names what the plan knows', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  const give = (input: object, by = people.city) => office.as(by).do(givePreReview, { caseId: id, matter: 'registration', complete: false, ...input } as never)
  await expect(give({ missing: [{ what: 'lease', why: '缺。' }] }, people.food)).rejects.toMatchObject({ code: 'not_yours' })
  await expect(give({ missing: [{ what: 'passport', why: '缺。' }] })).rejects.toMatchObject({ code: 'bad_input', details: ['passport'] })
  await expect(give({})).rejects.toMatchObject({ code: 'bad_input' })
  await expect(give({ complete: true, missing: [{ what: 'lease', why: '缺。' }] })).rejects.toMatchObject({ code: 'bad_input' })
})

test('the window hears when all have spoken', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  const heard = async () => (await office.notices('unit:district-office:handler')).filter((n) => n.template === 'approvals.pre_reviewed').length
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: true })
  expect(await heard()).toBe(0)
  await office.as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: true })
  expect(await heard()).toBe(1)
})
