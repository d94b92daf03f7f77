import { expect, test } from 'vitest'
import { deliverDue } from '#kernel/outbox.ts'
import { at, newCaseId } from '#kernel/testing/office.ts'
import { addAssist } from './add-assist.ts'
import { addWords } from './add-words.ts'
import { answer } from './answer.ts'
import { decline } from './decline.ts'
import { dispatch } from './dispatch.ts'
import { exclude } from './exclude.ts'
import { mergeInto } from './merge-into.ts'
import { rate } from './rate.ts'
import { recuse } from './recuse.ts'
import { reopen } from './reopen.ts'
import { signFor } from './sign-for.ts'
import { openRequestsOffice } from './testing/requests-office.ts'
import { unmerge } from './unmerge.ts'
import { withdraw } from './withdraw.ts'

test('我也遇到: whoever joins is answered with the same words, and called back on their own', async () => {
  const office = await openRequestsOffice()
  const first = await office.dispatched()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(first.id)).toMatchObject({ facts: { joined: 1 } })

  const as = office.as(office.people.city)
  await as.do(signFor, { caseId: first.id })
  await as.do(answer, { caseId: first.id, handling: '更换灯头', answer: '您反映的路灯已于今日修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', unit_id: 'bureau-city', facts: { answer: { solved: true } } })
  expect((await office.clock(second.id, 'callback'))?.done_at).toBeNull()
  const event = await office.db.selectFrom('kernel.event').select('sealed').where('case_id', '=', second.id).where('verb', '=', 'requests.answer_with').executeTakeFirstOrThrow()
  expect(event.sealed).toMatchObject({ says: { answer: '您反映的路灯已于今日修复。' } })
})

test('whoever joins a case that is just over goes their own way', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted()
  await office.as(office.people.resident).do(withdraw, { caseId: first.id })
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
})

test('a case that somebody may not be told of cannot be joined: it is as if there were none', async () => {
  const office = await openRequestsOffice()
  const hidden = await office.submitted({ section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣' })
  const accusing = await office.submitted({ accused: 'bureau-city' })
  const views: Awaited<ReturnType<typeof office.submitted>>[] = []
  for (const joins of [hidden.id, accusing.id, newCaseId()]) views.push(await office.submitted({ by: office.people.neighbour, joins }))
  expect(views.map(({ state, version, can }) => ({ state, version, can }))).toEqual(views.map(() => ({ state: 'submitted', version: 1, can: views[2]!.can })))
  await office.settle()
  for (const { id } of views) expect(await office.history(id)).toEqual(['requests.submit:  -> submitted'])
})

test('whoever joined a case that is declined goes their own way', async () => {
  const office = await openRequestsOffice()
  const first = await office.submitted()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  await office.as(office.people.dispatcher).do(decline, { caseId: first.id, branch: 'out_of_remit', reason: '属于市级道路' })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'submitted' })
  expect((await office.clock(second.id, 'dispatch'))?.done_at).toBeNull()
})

test('news of a join that comes after the answer is done with, not tried for ever', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.db.updateTable('kernel.outbox').set({ next_at: at('2026-03-04 10:05') }).where('topic', '=', 'requests.joined').execute()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered' })
  await office.goTo('2026-03-04 10:06')
  expect(await office.db.selectFrom('kernel.outbox').select(['topic', 'error']).where('topic', '=', 'requests.joined').execute()).toEqual([])
})

test('what was known of a request before it was joined is still known after the answer', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.dispatched({ by: office.people.neighbour })
  await office.as(office.people.city).do(signFor, { caseId: second.id })
  await office.goTo('2026-03-04 15:00')
  expect(await office.kase(second.id)).toMatchObject({ facts: { outcome: { responded: false } } })
  await office.as(office.people.supervisor).do(exclude, { caseId: second.id, ground: 'test', why: '演练' })
  await office.as(office.people.dispatcher).do(mergeInto, { caseId: second.id, into: first.id })
  await office.settle()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', facts: { answer: { by: office.people.city.id }, outcome: { responded: false, onTime: true, excluded: 'test' } } })
})

