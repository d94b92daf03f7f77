import { expect, test } from 'vitest'
import { adjudicate } from './adjudicate.ts'
import { recordContact } from './record-contact.ts'
import { returnDispatch } from './return-dispatch.ts'
import { signFor } from './sign-for.ts'
import { rate } from './rate.ts'
import { answer } from './answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('山东省政务服务热线管理办法: within two working days, with a reason; the resident\'s clock runs on', async () => {
  const { as, people, dispatched, kase, clock, goTo, notices } = await openRequestsOffice()
  const { id } = await dispatched()
  const due = (await clock(id, 'conclude'))?.due_at
  await goTo('2026-03-06 17:59')
  expect(await as(people.city).do(returnDispatch, { caseId: id, reason: '该路段路灯由街道代管', suggests: 'street-xgzl' })).toMatchObject({ state: 'objected' })
  expect(await kase(id)).toMatchObject({ facts: { returned: { unit: 'bureau-city', suggests: 'street-xgzl' }, returns: 1 } })
  expect(await clock(id, 'adjudicate')).toMatchObject({ unit_id: 'hotline', done_at: null })
  expect(await clock(id, 'conclude')).toMatchObject({ due_at: due, done_at: null })
  expect(await notices('unit:hotline:dispatcher')).toMatchObject([{ template: 'requests.returned' }])
})

test('after that it is the unit\'s own, signed for or not', async () => {
  const { as, people, dispatched, goTo } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(signFor, { caseId: id })
  await as(people.city).do(recordContact, { caseId: id, how: 'phone', reached: true, note: '已联系' })
  await goTo('2026-03-06 18:01')
  await expect(as(people.city).do(returnDispatch, { caseId: id, reason: '不归我局' })).rejects.toMatchObject({ code: 'too_late_to_return' })
})

test('潍坊22: a unit designated by a decision may not return, and is not offered to', async () => {
  const { as, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(returnDispatch, { caseId: id, reason: '由街道代管' })
  await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: false, reason: '目录明确由城管局主办' })
  const view = await as(people.city).do(signFor, { caseId: id })
  expect(view.can).not.toContain('requests.return_dispatch')
  await expect(as(people.city).do(returnDispatch, { caseId: id, reason: '还是不归我局' })).rejects.toMatchObject({ code: 'locked' })
})

test('an assisting unit has nothing to return', async () => {
  const { as, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched({ category: 'M0201' })
  await expect(as(people.street).do(returnDispatch, { caseId: id, reason: '不归我' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('after its time, and in a second round, there is no button to return it', async () => {
  const { as, ask, dispatched, goTo, people, signed } = await openRequestsOffice()
  const { id } = await dispatched()
  const buttons = async (of: string) => (await ask(people.city, 'case', { id: of })).can.includes('requests.return_dispatch')
  expect(await buttons(id)).toBe(true)
  const again = await signed()
  await as(people.city).do(answer, { caseId: again.id, handling: '更换', answer: '已修好。', solved: true })
  await as(people.resident).do(rate, { caseId: again.id, solved: false, satisfaction: 'dissatisfied' })
  expect(await buttons(again.id)).toBe(false)
  await goTo('2026-03-06 18:01')
  expect(await buttons(id)).toBe(false)
})
