import { expect, test } from 'vitest'
import { answerAtOnce } from './answer-at-once.ts'
import { answer } from './answer.ts'
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
