import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('forms are drawn from the district’s definitions; words to start from are for staff', async () => {
  const { ask, people } = await openRequestsOffice()
  const shown = await ask({ is: 'nobody' }, 'setup', {})
  expect(shown).toMatchObject({ sections: { length: 3 }, areas: { length: 2 }, doors: { length: 6 }, templates: [], district: { name: '市南区' }, verbs: { 'requests.submit': { zh: '提交诉求', en: 'Submit' }, 'requests.dispatch': { zh: '派单' } } })
  expect((await ask(people.city, 'setup', {})).templates).toHaveLength(1)
})