test('who leaves a case that is concluded is not counted with it any more', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const second = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  await office.as(office.people.resident).do(rate, { caseId: first.id, solved: true, satisfaction: 'satisfied' })
  await office.as(office.people.neighbour).do(rate, { caseId: second.id, solved: false, satisfaction: 'dissatisfied' })
  await office.settle()
  expect((await office.kase(first.id)).facts).not.toHaveProperty('joined')
})

test('whoever joined is responded to in time or not by the limit of their own request', async () => {
  const office = await openRequestsOffice()
  const first = await office.signed()
  const early = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.goTo('2026-03-06 18:01')
  const late = await office.submitted({ by: office.people.neighbour, joins: first.id })
  await office.settle()
  await office.as(office.people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  const outcomeOf = async (id: string) => (await office.kase(id)).facts['outcome']
  expect(await outcomeOf(early.id)).toEqual({ responded: false, respondUnit: 'bureau-city', onTime: false, lateUnit: 'bureau-city' })
  expect(await outcomeOf(late.id)).toEqual({ responded: true, respondUnit: 'bureau-city', onTime: false, lateUnit: 'bureau-city' })
})

test('济南32: a complaint about a unit is never joined to what that unit handles, nor does the unit learn of it', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const theirs = await office.signed()
  const against = await office.submitted({ by: people.neighbour, accused: 'bureau-city' })
  await expect(office.as(people.dispatcher).do(mergeInto, { caseId: against.id, into: theirs.id })).rejects.toMatchObject({ code: 'recused' })
  expect(await office.submitted({ by: people.neighbour, accused: 'bureau-city', joins: theirs.id })).toMatchObject({ state: 'submitted' })
  await office.settle()
  expect((await office.kase(theirs.id)).facts).not.toHaveProperty('joined')
  expect(await office.history(theirs.id)).not.toContain('requests.note_joined: in_progress -> in_progress')
})

test('济南32: who joined before goes their own way once the case comes to a unit that must not see theirs', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const target = await office.submitted()
  const joined: string[] = []
  for (const unit of ['bureau-city', 'bureau-env', 'bureau-housing']) {
    const { id } = await office.submitted({ by: people.neighbour, ...(unit === 'bureau-housing' ? {} : { accused: unit }), joins: target.id })
    joined.push(id)
  }
  await office.settle()
  expect(await office.kase(target.id)).toMatchObject({ facts: { joined: 3 } })
  const states = async () => Promise.all(joined.map(async (id) => (await office.kase(id)).state))

  await office.as(people.dispatcher).do(dispatch, { caseId: target.id })
  await office.settle()
  expect(await states()).toEqual(['submitted', 'merged', 'merged'])
  await office.as(people.city).do(signFor, { caseId: target.id })
  await office.as(people.city).do(addAssist, { caseId: target.id, unit: 'bureau-env', why: '查噪声' })
  await office.settle()
  expect(await states()).toEqual(['submitted', 'submitted', 'merged'])
  expect(await office.kase(target.id)).toMatchObject({ facts: { joined: 1 } })

  await office.as(people.supervisor).do(recuse, { caseId: joined[2]!, who: ['unit:bureau-city'], why: '诉求人投诉该局' })
  await office.settle()
  expect(await states()).toEqual(['submitted', 'submitted', 'submitted'])
  expect((await office.kase(target.id)).facts).not.toHaveProperty('joined')
})

