import { expect, test } from 'vitest'
import { exclude } from './exclude.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('left out of the rates on a published ground, once, by a supervisor only', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.dispatched()
  await expect(office.as(office.people.cityLead).do(exclude, { caseId: id, ground: 'force_majeure', why: '台风' })).rejects.toMatchObject({ code: 'not_yours' })
  await office.as(office.people.supervisor).do(exclude, { caseId: id, ground: 'force_majeure', why: '台风' })
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { excluded: 'force_majeure' } } })
  await expect(office.as(office.people.supervisor).do(exclude, { caseId: id, ground: 'test', why: '再来' })).rejects.toMatchObject({ code: 'no_change' })
})
