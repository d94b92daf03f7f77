import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { rate } from './rate.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('what can be said at once is said at once: answered, in time, and still called back', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ category: 'M0301', text: '请问物业费多少钱一平？' })
  await office.as(office.people.agent).do(answerAtOnce, { caseId: id, answer: '按合同约定，您小区为每平方米 1.8 元。' })
  expect(await office.kase(id)).toMatchObject({ state: 'answered', facts: { answer: { solved: true }, outcome: { responded: true } } })
  expect((await office.clock(id, 'callback'))?.done_at).toBeNull()
})

test('an answer that needs a second person is not given at once', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ category: 'M0201' })
  await expect(office.as(office.people.dispatcher).do(answerAtOnce, { caseId: id, answer: '不归我们管' })).rejects.toMatchObject({ code: 'needs_second' })
})

test('a confidential category makes the case confidential, and takes it to its section', async () => {
  const { as, ask, people, submitted, kase } = await openRequestsOffice('2026-03-04 10:00', { categories: [
    ...(requestDefinitions['categories'] as object[]), { code: 'M0706', section: 'livelihood', group: '邻里', name: '家庭矛盾', en: 'Family', words: ['家暴'], grade: 'ordinary', confidential: true },
    { code: 'F0102', section: 'development', group: '企业', name: '开业咨询', en: 'Opening', words: ['开业'], grade: 'simple' },
  ] })
  const said = { text: '楼上邻居家暴打孩子，天天哭', category: 'M0301' }
  const { id } = await submitted(said)
  await as(people.agent).do(answerAtOnce, { caseId: id, category: 'M0706', answer: '已转民警。' })
  expect(await kase(id)).toMatchObject({ category: 'M0706', facts: { confidential: true } })
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  expect(await kase(id)).toMatchObject({ category: 'M0706', facts: { confidential: true, reopened: 1 } })
  expect((await ask(people.neighbour, 'similar', { text: said.text, lng: 120.39, lat: 36.064 })).similar).toEqual([])

  const firm = await submitted({ category: 'M0301', text: '开业要办什么' })
  await as(people.agent).do(answerAtOnce, { caseId: firm.id, category: 'F0102', answer: '请到一窗办理。' })
  expect(await kase(firm.id)).toMatchObject({ category: 'F0102', facts: { section: 'development' } })
})
