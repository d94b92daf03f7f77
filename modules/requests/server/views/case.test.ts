import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { addNote } from '../add-note.ts'
import { adjudicate } from '../adjudicate.ts'
import { answer } from '../answer.ts'
import { dispatch } from '../dispatch.ts'
import { finishAssist } from '../finish-assist.ts'
import { mergeInto } from '../merge-into.ts'
import { recordCallBack } from '../record-call-back.ts'
import { returnDispatch } from '../return-dispatch.ts'
import { submitByPhone } from '../submit-by-phone.ts'
import { supervise } from '../supervise.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('a dispatcher is shown what the catalogue says, so that one key press is enough', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201' })
  const shown = await ask(people.dispatcher, 'case', { id })
  expect(shown.suggestion).toMatchObject({ lead: 'bureau-env', leadName: '生态环境分局', assist: ['street-xgzl'], rule: 'R3', limit: '5 个工作日' })
  expect(shown).toMatchObject({ lead: null, applicant: { name: '李海燕', phone: '19900000001', cases: 1 }, can: expect.arrayContaining(['requests.dispatch']) })
  expect((await ask(people.agent, 'case', { id })).suggestion).toBeNull()
  const orphan = await submitted({ category: 'M0301' })
  expect((await ask(people.dispatcher, 'case', { id: orphan.id })).suggestion).toMatchObject({ lead: '', why: expect.stringContaining('请指定主办单位') })
})

test('回避单位 are named to those who dispatch and supervise, who are not offered them, and to nobody else', async () => {
  const { ask, as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201', accused: 'street-xgzl' })
  const recused = [{ unit: 'street-xgzl', name: '香港中路街道办事处' }]
  expect(await ask(people.dispatcher, 'case', { id })).toMatchObject({ recused, suggestion: { lead: 'bureau-env', assist: [] } })
  expect((await ask(people.supervisor, 'case', { id })).recused).toEqual(recused)
  expect((await ask(people.agent, 'case', { id })).recused).toEqual([])
  await as(people.dispatcher).do(dispatch, { caseId: id })
  expect((await ask(people.env, 'case', { id })).recused).toEqual([])
  await expect(ask(people.env, 'assignment', { id, category: 'M0102' })).rejects.toMatchObject({ code: 'not_yours' })
})

test('where the unit that the catalogue names must stand aside there is no lead, and it is said why', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201', accused: 'bureau-env' })
  const { suggestion } = await ask(people.dispatcher, 'case', { id })
  expect(suggestion).toMatchObject({ lead: '', leadName: '', assist: ['street-xgzl'], why: '按派单目录第1版由生态环境分局主办，但该单位须回避，请指定其他单位' })
})

