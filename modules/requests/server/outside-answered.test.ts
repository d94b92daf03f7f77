import { expect, test } from 'vitest'
import { outsideAnswered } from './outside-answered.ts'
import { referOutside } from './refer-outside.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const toRailway = { party: 'railway', how: 'phone' as const, sent: '铁路桥下积水，请派人疏通' }

async function referred() {
  const office = await openRequestsOffice()
  const { id } = await office.signed()
  const view = await office.as(office.people.city).do(referOutside, { caseId: id, ...toRailway })
  return { ...office, id, view }
}

test('what was sent and what was replied is for colleagues; the resident learns that there was a reply', async () => {
  const { as, ask, id, people, clock } = await referred()
  await as(people.city).do(outsideAnswered, { caseId: id, reply: '明日派工区处理' })
  expect((await clock(id, 'outside'))?.done_at).not.toBeNull()
  const mine = JSON.stringify(await ask(people.resident, 'my_case', { id }))
  expect(mine).toContain('铁路青岛站已回复')
  for (const words of [toRailway.sent, '明日派工区处理']) {
    expect(mine).not.toContain(words)
    expect(JSON.stringify(await ask(people.cityLead, 'case', { id }))).toContain(words)
  }
})

test('one party at a time: the next is asked when the reply of the last is recorded', async () => {
  const { as, id, people, view } = await referred()
  expect(view.can).not.toContain('requests.refer_outside')
  await expect(as(people.city).do(referOutside, { caseId: id, ...toRailway })).rejects.toMatchObject({ code: 'waits_already' })
  const answered = await as(people.city).do(outsideAnswered, { caseId: id, reply: '不归我们' })
  expect(answered.can).toContain('requests.refer_outside')
  expect(answered.can).not.toContain('requests.outside_answered')
  await as(people.city).do(referOutside, { caseId: id, ...toRailway, party: 'highway' })
})
