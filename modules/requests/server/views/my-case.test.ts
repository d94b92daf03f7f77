import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { addNote } from '../add-note.ts'
import { answer } from '../answer.ts'
import { askResident } from '../ask-resident.ts'
import { decideExtension } from '../decide-extension.ts'
import { rate } from '../rate.ts'
import { recategorise } from '../recategorise.ts'
import { recordContact } from '../record-contact.ts'
import { recuse } from '../recuse.ts'
import { requestExtension } from '../request-extension.ts'
import { submit } from '../submit.ts'
import { supplyInfo } from '../supply-info.ts'
import { requestDefinitions } from '../testing/request-definitions.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'

test('who has it, until when, and why then, in words that can be checked on a calendar', async () => {
  const { ask, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject({
    stateName: '已派单', status: '已派给城市管理局，最晚3月6日18:00前答复您。', holder: '城市管理局', late: null,
    whyDue: '2026年3月4日（周三）10:00派单，次日起算2个工作日：3月5日（周四）为第1天；3月6日（周五）为第2天。因此最晚3月6日18:00前答复您。',
    timeline: [{ text: '我们收到了您的诉求，最晚3月4日14:00前联系您。', who: '您' }, { text: '已派给城市管理局，最晚3月6日18:00前答复您。' }],
    titles: { 'requests.withdraw': { zh: expect.any(String), en: expect.any(String) } },
  })
  expect((await ask(people.resident, 'mine', {})).cases).toMatchObject([{ id, needsYou: null, dueAt: '2026-03-06T10:00:00.000Z', status: '已派给城市管理局，最晚3月6日18:00前答复您。' }])
})

test('a whole life in sentences, without the office’s own notes', async () => {
  const { as, ask, http, people, signed } = await openRequestsOffice()
  await http(people.city)
  const { id } = await signed()
  const city = as(people.city)
  await city.do(recordContact, { caseId: id, how: 'phone', reached: true, note: '内部：此人多次来电' })
  await city.do(addNote, { caseId: id, text: '内部：线路老化' })
  await city.do(askResident, { caseId: id, question: '是哪一盏灯？' })
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject({ state: 'awaiting_resident', question: '是哪一盏灯？', late: '计时暂停：等待您补充信息。' })
  expect((await ask(people.resident, 'mine', { open: true })).cases[0]).toMatchObject({ needsYou: '请补充说明', late: false })
  await as(people.resident).do(supplyInfo, { caseId: id, text: '门口左边第二盏' })
  await city.do(requestExtension, { caseId: id, days: 2, reason: '等待专用灯具到货', plan: '内部：周一到货' })
  await as(people.cityLead).do(decideExtension, { caseId: id, granted: true, reason: '同意' })
  await city.do(answer, { caseId: id, handling: '内部：更换灯头', answer: '第二盏路灯已修好。', solved: true })
  const answered = await ask(people.resident, 'my_case', { id })
  expect(answered).toMatchObject({ state: 'answered', answer: '第二盏路灯已修好。', question: null, status: '城市管理局已答复，请您评价。' })
  await as(people.resident).do(rate, { caseId: id, contacted: true, solved: true, satisfaction: 'satisfied', words: '谢谢' })

  const { timeline, ...rest } = await ask(people.resident, 'my_case', { id })
  expect(timeline.map((step) => step.text)).toEqual([
    '我们收到了您的诉求，最晚3月4日14:00前联系您。', '已派给城市管理局，最晚3月6日18:00前答复您。', expect.stringMatching(/^城市管理局已签收，由.+负责。$/),
    '城市管理局已通过电话联系到您。', '请您补充：是哪一盏灯？', '您补充了说明：门口左边第二盏',
    '经批准，办理时间延长 2 个工作日，原因是：等待专用灯具到货，最晚3月10日18:00前答复您。', '城市管理局答复：第二盏路灯已修好。', '您的评价：有人联系，已解决，满意；您说：“谢谢”。',
  ])
  expect(JSON.stringify([timeline, rest])).not.toContain('内部')
  expect(rest).toMatchObject({ state: 'concluded', status: '已办结，已解决，满意。', rating: { solved: true, satisfaction: 'satisfied', by: 'resident', disputed: false } })

  const staff = await ask(people.city, 'case', { id })
  expect(staff.history.filter((step) => step.resident === null).map((step) => step.verb)).toEqual(['requests.add_note', 'requests.request_extension'])
  expect(staff.history.map((step) => step.text)).toContain('内部：线路老化')
  expect(staff.history.find((step) => step.verb === 'requests.answer')).toMatchObject({ text: expect.stringContaining('内部：更换灯头'), resident: '城市管理局答复：第二盏路灯已修好。' })
})

test('under an answer stand the photos of its own round, and never those of an answer that did not hold', async () => {
  const { as, ask, db, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  const photo = await readyFile(db, people.city)
  await as(people.city).do(answer, { caseId: id, handling: 'x', answer: '修好了', solved: true, after: [photo] })
  expect((await ask(people.resident, 'my_case', { id })).workPhotos.map((file) => file.id)).toEqual([photo])
  await as(people.resident).do(rate, { caseId: id, contacted: true, solved: false, satisfaction: 'dissatisfied' })
  await as(people.city).do(answer, { caseId: id, handling: 'x', answer: '这次真的修好了', solved: true })
  const shown = await ask(people.resident, 'my_case', { id })
  expect(shown).toMatchObject({ answer: '这次真的修好了', workPhotos: [] })
  expect(shown.timeline.flatMap((step) => step.files.map((file) => file.id))).toEqual([photo])
  expect((await ask(people.city, 'case', { id })).workPhotos).toEqual([])
})

test('they see again what they filled in, with the labels of the form, and whom it is about', async () => {
  const [livelihood, ...others] = requestDefinitions['sections'] as { questions: unknown[] }[]
  const [lamp, ...rest] = requestDefinitions['categories'] as object[]
  const since = { id: 'since', label: '什么时候开始的', en: 'Since when', type: 'choice', options: [{ id: 'long', label: '很久了', en: 'Long ago' }] }
  const secret = { id: 'stay_secret', label: '身份要特别保密吗', en: 'Stay secret', type: 'yes_no' }
  const { as, ask, people, submitted } = await openRequestsOffice(undefined, { sections: [{ ...livelihood, questions: [secret] }, ...others], categories: [{ ...lamp, questions: [since] }, ...rest] })
  const { id } = await as(people.resident).open(submit, {
    section: 'livelihood', category: 'M0101', text: '路灯不亮', answers: { since: 'long', stay_secret: true }, anonymous: true, accused: 'bureau-city',
  })
  const filledIn = { answers: [{ label: '什么时候开始的', value: '很久了' }, { label: '身份要特别保密吗', value: '是' }], anonymous: true, confidential: true, accused: '城市管理局' }
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject(filledIn)
  expect(await ask(people.resident, 'my_case', { id }, 'en')).toMatchObject({ answers: [{ label: 'Since when', value: 'Long ago' }, { label: 'Stay secret', value: 'Yes' }] })
  // Another category asks other questions; what they answered stays in the words of the form that they had.
  await as(people.dispatcher).do(recategorise, { caseId: id, category: 'M0301', why: '小区里的灯' })
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject(filledIn)
  expect(await ask(people.resident, 'my_case', { id: (await submitted()).id })).toMatchObject({ answers: [], anonymous: false, confidential: false, accused: null })
})

test('a unit that staff made stand aside is not told as one that they complained about', async () => {
  const { as, ask, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.supervisor).do(recuse, { caseId: id, who: ['unit:bureau-city'], why: '有利害关系' })
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject({ accused: null })
})

test('what they said of an answer stays with that rating after it went back to work', async () => {
  const { as, ask, people, answered } = await openRequestsOffice()
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied', words: '三楼还堆着，没清完' })
  expect((await ask(people.resident, 'my_case', { id })).timeline.map((step) => step.text)).toContainEqual(expect.stringContaining('您的评价：未解决，不满意；您说：“三楼还堆着，没清完”。'))
  expect((await ask(people.resident, 'my_case', { id }, 'en')).timeline.at(-1)?.text).toContain('you said: “三楼还堆着，没清完”')
})

test('an answer is not shown before a second person has approved it', async () => {
  const { as, ask, people, signed } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.env).do(answer, { caseId: id, handling: 'x', answer: '还没审核的话', solved: true, withoutAssist: '另报' })
  const shown = await ask(people.resident, 'my_case', { id })
  expect(shown.status).toMatch(/^生态环境分局已拟好答复，正在审核，最晚/)
  expect(JSON.stringify(shown)).not.toContain('还没审核的话')
})

test('late is said with who was told, once, however many superiors are told after', async () => {
  const { ask, people, signed, goTo } = await openRequestsOffice()
  const { id } = await signed()
  await goTo('2026-03-10 10:00')
  const shown = await ask(people.resident, 'my_case', { id })
  expect(shown.late).toBe('城市管理局已超时 2 个工作日，已报上级督办。')
  expect(shown.status).toBe('城市管理局正在办理，本应3月6日18:00前答复您。')
  const said = '办结已超过最晚时间，已提醒城市管理局的负责人和上级。'
  expect(shown.timeline.map((step) => step.text)).toContain(said)
  expect((await ask(people.resident, 'mine', {})).cases[0]).toMatchObject({ late: true })
  await goTo('2026-03-13 10:00')
  expect((await ask(people.supervisor, 'case', { id })).history.filter((step) => step.text.startsWith('红牌：办结已超时'))).toHaveLength(3)
  expect((await ask(people.resident, 'my_case', { id })).timeline.filter((step) => step.text === said)).toHaveLength(1)
})

test('nobody opens another person’s', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  await expect(ask(people.neighbour, 'my_case', { id })).rejects.toMatchObject({ code: 'not_found' })
  expect((await ask(people.neighbour, 'mine', {})).cases).toEqual([])
  await expect(ask(people.resident, 'case', { id })).rejects.toMatchObject({ status: 403 })
})

test('what is shown is what the ledger has, not a copy that somebody changed beside it', async () => {
  const { ask, people, dispatched, db } = await openRequestsOffice()
  const { id } = await dispatched({ text: '路灯不亮三天了' })
  await sql`update requests.report set text = '没有问题'`.execute(db)
  expect(await ask(people.resident, 'my_case', { id })).toMatchObject({ text: '路灯不亮三天了' })
  expect(await ask(people.dispatcher, 'case', { id })).toMatchObject({ text: '路灯不亮三天了' })
})

test('pages of one’s own requests leave none out, even of those that came in the same moment', async () => {
  const { ask, people, submitted } = await openRequestsOffice()
  const made = []
  for (let n = 0; n < 53; n += 1) made.push((await submitted()).id)
  const first = await ask(people.resident, 'mine', {})
  expect(first.cases).toHaveLength(50)
  const second = await ask(people.resident, 'mine', { after: first.next! })
  expect(second).toMatchObject({ next: null })
  expect([...first.cases, ...second.cases].map(({ id }) => id).toSorted()).toEqual(made.toSorted())
  await expect(ask(people.resident, 'mine', { after: 'x' })).rejects.toMatchObject({ code: 'bad_input' })
})