test('each clock says in words when and why', async () => {
  const { ask, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  const { clocks } = await ask(people.city, 'case', { id })
  expect(clocks.find((clock) => clock.name === 'conclude')).toMatchObject({ purpose: '办结', late: false, inWords: '3月6日（周五）18:00前', why: expect.stringContaining('次日起算2个工作日') })
  expect(clocks.find((clock) => clock.name === 'dispatch')).toMatchObject({ doneAt: expect.any(String), inWords: '3月4日10:00完成' })
})

test('everything that stands now: return, order, assistance, answer, call-back', async () => {
  const { as, ask, people, dispatched, signed } = await openRequestsOffice()
  const returned = await dispatched()
  await as(people.city).do(returnDispatch, { caseId: returned.id, reason: '属街道职责', clause: '三定第 5 条', suggests: 'street-xgzl' })
  expect((await ask(people.dispatcher, 'case', { id: returned.id })).returned).toEqual({ reason: '属街道职责（依据：三定第 5 条）', by: '城市管理局', suggests: 'street-xgzl' })

  const { id } = await signed({ category: 'M0201' })
  await as(people.supervisor).do(supervise, { caseId: id, demand: '请说明进度', days: 1 })
  await as(people.street).do(finishAssist, { caseId: id, result: '已现场协调' })
  await as(people.env).do(answer, { caseId: id, handling: '已检查', answer: '工地已停工。', solved: true })
  expect(await ask(people.envLead, 'case', { id })).toMatchObject({
    supervision: { demand: '请说明进度', answer: null }, assist: [{ unit: 'street-xgzl', done: true, result: '已现场协调' }],
    answer: { answer: '工地已停工。', handling: '已检查', state: 'awaiting_approval', approvedBy: null }, lead: { unit: 'bureau-env', responder: { unit: 'bureau-env' } },
    dispatch: { rule: 'R3', locked: false }, can: expect.arrayContaining(['requests.approve_answer']),
  })
})

test('who joined is shown to staff, and each knows the other case', async () => {
  const { as, ask, people, submitted, settle } = await openRequestsOffice()
  const main = await submitted()
  const same = await submitted({ by: people.neighbour, text: '76 号门口灯不亮' })
  await as(people.dispatcher).do(mergeInto, { caseId: same.id, into: main.id })
  await settle()
  const shown = await ask(people.dispatcher, 'case', { id: main.id })
  expect(shown).toMatchObject({ line: { joined: 1 }, reporters: [{ id: same.id, text: '76 号门口灯不亮', state: 'merged' }] })
  expect((await ask(people.dispatcher, 'case', { id: same.id })).mergedInto).toEqual({ id: main.id, number: main.number })
})

test('a call-back is on the screen as it was written down', async () => {
  const { as, ask, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.callback).do(recordCallBack, { caseId: id, reached: false })
  await as(people.callback).do(recordCallBack, { caseId: id, reached: true, contacted: true, solved: true, satisfaction: 'fair', ownWords: '还行' })
  const shown = await ask(people.supervisor, 'case', { id })
  expect(shown.callBacks).toMatchObject([{ reached: false, text: '回访未接通。' }, { reached: true, text: '回访：有人联系，已解决，基本满意；原话：还行' }])
  expect(shown.rating).toMatchObject({ solved: true, satisfaction: 'fair', by: 'callback', words: '还行', disputed: null })
})

test('a picture for staff alone is not among the resident’s', async () => {
  const { as, ask, db, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const [own, shared] = [await readyFile(db, people.city, '内部.jpg'), await readyFile(db, people.city, '修好后.jpg')]
  await as(people.city).do(addNote, { caseId: id, text: '内部', files: [own], label: 'note' })
  await as(people.city).do(addNote, { caseId: id, text: '修好后', files: [shared], label: 'after' })
  expect((await ask(people.resident, 'my_case', { id })).files.map((file) => file.name)).toEqual(['修好后.jpg'])
  const staff = await ask(people.city, 'case', { id })
  expect(staff.files.map((file) => file.name)).toEqual(['内部.jpg', '修好后.jpg'])
  expect(staff.history.at(-1)!.files).toMatchObject([{ name: '修好后.jpg', label: 'after' }])
})

test('济南32: who must not see a complaint does not learn of it by a count or a proposal either', async () => {
  const { as, ask, people, dispatched, submitted } = await openRequestsOffice()
  const { id } = await dispatched()
  const about = await submitted({ accused: 'bureau-city', category: 'M0102' })
  expect((await ask(people.city, 'case', { id })).applicant).toMatchObject({ cases: 1 })
  expect((await ask(people.dispatcher, 'case', { id })).applicant).toMatchObject({ cases: 2 })
  await as(people.dispatcher).do(dispatch, { caseId: about.id, assist: [] })
  await as(people.street).do(returnDispatch, { caseId: about.id, reason: '不归我们' })
  await as(people.dispatcher).do(adjudicate, { caseId: about.id, upheld: true, lead: 'bureau-housing', reason: '属实', amendCatalogue: true })
  expect((await ask(people.dispatcher, 'catalogue', {})).proposals).toHaveLength(1)
  expect((await ask(people.city, 'catalogue', {})).proposals).toEqual([])
})

test('保密诉求: whoever opens it is written down for the supervisor, and an agent who did not take the call reads no name and no number', async () => {
  const { as, ask, people, db, goTo, submitted } = await openRequestsOffice()
  const taken = await as(people.agent).open(submitByPhone, { section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣', callerPhone: '19900000001', callerName: '李海燕' })
  const id = (await submitted({ section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣' })).id
  const shown = await ask(people.agent, 'case', { id })
  expect(shown).toMatchObject({ applicant: { name: '李**', phone: '199****0001', contact: '李**', earlier: false }, readings: [] })
  expect(JSON.stringify(shown)).not.toMatch(/李海燕|19900000001/)
  expect((await ask(people.agent, 'case', { id: taken.id })).applicant).toMatchObject({ name: expect.stringContaining('李海燕'), phone: '19900000001' })
  expect((await ask(people.callback, 'case', { id })).applicant).toMatchObject({ phone: '19900000001' })

  await goTo('2026-03-04 10:20')
  await ask(people.agent, 'case', { id })
  await goTo('2026-03-04 10:40')
  await ask(people.agent, 'case', { id })
  expect((await ask(people.supervisor, 'case', { id })).readings.map(({ at }) => at)).toEqual(['2026-03-04T02:40:00.000Z', '2026-03-04T02:40:00.000Z', '2026-03-04T02:00:00.000Z', '2026-03-04T02:00:00.000Z'])
  const rows = await db.selectFrom('kernel.reading').select('who').where('case_id', '=', id).orderBy('at').orderBy('who').execute()
  expect(rows.map(({ who }) => who).toSorted()).toEqual([people.agent, people.agent, people.callback, people.supervisor].map((who) => `staff:${who.id}`).toSorted())
  await expect(db.deleteFrom('kernel.reading').execute()).rejects.toThrow(/never changed/)

  const plain = await submitted()
  await ask(people.agent, 'case', { id: plain.id })
  expect((await ask(people.supervisor, 'case', { id: plain.id })).readings).toEqual([])
})

test('保密诉求: joined to an ordinary case, each is written down as read when that one is opened', async () => {
  const { as, ask, people, db, dispatched, submitted, settle } = await openRequestsOffice()
  const target = await dispatched()
  const secret: string[] = []
  for (let n = 0; n < 2; n++) secret.push((await submitted({ by: people.neighbour, section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣' })).id)
  const open = await submitted({ by: people.neighbour })
  for (const caseId of [...secret, open.id]) await as(people.dispatcher).do(mergeInto, { caseId, into: target.id })
  await settle()
  const { reporters } = await ask(people.agent, 'case', { id: target.id })
  expect(new Map(reporters.map((one) => [one.id, one.name]))).toEqual(new Map([...secret.map((id) => [id, '王**'] as const), [open.id, '王建国']]))
  await ask(people.city, 'case', { id: target.id })
  const rows = await db.selectFrom('kernel.reading').select(['case_id', 'who']).execute()
  expect(rows).toHaveLength(4)
  expect(rows).toEqual(expect.arrayContaining(secret.flatMap((case_id) => [people.agent, people.city].map(({ id }) => ({ case_id, who: `staff:${id}` })))))
  expect((await ask(people.supervisor, 'case', { id: secret[0]! })).readings).toHaveLength(3)
})
