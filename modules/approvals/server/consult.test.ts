import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { staffOf } from '#kernel/testing/office.ts'
import { answerConsult } from './answer-consult.ts'
import { consult } from './consult.ts'
import { decide } from './decide.ts'
import { openApprovalsOffice, people } from './testing/approvals-office.ts'

const street = staffOf('street-zsl', 'handler')
const question = '该处是否涉及在施道路？'

test('the unit that is asked may see the case from then on, has a time of its own, and nobody else’s', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  const peek = () => act(office.office, street, answerConsult as never, { caseId: id, matter: 'food', opinion: '不涉及。' })
  await expect(peek()).rejects.toMatchObject({ code: 'not_found' })
  await office.as(people.food).do(consult, { caseId: id, matter: 'food', unit: 'street-zsl', question, days: 3 })
  expect(await office.clock(id, 'consult:food')).toMatchObject({ unit_id: 'street-zsl', due_at: new Date('2026-03-09T18:00:00+08:00') })
  expect((await office.clock(id, 'branch:food'))?.due_at).toEqual(new Date('2026-03-06T18:00:00+08:00'))
  expect(await office.notices('unit:street-zsl:handler')).toMatchObject([{ template: 'approvals.consulted' }])
  expect(await peek()).toMatchObject({ state: 'in_progress' })
})

test('a decision that waits for the answer is not taken before it is there, or its time is over', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.city).do(consult, { caseId: id, matter: 'registration', unit: 'street-zsl', question, days: 3, waits: true })
  const grant = () => office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  await expect(grant()).rejects.toMatchObject({ code: 'awaits_opinion' })
  await office.goTo('2026-03-09 18:01')
  expect((await office.rung(id)).find((one) => one.clock === 'consult:registration')?.told).toEqual(['unit:street-zsl:lead', 'unit:bureau-city:handler'])
  await grant()
  expect((await office.facts(id)).branches['registration']?.state).toBe('granted')
})

test('a branch that does not wait goes on, and with its decision nobody is asked any more', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.city).do(consult, { caseId: id, matter: 'registration', unit: 'street-zsl', question, days: 3 })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  expect((await office.clock(id, 'consult:registration'))?.done_at).not.toBeNull()
  await expect(office.as(street).do(answerConsult, { caseId: id, matter: 'registration', opinion: '不涉及。' })).rejects.toMatchObject({ code: 'nothing_open' })
})

test('one question at a time, to another unit that there is', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  const ask = (unit: string) => office.as(people.food).do(consult, { caseId: id, matter: 'food', unit, question, days: 3 })
  await expect(ask('bureau-env')).rejects.toMatchObject({ code: 'own_unit' })
  await expect(ask('nowhere')).rejects.toMatchObject({ code: 'no_such_unit' })
  await ask('street-zsl')
  await expect(ask('street-xgzl')).rejects.toMatchObject({ code: 'asked_already' })
})

test('a question whose time is over without an answer bars no other', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.accepted()
  await office.as(people.food).do(consult, { caseId: id, matter: 'food', unit: 'street-zsl', question, days: 3 })
  await office.goTo('2026-03-09 18:01')
  await office.as(people.food).do(consult, { caseId: id, matter: 'food', unit: 'street-xgzl', question, days: 3 })
  expect(await office.clock(id, 'consult:food')).toMatchObject({ unit_id: 'street-xgzl', done_at: null, due_at: new Date('2026-03-12T18:00:00+08:00') })
})
