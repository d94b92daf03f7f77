import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { signFor } from './sign-for.ts'
import { openRequestsOffice } from './testing/requests-office.ts'
import { withdraw } from './withdraw.ts'

test('我也遇到: whoever joins is answered with the same words, and called back on their own', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })

  const as = office.as(office.people.city)
  await as.do(signFor, { caseId: first.id })
  await as.do(answer, { caseId: first.id, handling: '更换灯头', answer: '您反映的路灯已于今日修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', unit_id: 'bureau-city', facts: { answer: { solved: true } } })
  expect((await office.clock(second.id, 'callback'))?.done_at).toBeNull()
  const event = await office.db.selectFrom('kernel.event').select('sealed').where('case_id', '=', second.id).where('verb', '=', 'requests.answer_with').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { answer: '您反映的路灯已于今日修复。' } })
})

test('whoever joins a case that is just over goes their own way', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted()
  await office.as(office.people.resident).do(withdraw, { caseId: first.id })
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
})
