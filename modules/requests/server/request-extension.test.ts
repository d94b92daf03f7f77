import { expect, test } from 'vitest'
import { decideExtension } from './decide-extension.ts'
import { requestExtension } from './request-extension.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const asking = { reason: '需采购灯杆', plan: '三日内到货安装' }

test('asking changes no deadline: a second person decides within a working day', async () => {
  const { as, people, signed, kase, clock, notices } = await openRequestsOffice()
  const { id } = await signed()
  const view = await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
  expect(view.can).not.toContain('requests.request_extension')
  expect(await kase(id)).toMatchObject({ facts: { extension: { seq: 4, days: 3, by: people.city.id } } })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-06T18:00:00+08:00'))
  expect((await clock(id, 'extension'))?.due_at).toEqual(new Date('2026-03-05T18:00:00+08:00'))
  expect(await notices('unit:bureau-city:lead')).toMatchObject([{ template: 'requests.extension_asked' }])
})

test('where the person in charge asks, the supervisor is told', async () => {
  const { as, people, signed, notices } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.cityLead).do(requestExtension, { caseId: id, days: 3, ...asking })
  expect(await notices('role:supervisor')).toMatchObject([{ template: 'requests.extension_asked' }])
})

test('only before the limit has passed', async () => {
  const { as, people, signed, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await goTo('2026-03-06 18:01')
  await expect(as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })).rejects.toMatchObject({ code: 'too_late' })
})

test('山东省政务服务热线管理办法: ten working days in all, however many times it is asked', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await expect(as(people.city).do(requestExtension, { caseId: id, days: 11, ...asking })).rejects.toMatchObject({ code: 'bad_input' })
  await as(people.city).do(requestExtension, { caseId: id, days: 7, ...asking })
  await as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '同意' })
  await expect(as(people.city).do(requestExtension, { caseId: id, days: 4, ...asking })).rejects.toMatchObject({ code: 'too_long' })
  await as(people.city).do(requestExtension, { caseId: id, days: 3, ...asking })
})

test('after the limit there is no button to ask for more time', async () => {
  const { ask, goTo, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const buttons = async () => (await ask(people.city, 'case', { id })).can.includes('requests.request_extension')
  expect(await buttons()).toBe(true)
  await goTo('2026-03-06 18:01')
  expect(await buttons()).toBe(false)
})
