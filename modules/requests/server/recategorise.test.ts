import { expect, test } from 'vitest'
import { recategorise } from './recategorise.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a corrected category counts from now on; the limit that was promised stays', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  const due = (await office.clock(id, 'conclude'))?.due_at
  await office.as(office.people.city).do(recategorise, { caseId: id, category: 'M0201', why: '其实是夜间施工' })
  expect(await office.kase(id)).toMatchObject({ category: 'M0201', unit_id: 'bureau-city' })
  expect((await office.clock(id, 'conclude'))?.due_at).toEqual(due)
})

test('a category of another section is refused', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  await expect(office.as(office.people.dispatcher).do(recategorise, { caseId: id, category: 'Z0101', why: '错' })).rejects.toMatchObject({ status: 400 })
})

test('whoever handles it does not take their own answer out of the second person\'s hands', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.signed({ category: 'M0201' })
  await expect(office.as(office.people.env).do(recategorise, { caseId: id, category: 'M0301', why: '其实是物业' })).rejects.toMatchObject({ code: 'needs_reception' })
  await office.as(office.people.dispatcher).do(recategorise, { caseId: id, category: 'M0301', why: '其实是物业' })
  expect(await office.kase(id)).toMatchObject({ category: 'M0301' })
})
