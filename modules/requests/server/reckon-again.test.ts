import { expect, test } from 'vitest'
import { reckoning } from './reckon-again.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('a provisional deadline is reckoned again when the notice on the next year comes, and the resident is told', async () => {
  const { office, db, now, ask, people, signed, clock, kase } = await openRequestsOffice('2026-12-28 10:00')
  const { id } = await signed({ category: 'M0201' })
  expect(await clock(id, 'conclude')).toMatchObject({ provisional: true, due_at: new Date('2027-01-04T18:00:00+08:00') })
  await reckoning.run(office)
  expect(await kase(id)).toMatchObject({ version: 3 })

  const { years } = office.definitions.newest('calendar')!.body as { years: object[] }
  const next = { year: 2027, notice: '国务院办公厅关于2027年部分节假日安排的通知', off: ['2027-01-01', '2027-01-02', '2027-01-03'].map((day) => ({ day, name: '元旦' })), worked: [] }
  await office.definitions.publish(db, { kind: 'calendar', body: { years: [...years, next] }, effectiveFrom: '2019-01-01', why: '2027', by: 'system', now: now() })
  await office.definitions.load(db)
  await reckoning.run(office)
  await reckoning.run(office)
  expect(await clock(id, 'conclude')).toMatchObject({ provisional: false, due_at: new Date('2027-01-05T18:00:00+08:00') })
  expect(await kase(id)).toMatchObject({ version: 4 })
  expect((await ask(people.resident, 'my_case', { id })).timeline.at(-1)).toMatchObject({ text: '节假日安排已公布，最晚2027年1月5日18:00前答复您。' })
})
