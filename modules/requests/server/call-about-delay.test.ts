import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { callAboutDelay } from './call-about-delay.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const LATE = '2026-03-06 18:01'

test('北京23: when the limit has passed without an answer, a call is owed until somebody was reached', async () => {
  const { as, ask, goTo, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const toCall = async () => (await ask(people.callback, 'worklist', { list: 'callback' })).lines.map((line) => line.id)
  expect(await toCall()).toEqual([])
  await goTo(LATE)
  expect(await toCall()).toEqual([id])
  expect((await ask(people.callback, 'worklist', { list: 'mine' })).lines.map((line) => line.id)).toEqual([id])
  await as(people.callback).do(callAboutDelay, { caseId: id, reached: false, words: '没有接' })
  expect(await toCall()).toEqual([id])
  const view = await as(people.callback).do(callAboutDelay, { caseId: id, reached: true, words: '说明灯头在途' })
  expect(await toCall()).toEqual([])
  expect(view).toMatchObject({ state: 'in_progress', can: expect.not.arrayContaining(['requests.call_about_delay']) })
  expect((await ask(people.resident, 'my_case', { id })).timeline.at(-1)?.text).toBe('答复您的时间已过，受理中心打电话向您说明了情况。')
})

test('the answer makes the call one about the answer', async () => {
  const { as, ask, goTo, kase, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await goTo(LATE)
  const view = await as(people.city).do(answer, { caseId: id, handling: '更换', answer: '已修好。', solved: true })
  expect((await kase(id)).facts).not.toHaveProperty('callDue')
  expect((await ask(people.callback, 'case', { id: view.id })).can).not.toContain('requests.call_about_delay')
})

test('whose time has not passed is not rung about a delay', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await expect(as(people.callback).do(callAboutDelay, { caseId: id, reached: true, words: '?' })).rejects.toMatchObject({ code: 'wrong_state' })
})
