import { expect, test } from 'vitest'
import { readyFile } from '#kernel/testing/ready-file.ts'
import { decline } from './decline.ts'
import { mergeInto } from './merge-into.ts'
import { split } from './split.ts'
import { submit } from './submit.ts'
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

test('splitting stands among what the dispatcher can do with a case, while it is open and no longer', async () => {
  const { ask, as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  const shown = await ask(people.dispatcher, 'case', { id })
  expect(shown.can).toContain('requests.split')
  expect(shown.titles).toMatchObject({ 'requests.split': { zh: '拆分', en: 'Split' } })
  expect((await ask(people.agent, 'case', { id })).can).not.toContain('requests.split')
  await as(people.dispatcher).do(decline, { caseId: id, branch: 'out_of_remit', reason: '属于市级' })
  expect((await ask(people.dispatcher, 'case', { id })).can).not.toContain('requests.split')
  await expect(as(people.dispatcher).open(split, { from: id, text: '夜间施工', category: 'M0201', why: '两件事' })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('news of a split reaches the first case wherever that has gone meanwhile', async () => {
  const office = await openRequestsOffice()
  const target = await office.signed()
  const first = await office.submitted({ by: office.people.neighbour })
  await office.as(office.people.dispatcher).open(split, { from: first.id, text: '夜间施工', category: 'M0201', why: '两件事' })
  await office.as(office.people.dispatcher).do(mergeInto, { caseId: first.id, into: target.id })
  await office.settle()
  expect(await office.history(first.id)).toContain('requests.note_split: merged -> merged')
  expect(await office.db.selectFrom('kernel.outbox').select('error').where('error', 'is not', null).execute()).toEqual([])
})

test('the photos that were sent with the message go along with each part of it', async () => {
  const { ask, as, db, people } = await openRequestsOffice()
  const photo = await readyFile(db, people.resident)
  const { id } = await as(people.resident).open(submit, { section: 'livelihood', category: 'M0101', text: '路灯不亮，还有夜间施工', files: [photo] })
  const part = await as(people.dispatcher).open(split, { from: id, text: '夜间施工', category: 'M0201', why: '两件事' })
  expect((await ask(people.resident, 'my_case', { id: part.id })).timeline[0]?.files).toMatchObject([{ id: photo }])
  const first = await db.selectFrom('kernel.event').select('body').where('case_id', '=', part.id).where('seq', '=', 1).executeTakeFirstOrThrow()
  expect(first.body).toMatchObject({ files: [{ id: photo, sha256: 'a'.repeat(64) }] })
})
