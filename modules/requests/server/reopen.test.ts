import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { rate } from './rate.ts'
import { reopen } from './reopen.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const concluded = async () => {
  const office = await openRequestsOffice()
  const { id } = await office.answered()
  await office.as(office.people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  return { ...office, id }
}

test('within ten working days of the closing the resident\'s word opens it again', async () => {
  const { as, people, id, kase, clock, goTo, db } = await concluded()
  await goTo('2026-03-18 17:59')
  expect(await as(people.resident).do(reopen, { caseId: id, why: '又不亮了', files: [await readyFile(db, people.resident)] })).toMatchObject({ state: 'in_progress' })
  const { facts, closed_at } = await kase(id)
  expect(closed_at).toBeNull()
  expect(facts).toMatchObject({ reopened: 1, outcome: { solved: false, onTime: true } })
  expect(facts['outcome']).not.toHaveProperty('satisfaction')
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-20T18:00:00+08:00'))
})

test('after that it is a new request', async () => {
  const { as, people, id, goTo } = await concluded()
  await goTo('2026-03-18 18:01')
  await expect(as(people.resident).do(reopen, { caseId: id, why: '又不亮了' })).rejects.toMatchObject({ code: 'too_late' })
})

test('nobody opens the request of another', async () => {
  const { as, people, id } = await concluded()
  await expect(as(people.neighbour).do(reopen, { caseId: id, why: '还是黑' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.city).do(reopen, { caseId: id, why: '补录' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('once it is closed too long, nobody is shown a button that only refuses', async () => {
  const { as, ask, answered, goTo, people } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  const buttons = async () => [(await ask(people.resident, 'my_case', { id })).can, (await ask(people.resident, 'mine', {})).cases[0]!.can].map((can) => can.includes('requests.reopen'))
  expect(await buttons()).toEqual([true, true])
  await goTo('2026-03-19 10:00')
  expect(await buttons()).toEqual([false, false])
})
