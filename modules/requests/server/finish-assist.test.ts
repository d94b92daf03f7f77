import { expect, test } from 'vitest'
import { addAssist } from './add-assist.ts'
import { finishAssist } from './finish-assist.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('北京14: the assisting unit returns its result to the lead, and its own clock ends', async () => {
  const { as, people, signed, kase, clock, notices } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  const view = await as(people.street).do(finishAssist, { caseId: id, result: '已劝阻夜间施工' })
  expect(view.can).not.toContain('requests.finish_assist')
  expect(await kase(id)).toMatchObject({ state: 'in_progress', facts: { assist: [{ unit: 'street-xgzl', done: true, seq: 4 }] } })
  expect((await clock(id, 'assist:street-xgzl'))?.done_at).not.toBeNull()
  expect((await clock(id, 'conclude'))?.done_at).toBeNull()
  expect(await notices('unit:bureau-env:handler')).toContainEqual(expect.objectContaining({ template: 'requests.assist_done' }))
  await expect(as(people.street).do(finishAssist, { caseId: id, result: '再报一次' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('a unit that has finished can be called in again', async () => {
  const { as, people, signed, kase, clock } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.street).do(finishAssist, { caseId: id, result: '已劝阻' })
  await as(people.env).do(addAssist, { caseId: id, unit: 'street-xgzl', why: '请再夜查一次' })
  expect(await kase(id)).toMatchObject({ facts: { assist: [{ unit: 'street-xgzl', done: false }] } })
  expect((await clock(id, 'assist:street-xgzl'))?.done_at).toBeNull()
})

test('the lead does not finish for the assisting unit', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await expect(as(people.env).do(finishAssist, { caseId: id, result: '代报' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('somebody above several assisting units speaks for their own first', async () => {
  const { as, people, signed, kase } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.env).do(addAssist, { caseId: id, unit: 'bureau-housing', why: '需核查施工许可' })
  const above = { ...people.street, unit: 'bureau-housing', units: ['bureau-housing', 'street-xgzl'] }
  await as(above).do(finishAssist, { caseId: id, result: '施工许可齐全' })
  expect(await kase(id)).toMatchObject({ facts: { assist: [{ unit: 'street-xgzl', done: false }, { unit: 'bureau-housing', done: true }] } })
})
