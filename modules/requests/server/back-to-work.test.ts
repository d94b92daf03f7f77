import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { rate } from './rate.ts'
import { recuse } from './recuse.ts'
import { reopen } from './reopen.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const done = { handling: '再次更换', answer: '已再次修好。', solved: true }
const unsolved = { solved: false, satisfaction: 'dissatisfied' } as const

test('济南27: the unit and the person who had it work on it again, with a new limit', async () => {
  const { as, people, answered, kase, clock, goTo, notices } = await openRequestsOffice()
  const { id } = await answered()
  await goTo('2026-03-05 10:00')
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  const { facts, ...row } = await kase(id)
  expect(row).toMatchObject({ state: 'in_progress', unit_id: 'bureau-city' })
  expect(facts).toMatchObject({ reopened: 1, responder: { id: people.city.id }, dispatch: { rule: 'R1' } })
  for (const gone of ['answer', 'rating', 'promise', 'attempts']) expect(facts).not.toHaveProperty(gone)
  expect(await clock(id, 'conclude')).toMatchObject({ done_at: null, level: 0, due_at: new Date('2026-03-09T18:00:00+08:00') })
  expect((await clock(id, 'callback'))?.done_at).not.toBeNull()
  for (const role of ['handler', 'lead']) expect(await notices(`unit:bureau-city:${role}`)).toContainEqual(expect.objectContaining({ template: 'requests.back_to_work', params: expect.objectContaining({ why: 'rated' }) }))
})

test('a round that was late is not made good by the next', async () => {
  const { as, people, signed, kase, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await goTo('2026-03-06 18:01')
  await as(people.city).do(answer, { caseId: id, ...done })
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  await as(people.city).do(answer, { caseId: id, ...done })
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  expect(await kase(id)).toMatchObject({ state: 'concluded', facts: { reopened: 1, outcome: { onTime: false, solved: true, satisfaction: 'satisfied' } } })
})

test('an assisting unit that still owes its part owes it again', async () => {
  const { as, people, signed, clock } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.env).do(answer, { caseId: id, ...done, withoutAssist: '街道另行反馈' })
  await as(people.envLead).do(approveAnswer, { caseId: id })
  expect((await clock(id, 'assist:street-xgzl'))?.done_at).not.toBeNull()
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  expect(await clock(id, 'assist:street-xgzl')).toMatchObject({ done_at: null, due_at: new Date('2026-03-11T18:00:00+08:00') })
})

test('a unit that must not see the case any more does not get it back', async () => {
  const { as, people, answered, kase, clock } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.supervisor).do(recuse, { caseId: id, who: ['unit:bureau-city'], why: '与诉求有利害关系' })
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  expect(await kase(id)).toMatchObject({ state: 'submitted', unit_id: 'hotline' })
  expect((await clock(id, 'dispatch'))?.done_at).toBeNull()
})

test('a request that was answered with another goes its own way from here', async () => {
  const office = await openRequestsOffice()
  const { as, people, signed, submitted, settle, kase } = office
  const first = await signed()
  const second = await submitted({ by: people.neighbour, joins: first.id })
  await settle()
  await as(people.city).do(answer, { caseId: first.id, ...done })
  await settle()
  await as(people.resident).do(rate, { caseId: first.id, ...unsolved })
  await as(people.neighbour).do(rate, { caseId: second.id, ...unsolved })
  await settle()
  expect((await kase(first.id)).facts).not.toHaveProperty('joined')
  const { facts, ...row } = await kase(second.id)
  expect(row).toMatchObject({ state: 'in_progress', unit_id: 'bureau-city' })
  expect(facts).not.toHaveProperty('into')
  expect(await as(people.city).do(answer, { caseId: second.id, ...done })).toMatchObject({ state: 'answered' })
  expect(await kase(first.id)).toMatchObject({ state: 'in_progress' })
})

test('a category that has left the definitions keeps nobody from saying that it is not solved', async () => {
  const { as, people, answered, kase, office, db, now } = await openRequestsOffice()
  const { id } = await answered()
  const categories = (office.definitions.newest('categories')!.body as { code: string }[]).filter(({ code }) => code !== 'M0101')
  await office.definitions.publish(db, { kind: 'categories', body: categories, effectiveFrom: '2019-01-01', why: '合并', by: 'system', now: now() })
  await office.definitions.load(db)
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  await as(people.city).do(answer, { caseId: id, ...done })
  expect(await kase(id)).toMatchObject({ state: 'answered' })
})

test('an order that ended with the last round does not keep the ladder from giving another', async () => {
  const { as, people, answered, kase, goTo } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, ...unsolved })
  await as(people.supervisor).do(supervise, { caseId: id, demand: '说明进度', days: 1 })
  await as(people.city).do(answer, { caseId: id, ...done })
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'fair' })
  await as(people.resident).do(reopen, { caseId: id, why: '又灭了' })
  expect((await kase(id)).facts).not.toHaveProperty('supervision')
  await goTo('2026-03-09 18:00')
  expect(await kase(id)).toMatchObject({ facts: { supervision: { by: 'system', answered: false } } })
})

test('再办: whoever has the list sees which cases came back', async () => {
  const { as, ask, answered, people } = await openRequestsOffice()
  const { id } = await answered()
  const marks = async () => [(await ask(people.city, 'case', { id })).line.again, ...(await ask(people.city, 'worklist', { list: 'all' })).lines.map((line) => line.again)]
  expect(await marks()).toEqual([false, false])
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  expect(await marks()).toEqual([true, true])
})
