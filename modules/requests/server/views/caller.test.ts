import { expect, test } from 'vitest'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('who calls, and what they asked before, by the number on the display', async () => {
  const { ask, as, people } = await openRequestsOffice()
  const { submitByPhone } = await import('../submit-by-phone.ts')
  const { id } = await as(people.agent).open(submitByPhone, { section: 'livelihood', text: '路灯不亮', callerPhone: '13900000001', callerName: '赵大爷' })
  expect(await ask(people.agent, 'caller', { phone: '139 0000 0001' })).toMatchObject({ name: '赵大爷', total: 1, cases: [{ id, state: 'submitted', unitName: '诉求受理中心' }] })
  expect(await ask(people.agent, 'caller', { phone: '13911112222' })).toEqual({ name: null, total: 0, cases: [] })
  for (const taker of [people.dispatcher, people.callback]) expect(await ask(taker, 'caller', { phone: '13900000001' })).toMatchObject({ total: 1 })
  expect((await ask(people.callback, 'case', { id })).applicant).toMatchObject({ phone: '13900000001', earlier: true })
  expect((await ask(people.supervisor, 'case', { id })).applicant).toMatchObject({ earlier: false })
  await expect(ask(people.city, 'caller', { phone: '13900000001' })).rejects.toMatchObject({ status: 403 })
})
