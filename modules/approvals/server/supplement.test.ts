import { expect, test } from 'vitest'
import { accept } from './accept.ts'
import { requestSupplement } from './request-supplement.ts'
import { supplement } from './supplement.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'

async function asked() {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'shop.sign', why: '门头有招牌，请补填。' }] })
  return { office, id }
}

test('with what was missing the situation is another, and the departments that it needs are asked', async () => {
  const { office, id } = await asked()
  await office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.sign': true, 'sign.text': '海燕茶馆' } as never, papers: { ...promising, uploads: { photo: [await office.uploaded()] } } })
  expect(Object.keys((await office.facts(id)).branches).toSorted()).toEqual(['food', 'registration', 'sign'])
  await office.as(people.window).do(accept, { caseId: id })
  expect(await office.branch(id, 'sign')).toMatchObject({ state: 'working' })
})

test('the pre-review goes on with the time that it had left', async () => {
  const { office, id } = await asked()
  await office.goTo('2026-03-10 10:00')
  await office.as(people.owner).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })
  expect((await office.clock(id, 'pre_review'))?.due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  expect((await office.clock(id, 'silence'))?.due_at).toEqual(new Date('2026-03-17T18:00:00+08:00'))
})

test('nobody else supplements it, and what is still missing is refused as at the first time', async () => {
  const { office, id } = await asked()
  await expect(office.as(people.other).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })).rejects.toMatchObject({ code: 'not_found' })
  await expect(office.as(people.owner).do(supplement, { caseId: id, answers: { ...answers['small'], 'shop.address': '' } as never, papers: promising })).rejects.toMatchObject({ code: 'bad_input' })
})
