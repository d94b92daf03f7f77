import { expect, test } from 'vitest'
import { reckoning } from '#kernel/clocks/reckoning.ts'
import { answer } from './answer.ts'
import { rate } from './rate.ts'
import { reckonAgain } from './reckon-again.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a provisional deadline is reckoned again when the notice on the next year comes, and the resident is told', async () => {
  const { office, db, now, ask, people, signed, clock, kase } = await openRequestsOffice('2026-12-28 10:00')
  const { id } = await signed({ category: 'M0201' })
  expect(await clock(id, 'conclude')).toMatchObject({ provisional: true, due_at: new Date('2027-01-04T18:00:00+08:00') })
  await reckoning(reckonAgain).run(office)
  expect(await kase(id)).toMatchObject({ version: 3 })

  const { years } = office.definitions.newest('calendar')!.body as { years: object[] }
  const next = { year: 2027, notice: '国务院办公厅关于2027年部分节假日安排的通知', off: ['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => ({ day, name: '元旦' })), worked: [] }
  await office.definitions.publish(db, { kind: 'calendar', body: { years: [...years, next] }, effectiveFrom: '2019-01-01', why: '2027', by: 'system', now: now() })
  await office.definitions.load(db)
  await reckoning(reckonAgain).run(office)
  await reckoning(reckonAgain).run(office)
  expect(await clock(id, 'conclude')).toMatchObject({ provisional: false, due_at: new Date('2027-01-05T18:00:00+08:00') })
  expect(await kase(id)).toMatchObject({ version: 4 })
  expect((await ask(people.resident, 'my_case', { id })).timeline.at(-1)).toMatchObject({ text: '节假日安排已公布，最晚2027年1月5日18:00前答复您。' })
})

const newYear = (years: number[]) => ({ years: years.map((year) => ({ year, notice: `${year}年的通知`, off: ['01', '02', '03', '04', '05'].map((day) => ({ day: `${year}-01-${day}`, name: '元旦' })), worked: [] })) })
const done = { handling: '更换灯头', answer: '灯已修好。', solved: true }

async function nextYearComes({ office, db, now, settle }: Awaited<ReturnType<typeof openRequestsOffice>>) {
  await office.definitions.publish(db, { kind: 'calendar', body: newYear([2026, 2027]), effectiveFrom: '2019-01-01', why: '2027', by: 'system', now: now() })
  await office.definitions.load(db)
  await reckoning(reckonAgain).run(office)
  await settle()
}

test('late by days that were only assumed to be worked is not late once the notice says otherwise', async () => {
  const office = await openRequestsOffice('2026-12-30 10:00', { calendar: newYear([2026]) })
  const { id } = await office.signed()
  await office.goTo('2027-01-02 10:00')
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { onTime: false, lateUnit: 'bureau-city' } } })
  await nextYearComes(office)
  expect(await office.clock(id, 'conclude')).toMatchObject({ due_at: new Date('2027-01-06T18:00:00+08:00'), level: 1 })
  expect((await office.kase(id)).facts['outcome']).not.toHaveProperty('onTime')
  expect((await office.kase(id)).facts['outcome']).not.toHaveProperty('lateUnit')
  await office.as(office.people.city).do(answer, { caseId: id, ...done })
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { onTime: true } } })
})

test('an answer that was late by such days alone was in time after all', async () => {
  const office = await openRequestsOffice('2026-12-30 10:00', { calendar: newYear([2026]) })
  const { id } = await office.signed()
  await office.goTo('2027-01-02 10:00')
  await office.as(office.people.city).do(answer, { caseId: id, ...done })
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { onTime: false } } })
  await nextYearComes(office)
  expect(await office.kase(id)).toMatchObject({ state: 'answered', facts: { outcome: { onTime: true } } })
  expect((await office.ask(office.people.resident, 'my_case', { id })).timeline.map((step) => step.verb)).not.toContain('requests.reckon_again')
})

test('a round that was late before stays late', async () => {
  const office = await openRequestsOffice('2026-12-25 10:00', { calendar: newYear([2026]) })
  const { id } = await office.signed()
  await office.goTo('2026-12-30 10:00')
  await office.as(office.people.city).do(answer, { caseId: id, ...done })
  await office.as(office.people.resident).do(rate, { caseId: id, solved: false, satisfaction: 'dissatisfied' })
  await office.goTo('2027-01-02 10:00')
  await nextYearComes(office)
  expect(await office.kase(id)).toMatchObject({ facts: { outcome: { onTime: false, lateUnit: 'bureau-city' } } })
})

test('one case that cannot be reckoned does not keep the others from it', async () => {
  const office = await openRequestsOffice('2026-12-30 10:00', { calendar: newYear([2026]) })
  const made = [await office.signed(), await office.signed(), await office.signed()]
  await office.db.updateTable('kernel.clock').set({ span: JSON.stringify({}) }).where('case_id', '=', made.map(({ id }) => id).toSorted()[0]!).where('name', '=', 'conclude').execute()
  await nextYearComes(office)
  expect(await Promise.all(made.map(async ({ id }) => (await office.clock(id, 'conclude'))!.provisional))).toEqual(expect.arrayContaining([true, false, false]))
})
