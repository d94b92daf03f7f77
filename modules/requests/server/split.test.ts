import { expect, test } from 'vitest'
import { split } from './split.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('one message that asks for two things becomes two cases of the same person', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted({ text: '路灯不亮，还有夜间施工' })
  const second = await office.as(office.people.dispatcher).open(split, { from: first.id, text: '夜间施工噪声', category: 'M0201', why: '两件事' })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted', applicant_id: office.people.resident.id, area: '370202001', facts: { splitFrom: first.id } })
  expect(await office.history(first.id)).toContain('requests.note_split: submitted -> submitted')
})

test('who must not see the first case must not see its part', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted({ accused: 'bureau-env' })
  const second = await office.as(office.people.dispatcher).open(split, { from: first.id, text: '夜间施工', category: 'M0201', why: '两件事' })
  expect((await office.kase(second.id)).recused).toEqual(['unit:bureau-env'])
})
