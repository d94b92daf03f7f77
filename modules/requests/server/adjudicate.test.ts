import { expect, test } from 'vitest'
import { adjudicate } from './adjudicate.ts'
import { finishAssist } from './finish-assist.ts'
import { recuse } from './recuse.ts'
import { returnDispatch } from './return-dispatch.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const returned = async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await office.as(office.people.city).do(returnDispatch, { caseId: id, reason: '该路段路灯由街道代管', suggests: 'street-xgzl' })
  return { office, id, as: office.as(office.people.dispatcher) }
}

test('潍坊22: whoever the decision designates may not return it again', async () => {
  const { office, id, as } = await returned()
  await as.do(adjudicate, { caseId: id, upheld: true, reason: '属实', lead: 'street-xgzl' })
  expect(await office.kase(id)).toMatchObject({ state: 'dispatched', unit_id: 'street-xgzl', facts: { dispatch: { locked: true } } })
  await expect(office.as(office.people.street).do(returnDispatch, { caseId: id, reason: '也不归我' })).rejects.toMatchObject({ code: 'locked' })
})

test('a rejected return goes back to the same unit, which is bound too', async () => {
  const { office, id, as } = await returned()
  await as.do(adjudicate, { caseId: id, upheld: false, reason: '目录明确由城管局主办' })
  expect(await office.kase(id)).toMatchObject({ unit_id: 'bureau-city', facts: { dispatch: { locked: true } } })
})

test('an upheld return can propose a rule for the next catalogue', async () => {
  const { office, id, as } = await returned()
  await as.do(adjudicate, { caseId: id, upheld: true, reason: '代管协议已生效', lead: 'street-xgzl', amendCatalogue: true })
  const proposals = await (office.db as never as { selectFrom: (t: string) => any }).selectFrom('requests.catalogue_proposal').selectAll().execute()
  expect(proposals).toMatchObject([{ case_id: id, category: 'M0101', area: '370202001', lead: 'street-xgzl', why: '代管协议已生效' }])
})

test('a unit that did its part and must stand aside since is not among those that a decision keeps', async () => {
  const { as, people, signed, kase } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.street).do(finishAssist, { caseId: id, result: '已到场' })
  await as(people.dispatcher).do(recuse, { caseId: id, who: ['unit:street-xgzl'], why: '利害关系' })
  await as(people.env).do(returnDispatch, { caseId: id, reason: '不归我局' })
  await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: false, reason: '职责明确' })
  expect(await kase(id)).toMatchObject({ state: 'dispatched', unit_id: 'bureau-env' })
  expect((await kase(id)).facts).not.toHaveProperty('assist')
})