test('however many joined, each goes its own way in an act of its own', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const join = async (joins: string, accused?: string) => (await office.submitted({ by: people.neighbour, joins, ...(accused ? { accused } : {}) })).id
  const [target, declined] = [await office.submitted(), await office.submitted()]
  const against = [await join(target.id, 'bureau-city'), await join(target.id, 'bureau-city')]
  const stays = await join(target.id)
  const others = [await join(declined.id), await join(declined.id)]
  await office.settle()
  const lost = async () => (await office.db.selectFrom('kernel.outbox').select('case_id').where('topic', '=', 'requests.join_lost').execute()).map(({ case_id }) => case_id).toSorted()
  const states = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await office.kase(id)).state))

  await office.as(people.dispatcher).do(dispatch, { caseId: target.id })
  await deliverDue(office.office)
  expect(await lost()).toEqual(against.toSorted())
  expect(await states(against)).toEqual(['merged', 'merged'])
  await office.settle()
  expect(await states([...against, stays])).toEqual(['submitted', 'submitted', 'merged'])

  await office.as(people.dispatcher).do(decline, { caseId: declined.id, branch: 'out_of_remit', reason: '属于市级道路' })
  await deliverDue(office.office)
  expect(await lost()).toEqual(others.toSorted())
  await office.settle()
  expect(await states(others)).toEqual(['submitted', 'submitted'])
})

test('who left a lost case and joined another meanwhile stays with that', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const [first, second] = [await office.submitted(), await office.submitted()]
  const { id } = await office.submitted({ by: people.neighbour, joins: first.id })
  await office.settle()
  await office.as(people.dispatcher).do(decline, { caseId: first.id, branch: 'out_of_remit', reason: '属于市级道路' })
  await deliverDue(office.office)
  await office.as(people.dispatcher).do(unmerge, { caseId: id, why: '不是一处' })
  await office.as(people.dispatcher).do(mergeInto, { caseId: id, into: second.id })
  await office.settle()
  expect(await office.kase(id)).toMatchObject({ state: 'merged', facts: { into: second.id } })
})

test('joined and parted are counted alike in whatever order they are heard', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const target = await office.signed()
  const second = await office.submitted({ by: people.neighbour })
  await office.as(people.dispatcher).do(mergeInto, { caseId: second.id, into: target.id })
  await office.as(people.dispatcher).do(unmerge, { caseId: second.id, why: '不是一处' })
  await office.db.updateTable('kernel.outbox').set({ next_at: at('2026-03-04 09:00') }).where('topic', '=', 'requests.parted').execute()
  await office.settle()
  expect((await office.kase(target.id)).facts).not.toHaveProperty('joined')
})

test('whoever was answered with a case does not wait for it any more when it goes back to work', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const first = await office.signed()
  await office.submitted({ by: people.neighbour, joins: first.id })
  await office.settle()
  await office.as(people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '已修复。', solved: true })
  await office.settle()
  await office.as(people.resident).do(rate, { caseId: first.id, solved: false, satisfaction: 'dissatisfied' })
  expect((await office.kase(first.id)).facts).not.toHaveProperty('joined')
})

test('the shared answer says what was true when it was given, whatever became of the case since', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const first = await office.signed()
  const second = await office.submitted({ by: people.neighbour, joins: first.id })
  await office.settle()
  await office.as(people.city).do(answer, { caseId: first.id, handling: '更换灯头', answer: '灯已修复。', solved: true })
  await office.as(people.resident).do(rate, { caseId: first.id, solved: true, satisfaction: 'satisfied' })
  await office.as(people.resident).do(reopen, { caseId: first.id, why: '又坏了' })
  await office.settle()
  expect(await office.kase(second.id)).toMatchObject({ state: 'answered', unit_id: 'bureau-city', facts: { answer: { solved: true, by: people.city.id }, outcome: { onTime: true } } })
})

test('北京8: what a resident adds to a joined request is told to whoever works on it, and shown to them', async () => {
  const office = await openRequestsOffice()
  const { people } = office
  const target = await office.signed()
  const mine = await office.submitted({ by: people.neighbour, joins: target.id })
  await office.settle()
  await office.as(people.neighbour).do(addWords, { caseId: mine.id, text: '电线也露出来了，有人触电' })
  await deliverDue(office.office)
  const { number } = await office.kase(target.id)
  expect(await office.notices('unit:bureau-city:handler')).toContainEqual({ to: 'unit:bureau-city:handler', template: 'requests.words_added', params: { number } })
  const { reporters } = await office.ask(people.city, 'case', { id: target.id })
  expect(reporters[0]!.text).toContain('有人触电')
})
