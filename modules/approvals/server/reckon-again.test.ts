import { expect, test } from 'vitest'
import { reckoning } from '#kernel/clocks/reckoning.ts'
import { reckonAgain } from './reckon-again.ts'
import { openApprovalsOffice } from './testing/approvals-office.ts'

const holidays = (...years: number[]) => ({ years: years.map((year) => ({ year, notice: `${year}年的通知`, off: ['01', '02', '03', '04', '05'].map((day) => ({ day: `${year}-01-${day}`, name: '元旦' })), worked: [] })) })

test('deadlines beyond the notice on holidays are reckoned again when the next comes, and so are the lists', async () => {
  const office = await openApprovalsOffice('2026-12-31 10:00', { calendar: holidays(2026) })
  const { id } = await office.accepted()
  const clock = async () => office.db.selectFrom('kernel.clock').select(['due_at', 'provisional']).where('case_id', '=', id).where('name', '=', 'branch:registration').executeTakeFirstOrThrow()
  const listed = async () => (await office.db.selectFrom('approvals.todo' as never).select('due_at' as never).where('case_id' as never, '=', id as never).where('unit_id' as never, '=', 'bureau-city' as never).executeTakeFirstOrThrow()) as { due_at: Date }
  const before = await clock()
  expect(before.provisional).toBe(true)
  expect((await listed()).due_at).toEqual(before.due_at)

  await office.office.definitions.publish(office.db, { kind: 'calendar', body: holidays(2026, 2027), effectiveFrom: '2019-01-01', why: '2027', by: 'system', now: office.now() })
  await office.office.definitions.load(office.db)
  await reckoning(reckonAgain).run(office.office)
  const after = await clock()
  expect(after.provisional).toBe(false)
  expect(after.due_at!.getTime()).toBeGreaterThan(before.due_at!.getTime())
  expect((await listed()).due_at).toEqual(after.due_at)
})
