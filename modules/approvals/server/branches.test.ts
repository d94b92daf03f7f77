import { expect, test } from 'vitest'
import { calendarOf } from '#kernel/calendar/calendar.ts'
import { dueOf } from '#kernel/clocks/due.ts'
import { at } from '#kernel/testing/office.ts'
import { workingDays } from './branches.ts'
import { concludeStep } from './conclude-step.ts'
import { decide } from './decide.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { teaHouse } from './testing/small-approvals.ts'
import { myApplication } from './views/my-application.ts'

type House = Awaited<ReturnType<typeof openApprovalsOffice>>
const pass = { outcome: 'pass' as const, opinion: '符合要求。' }

/** 300 ㎡ with a sign, accepted; the registration is refused, and food, which needs the licence, comes to nothing. */
async function foodVoid(office: House, before: (id: string) => Promise<unknown> = async () => {}) {
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  await before(id)
  await office.as(people.city).do(concludeStep, { caseId: id, matter: 'registration', step: 'registration.review', ...pass })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  expect((await office.facts(id)).branches['food']?.state).toBe('void')
  return id
}
const visit = (office: House, id: string) => office.as(people.fire).do(concludeStep, { caseId: id, matter: 'fire', step: 'joint:site', ...pass })
const awaited = async (office: House, id: string) => (await myApplication.run({ office: office.office, db: office.db as never, actor: people.owner, input: { id }, now: office.now(), lang: 'zh' })).awaited

test('nobody waits for the steps of a matter that has come to nothing, and none of its departments is asked', async () => {
  const office = await openApprovalsOffice()
  const id = await foodVoid(office)
  expect(await office.branch(id, 'fire')).toMatchObject({ open: ['joint:site'] })
  expect(await awaited(office, id)).toMatchObject({ name: '现场核查', units: [expect.stringMatching(/住/)] })
  const todos = await office.db.selectFrom('approvals.todo' as never).select('unit_id' as never).where('case_id' as never, '=', id as never).execute()
  expect(JSON.stringify(todos)).not.toContain('bureau-env')
  await expect(office.as(people.food).do(concludeStep, { caseId: id, matter: 'fire', step: 'joint:site', ...pass })).rejects.toMatchObject({ code: 'not_yours' })
  await visit(office, id)
  await office.as(people.fireLead).do(decide, { caseId: id, matter: 'fire', granted: true })
  expect(await office.as(people.cityLead).do(decide, { caseId: id, matter: 'sign', granted: true })).toMatchObject({ state: 'ready' })
})

test('a visit that waited for the void matter alone is over with the last word of the others', async () => {
  const office = await openApprovalsOffice()
  const id = await foodVoid(office, async (one) => {
    await office.as(people.food).do(concludeStep, { caseId: one, matter: 'food', step: 'food.review', ...pass })
    await visit(office, one)
  })
  expect(await office.branch(id, 'fire')).toMatchObject({ open: ['fire.decide'] })
})

test('what was to follow a void matter in order goes on without it', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'one_thing:tea-house': { ...teaHouse, order: [['food', 'sign']], tests: teaHouse.tests.map(({ expect: { matters }, ...rest }) => ({ ...rest, expect: { matters } })) } })
  const id = await foodVoid(office, async (one) => expect(await office.branch(one, 'sign')).toMatchObject({ state: 'waiting' }))
  expect(await office.branch(id, 'sign')).toMatchObject({ open: ['sign.decide'] })
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'sign', granted: true })
})

test('what takes no days of its own is due when the office closes on its next day, and never at night', () => {
  const calendar = calendarOf({ years: [{ year: 2026, notice: '测试', off: [], worked: [] }] }, { closes: '18:00' }, 'test')
  const due = (from: string) => dueOf({ limit: workingDays(0), started_at: at(from), stops: [], extensions: [] }, calendar).due_at
  expect(due('2026-03-06 22:00')).toEqual(at('2026-03-09 18:00'))
  expect(due('2026-03-04 10:00')).toEqual(at('2026-03-05 18:00'))
})
