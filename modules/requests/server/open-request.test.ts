import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { answer } from './answer.ts'
import { approveAnswer } from './approve-answer.ts'
import { dispatch } from './dispatch.ts'
import { mergeInto } from './merge-into.ts'
import { rate } from './rate.ts'
import { reassign } from './reassign.ts'
import { recategorise } from './recategorise.ts'
import { submit } from './submit.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const [livelihood, ...others] = requestDefinitions['sections'] as object[]
const secretly = { sections: [{ ...livelihood, questions: [{ id: 'stay_secret', label: '身份要特别保密吗', en: 'Stay secret', type: 'yes_no' }] }, ...others] }
const noise = { section: 'livelihood' as const, category: 'M0201', text: '夜间施工' }

test('济南16: who asks to stay secret is known to reception, supervisors and the unit that has it, and to nobody else', async () => {
  const { as, ask, db, people } = await openRequestsOffice(undefined, secretly)
  await db.insertInto('kernel.resident').values({ id: people.resident.id, name: '李海燕', phone: '19900000001', wechat: null, made_at: new Date(), settings: '{}' }).execute()
  const { id } = await as(people.resident).open(submit, { ...noise, answers: { stay_secret: true }, place: { lng: 120.39, lat: 36.064, address: '香港中路 76 号' } })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  const applicant = async (actor: typeof people.env) => (await ask(actor, 'case', { id })).applicant
  for (const actor of [people.env, people.envLead, people.dispatcher, people.callback, people.supervisor]) expect(await applicant(actor)).toMatchObject({ name: '李海燕', phone: '19900000001' })
  const masked = { name: '李**', phone: '199****0001', contact: '李**' }
  expect(await applicant(people.street)).toMatchObject(masked)
  expect(await applicant(people.agent)).toMatchObject(masked)
  // The unit that had it before need not know any more, and no category takes the promise away.
  await as(people.dispatcher).do(recategorise, { caseId: id, category: 'M0101', why: '其实是路灯' })
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'bureau-city', why: '归城管' })
  expect(await applicant(people.env)).toMatchObject(masked)
  expect(await applicant(people.city)).toMatchObject({ name: '李海燕' })
})

test('joined to another case, the secret one’s name is not read there either', async () => {
  const office = await openRequestsOffice(undefined, secretly)
  const { as, ask, people } = office
  const target = await office.signed({ category: 'M0201' })
  const { id } = await as(people.neighbour).open(submit, { ...noise, answers: { stay_secret: true } })
  await as(people.dispatcher).do(mergeInto, { caseId: id, into: target.id })
  await office.settle()
  expect((await ask(people.env, 'case', { id: target.id })).reporters).toMatchObject([{ name: '王建国' }])
  expect((await ask(people.street, 'case', { id: target.id })).reporters).toMatchObject([{ name: '王**' }])

  // Answered together, theirs stays with the unit that answered; whoever gets the other one afterwards need not know.
  await as(people.env).do(answer, { caseId: target.id, handling: '查过', answer: '已处理。', solved: true, withoutAssist: '无需协办', confirmed: true })
  await as(people.envLead).do(approveAnswer, { caseId: target.id })
  await office.settle()
  await as(people.resident).do(rate, { caseId: target.id, solved: false, satisfaction: 'dissatisfied' })
  await as(people.dispatcher).do(reassign, { caseId: target.id, lead: 'bureau-city', why: '归城管' })
  expect((await ask(people.city, 'case', { id: target.id })).reporters).toMatchObject([{ id, name: '王**' }])
  expect((await ask(people.env, 'case', { id: target.id })).reporters).toMatchObject([{ id, name: '王建国' }])
})

test('北京8: a recording alone is a request; nothing at all is none', async () => {
  const { as, db, kase, people } = await openRequestsOffice()
  const voice = await readyFile(db, people.resident, '录音.m4a')
  await db.updateTable('kernel.file').set({ kind: 'voice' }).where('id', '=', voice).execute()
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', text: '', files: [voice] })
  expect((await kase(id)).summary).toBe('语音诉求（内容见附件）')
  const photo = await readyFile(db, people.resident)
  expect((await kase((await as(people.resident).open(submit, { section: 'livelihood', text: ' ', files: [photo] })).id)).summary).toMatch(/^照片诉求/)
  await expect(as(people.resident).open(submit, { section: 'livelihood', text: ' \u200b' })).rejects.toMatchObject({ code: 'bad_input', message: '请写一句要反映什么，或录一段语音' })
})

test('an address without a point is a place where it names one: it has a street, and the unit of the street leads', async () => {
  const { as, ask, kase, people } = await openRequestsOffice()
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', category: 'M0102', text: '井盖没了', address: '中山路 12 号' })
  expect(await kase(id)).toMatchObject({ area: '370202005', lng: 120.32, lat: 36.065, place: { address: '中山路 12 号', street: '370202005' } })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  expect(await kase(id)).toMatchObject({ unit_id: 'street-zsl' })
  expect((await ask(people.resident, 'place', { address: '中山路 12 号' })).place).toEqual((await kase(id)).place)
})

test('an address that names nothing known still reaches the dispatcher, beside the text', async () => {
  const { as, ask, kase, people } = await openRequestsOffice()
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', text: '井盖没了', address: '老王家门口' })
  expect(await kase(id)).toMatchObject({ area: null, place: null, summary: '井盖没了' })
  expect((await ask(people.dispatcher, 'case', { id })).answers).toEqual([{ label: '地点', value: '老王家门口' }])
})

test('the channel is what the resident really holds', async () => {
  const office = await openRequestsOffice()
  const { app, headers } = await office.http(office.people.resident)
  const channelOf = async (sent: object, id: string) => {
    const answer = await app.inject({ method: 'POST', url: '/api/requests/submit', payload: { id, section: 'livelihood', text: '井盖没了' }, headers: sent as Record<string, string> })
    expect(answer.statusCode).toBe(200)
    return (await office.kase(id)).facts
  }
  const token = headers.authorization!.slice(7)
  expect(await channelOf(headers, '01900000-0000-7000-8000-000000000001')).toMatchObject({ channel: 'wechat' })
  expect(await channelOf({ cookie: `nuanban=${token}` }, '01900000-0000-7000-8000-000000000002')).toMatchObject({ channel: 'web' })
  await app.close()
})
