import { expect, test } from 'vitest'
import { askResident } from './ask-resident.ts'
import { supplyInfo } from './supply-info.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('the units\' clocks stand still with a reason that the resident reads, and the resident\'s starts', async () => {
  const { as, people, signed, kase, clock, notices } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  expect(await as(people.env).do(askResident, { caseId: id, question: '请问是哪个工地，夜间几点施工？' })).toMatchObject({ state: 'awaiting_resident' })
  for (const name of ['conclude', 'assist:street-xgzl']) {
    expect(await clock(id, name)).toMatchObject({ due_at: null, done_at: null, span: { stops: [{ why: '等待您补充信息', until: null }] } })
  }
  expect((await clock(id, 'supply'))?.due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  expect(await kase(id)).toMatchObject({ facts: { question: { seq: 4 } }, due_at: new Date('2026-03-11T18:00:00+08:00') })
  expect(await notices('resident:' + people.resident.id)).toContainEqual(expect.objectContaining({ template: 'requests.asked' }))
})

test('asking is a first contact (北京15)', async () => {
  const { as, people, signed, kase, clock } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '是哪一根灯杆？' })
  expect(await kase(id)).toMatchObject({ facts: { outcome: { responded: true } } })
  expect((await clock(id, 'respond'))?.done_at).not.toBeNull()
})

test('a late question buys no time', async () => {
  const { as, people, signed, clock, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await goTo('2026-03-06 18:01')
  await as(people.city).do(askResident, { caseId: id, question: '是哪一根灯杆？' })
  expect(await clock(id, 'conclude')).toMatchObject({ due_at: new Date('2026-03-06T18:00:00+08:00'), span: { stops: [] } })
})

test('an unanswered question goes back to the unit by itself, and its time runs again', async () => {
  const { as, people, signed, kase, clock, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '是哪一根灯杆？' })
  await goTo('2026-03-11 18:00')
  expect(await kase(id)).toMatchObject({ state: 'in_progress' })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-13T18:00:00+08:00'))
})

test('a unit asks a few times and no more; after that a supervisor does, so that no clock stands still for ever', async () => {
  const { as, people, signed, kase } = await openRequestsOffice()
  const { id } = await signed()
  const ask = (who: typeof people.city) => as(who).do(askResident, { caseId: id, question: '是哪一根灯杆？' })
  for (const _ of [1, 2]) {
    await ask(people.city)
    await as(people.resident).do(supplyInfo, { caseId: id, text: '第三根' })
  }
  await expect(ask(people.city)).rejects.toMatchObject({ code: 'asked_enough', message: expect.stringContaining('报请督办员') })
  await expect(ask(people.cityLead)).rejects.toMatchObject({ code: 'asked_enough' })
  expect(await ask(people.supervisor)).toMatchObject({ state: 'awaiting_resident' })
  expect(await kase(id)).toMatchObject({ facts: { asked: 3 } })
})

test('all questions of a round together stop the clock for so many working days', async () => {
  const { as, people, signed, clock, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '是哪一根灯杆？' })
  await goTo('2026-03-11 18:00')
  await as(people.city).do(askResident, { caseId: id, question: '杆号是多少？' })
  // Five of eight days are used up: three are left.
  expect((await clock(id, 'supply'))?.due_at).toEqual(new Date('2026-03-16T18:00:00+08:00'))
})
