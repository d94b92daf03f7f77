import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('派单建议 follows the category that is considered, not the one that is stored', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  const suggested = async (category: string) => (await ask(people.dispatcher, 'assignment', { id, category })).suggestion
  expect((await ask(people.dispatcher, 'case', { id })).suggestion).toMatchObject({ category: 'M0101', lead: 'bureau-city', assist: [] })
  expect(await suggested('M0201')).toMatchObject({ category: 'M0201', lead: 'bureau-env', assist: ['street-xgzl'] })
  await expect(suggested('M9999')).rejects.toMatchObject({ code: 'no_such_category' })
})

test('派单建议 of a case that one may not see is that of a case that is not there', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ accused: 'hotline' })
  await expect(ask(people.dispatcher, 'assignment', { id, category: 'M0101' })).rejects.toMatchObject({ code: 'not_found' })
})
