import { expect, test } from 'vitest'
import { staffOf } from '#kernel/testing/office.ts'
import { answer } from './answer.ts'
import { rate } from './rate.ts'
import { recordCallBack } from './record-call-back.ts'
import { recuse } from './recuse.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('北京23: contacted, solved and satisfied are asked apart, and the resident learns what was written down', async () => {
  const { as, people, answered, kase, clock, notices } = await openRequestsOffice()
  const { id } = await answered()
  expect(await as(people.callback).do(recordCallBack, { caseId: id, reached: true, contacted: true, solved: true, satisfaction: 'fair', words: '修得慢了点' })).toMatchObject({ state: 'concluded' })
  expect(await kase(id)).toMatchObject({ facts: { rating: { by: 'callback', solved: true, satisfaction: 'fair', seq: 5 }, outcome: { contacted: true, solved: true, satisfaction: 'fair' } } })
  expect((await clock(id, 'callback'))?.done_at).not.toBeNull()
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({ template: 'requests.called_back' }))
})

test('who does not want to say how satisfied they are is not called satisfied', async () => {
  const { as, people, answered, kase } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.callback).do(recordCallBack, { caseId: id, reached: true, solved: true })
  const { facts, state } = await kase(id)
  expect(state).toBe('concluded')
  expect(facts).not.toHaveProperty('rating')
  expect(facts['outcome']).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: true, solved: true })
})

test('unsolved goes back to work', async () => {
  const { as, people, answered, kase } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.callback).do(recordCallBack, { caseId: id, reached: true, solved: false, satisfaction: 'dissatisfied' })
  expect(await kase(id)).toMatchObject({ state: 'in_progress', facts: { reopened: 1, outcome: { solved: false } } })
})

test('three half-days not reached: closed without a rating, and said so; three calls in a minute are one try', async () => {
  const { as, people, answered, kase, notices, goTo } = await openRequestsOffice()
  const { id } = await answered()
  const call = () => as(people.callback).do(recordCallBack, { caseId: id, reached: false })
  for (let n = 0; n < 3; n += 1) expect(await call()).toMatchObject({ state: 'answered' })
  expect(await kase(id)).toMatchObject({ facts: { attempts: 1 } })
  await goTo('2026-03-05 10:00')
  expect(await call()).toMatchObject({ state: 'answered' })
  await goTo('2026-03-05 15:00')
  expect(await kase(id)).toMatchObject({ facts: { attempts: 2 } })
  expect(await call()).toMatchObject({ state: 'concluded' })
  const { facts } = await kase(id)
  expect(facts['outcome']).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: true, unreachable: true })
  expect(facts).not.toHaveProperty('rating')
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({ template: 'requests.closed_unreached' }))
})

test('what the resident said in an earlier round stands, however often they are not reached in the next', async () => {
  const { as, people, answered, kase, goTo } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  await as(people.city).do(answer, { caseId: id, handling: '再次更换', answer: '已再次修好。', solved: true })
  for (const at of ['2026-03-05 10:00', '2026-03-05 15:00', '2026-03-06 10:00']) {
    await goTo(at)
    await as(people.callback).do(recordCallBack, { caseId: id, reached: false })
  }
  const { facts, state } = await kase(id)
  expect(state).toBe('concluded')
  expect(facts['outcome']).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: true, solved: false, again: true, satisfaction: 'dissatisfied' })
})

test('no answer, no rating; an answer, at least whether it is solved', async () => {
  const { as, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  await expect(as(people.callback).do(recordCallBack, { caseId: id, reached: false, solved: true })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(as(people.callback).do(recordCallBack, { caseId: id, reached: true, satisfaction: 'satisfied' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('nobody with a part in the work calls back, whatever roles they hold besides', async () => {
  const { as, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  const both = { ...people.city, roles: ['handler', 'callback'] as const }
  const sameUnit = staffOf('bureau-city', 'callback')
  const movedSince = { ...people.city, unit: 'hotline', units: ['hotline'], roles: ['callback'] as const }
  for (const person of [both, sameUnit, movedSince, people.cityLead]) {
    await expect(as(person).do(recordCallBack, { caseId: id, reached: true, solved: true, satisfaction: 'satisfied' })).rejects.toMatchObject({ code: 'not_yours' })
  }
})

test('where reception itself must not see the case, a supervisor calls back, and finds it in their own list', async () => {
  const { as, ask, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  await expect(as(people.supervisor).do(recordCallBack, { caseId: id, reached: true, solved: true })).rejects.toMatchObject({ code: 'not_yours' })
  await as(people.supervisor).do(recuse, { caseId: id, who: ['unit:hotline'], why: '反映受理中心' })
  await expect(as(people.callback).do(recordCallBack, { caseId: id, reached: true, solved: true })).rejects.toMatchObject({ code: 'not_found' })
  expect((await ask(people.supervisor, 'worklist', { list: 'mine' })).lines.map((line) => line.id)).toEqual([id])
  expect(await as(people.supervisor).do(recordCallBack, { caseId: id, reached: true, solved: true, satisfaction: 'fair' })).toMatchObject({ state: 'concluded' })
})
