import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const done = { handling: '更换灯头', solved: true }

test('what goes to everybody who joined is not sent with a name or a number in it before the clerk has said so', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const { id } = await office.signed()
  const as = office.as(people.city)
  await office.submitted({ by: people.neighbour, joins: id })
  await office.settle()
  for (const said of ['李海燕您好，路灯已修好。', '已与 13900001234 联系。', '已与业主 370202199001011234 核对。', '感谢张先生反映。']) {
    await expect(as.do(answer, { caseId: id, ...done, answer: said }), said).rejects.toMatchObject({ code: 'names_somebody', message: expect.stringContaining('另外 1 位') })
  }
  expect(await as.do(answer, { caseId: id, ...done, answer: '如有疑问请拨 0532-82880000。', confirmed: true })).toMatchObject({ state: 'answered' })
})

test('without names and numbers nothing is asked, nor where nobody joined', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const alone = await office.signed()
  expect(await office.as(people.city).do(answer, { caseId: alone.id, ...done, answer: '李海燕您好，路灯已修好。' })).toMatchObject({ state: 'answered' })
  const { id } = await office.signed()
  await office.submitted({ by: people.neighbour, joins: id })
  await office.settle()
  expect(await office.as(people.city).do(answer, { caseId: id, ...done, answer: '您反映的路灯已修好。' })).toMatchObject({ state: 'answered' })
})

test('an answer that is given at once is shared as well', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  await office.submitted({ by: office.people.neighbour, joins: id })
  await office.settle()
  const say = (confirmed: boolean) => office.as(office.people.agent).do(answerAtOnce, { caseId: id, answer: '李海燕您好，正在抢修。', confirmed })
  await expect(say(false)).rejects.toMatchObject({ code: 'names_somebody' })
  expect(await say(true)).toMatchObject({ state: 'answered' })
})

test('what was confirmed goes to all but for identity numbers and plates; who spoke up first reads it as it was written', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const { id } = await office.signed()
  const joined = await office.submitted({ by: people.neighbour, joins: id })
  await office.settle()
  const said = '业主370202199001011234的车鲁B12345已移走，有事请拨 0532-82880000 找王经理。'
  await office.as(people.city).do(answer, { caseId: id, ...done, answer: said, confirmed: true })
  await office.settle()
  expect((await office.ask(people.resident, 'my_case', { id })).answer).toBe(said)
  expect((await office.ask(people.neighbour, 'my_case', { id: joined.id })).answer).toBe('业主***的车***已移走，有事请拨 0532-82880000 找王经理。')
})

test('whoever joins while an answer waits for its approval reads it without names and numbers', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const { id } = await office.signed({ category: 'M0201' })
  await office.as(people.env).do(answer, { caseId: id, ...done, withoutAssist: '不需要', answer: '李海燕您好，已与 13900001234 联系。' })
  const joined = await office.submitted({ by: people.neighbour, category: 'M0201', joins: id })
  await office.settle()
  await office.as(people.envLead).do(approveAnswer, { caseId: id })
  await office.settle()
  expect((await office.ask(people.neighbour, 'my_case', { id: joined.id })).answer).toBe('某某您好，已与 *** 联系。')
})
