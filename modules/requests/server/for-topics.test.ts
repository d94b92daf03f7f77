import { expect, test } from 'vitest'
import { staffOf } from '#kernel/testing/office.ts'
import { answer } from './answer.ts'
import { dispatch } from './dispatch.ts'
import { members, responsibleFor, standing } from './for-topics.ts'
import { messagesOf } from './for-triage.ts'
import { mergeInto } from './merge-into.ts'
import { supervise } from './supervise.ts'
import { openRequestsOffice, people } from './testing/requests-office.ts'

test('how far each request is, and whose; who must not see one hears nothing of it', async () => {
  const { as, db, settle, submitted, dispatched, signed, answered } = await openRequestsOffice()
  const [waits, open, done] = [await submitted(), await dispatched(), await answered()]
  const joined = await submitted({ by: people.neighbour, accused: 'bureau-city' })
  const lead = await signed({ category: 'M0201' })
  await as(people.dispatcher).do(mergeInto, { caseId: joined.id, into: lead.id })
  await settle()
  const ids = [waits, open, done, joined].map(({ id }) => id)
  const asked = async (actor: Parameters<typeof standing>[1]) => Object.fromEntries((await standing(db, actor, ids)).map((one) => [one.id, [one.stage, one.unit]]))
  expect(await asked(people.supervisor)).toEqual({ [waits.id]: ['open', null], [open.id]: ['open', 'bureau-city'], [done.id]: ['answered', 'bureau-city'], [joined.id]: ['joined', null] })
  expect(Object.keys(await asked(people.city)).sort()).toEqual([open.id, done.id].sort())
  expect(await asked(people.admin)).toEqual({})
})

test('what may be joined to another, and what others can be joined to, is as the merge itself decides', async () => {
  const { as, office, db, now, settle, submitted, dispatched, signed, answered } = await openRequestsOffice()
  const [first, second, supervised, done] = [await dispatched(), await submitted({ by: people.neighbour }), await signed(), await answered()]
  await as(people.supervisor).do(supervise, { caseId: supervised.id, demand: '说明进度', days: 1 })
  const third = await submitted()
  await as(people.dispatcher).do(mergeInto, { caseId: third.id, into: first.id })
  await settle()
  const ids = [first, second, supervised, done, third].map(({ id }) => id)
  const by = async (actor: Parameters<typeof members>[2]) => Object.fromEntries((await members(office, db, actor, ids, now(), 'zh')).map((one) => [one.id, [one.mayJoin, one.mayLead]]))
  expect(await by(people.dispatcher)).toEqual({ [first.id]: [false, true], [second.id]: [true, true], [supervised.id]: [false, true], [done.id]: [false, false], [third.id]: [false, false] })
  expect(Object.values(await by(people.supervisor)).some(([mayJoin]) => mayJoin)).toBe(false)

  for (const [id, [mayJoin]] of Object.entries(await by(people.dispatcher))) {
    const into = id === second.id ? first.id : second.id
    const merged = await as(people.dispatcher).do(mergeInto, { caseId: id, into }).then(() => true, () => false)
    expect(merged, `${id} into ${into}`).toBe(mayJoin)
  }
})

test('members are told oldest first, each as it stands on the lists', async () => {
  const { office, db, now, goTo, submitted, dispatched } = await openRequestsOffice()
  const first = await dispatched()
  await goTo('2026-03-04 10:30')
  const second = await submitted()
  const told = await members(office, db, people.dispatcher, [second.id, first.id], now(), 'zh')
  expect(told).toMatchObject([{ id: first.id, state: 'dispatched', unitName: '城市管理局', unit: 'bureau-city', late: false }, { id: second.id, state: 'submitted', unit: null }])
})

test('a matter is the unit’s that has most of it, else that of the catalogue, else reception’s', async () => {
  const { as, office, db, submitted, dispatched } = await openRequestsOffice()
  const [lamp, other] = [await submitted(), await submitted()]
  expect(await responsibleFor(office, db, [lamp.id, other.id])).toEqual({ unit: 'bureau-city', reader: 'unit:bureau-city:handler', concern: [lamp.id, other.id].sort() })
  const [one, two] = [await dispatched({ category: 'M0201' }), await submitted()]
  await as(people.dispatcher).do(dispatch, { caseId: two.id, lead: 'street-xgzl', why: '属街道' })
  expect((await responsibleFor(office, db, [lamp.id, one.id])).unit).toBe('bureau-env')
  expect((await responsibleFor(office, db, [lamp.id, other.id, two.id])).unit).toBe('street-xgzl')
  const nobodys = await submitted({ category: 'M0301' })
  expect(await responsibleFor(office, db, [nobodys.id])).toMatchObject({ unit: 'hotline', reader: 'unit:hotline:dispatcher' })
})

test('a unit is not told of what is complained of it', async () => {
  const { office, db, submitted, dispatched } = await openRequestsOffice()
  const [one, against] = [await dispatched(), await submitted({ accused: 'bureau-city' })]
  expect(await responsibleFor(office, db, [one.id, against.id])).toEqual({ unit: 'bureau-city', reader: 'unit:bureau-city:handler', concern: [one.id] })
})

test('after the case that leads is answered, all that were joined to it are answered with its words', async () => {
  const { as, db, settle, submitted, signed, kase } = await openRequestsOffice()
  const lead = await signed()
  const others = await Promise.all([1, 2, 3].map(() => submitted({ by: people.neighbour })))
  for (const { id } of others) await as(people.dispatcher).do(mergeInto, { caseId: id, into: lead.id })
  await settle()
  await as(people.city).do(answer, { caseId: lead.id, handling: '更换灯头一只', answer: '您反映的路灯已修好。', solved: true })
  await settle()
  expect((await standing(db, people.dispatcher, others.map(({ id }) => id))).map(({ stage }) => stage)).toEqual(['answered', 'answered', 'answered'])
  for (const { id } of others) expect(await kase(id)).toMatchObject({ state: 'answered', unit_id: 'bureau-city' })
})

test('somebody of another unit sees none of it', async () => {
  const { office, db, now, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  expect(await members(office, db, staffOf('bureau-housing', 'handler'), [id], now(), 'zh')).toEqual([])
})

test('what became confidential is nobody’s topic any more', async () => {
  const { as, office, db, now, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  expect(await messagesOf(db, [id])).toHaveLength(1)
  await as(people.dispatcher).do(dispatch, { caseId: id, category: 'Z0101' })
  expect(await messagesOf(db, [id])).toEqual([])
  expect(await standing(db, people.dispatcher, [id])).toEqual([])
  expect(await members(office, db, people.dispatcher, [id], now(), 'zh')).toEqual([])
  expect((await responsibleFor(office, db, [id])).concern).toEqual([])
})
