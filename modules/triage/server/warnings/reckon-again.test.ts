import { expect, test } from 'vitest'
import { reckoning } from '#kernel/clocks/reckoning.ts'
import { smallDistrict } from '#kernel/testing/small-district.ts'
import { fumes, openGrowing } from './growing.fixtures.ts'
import { reckonAgain } from './reckon-again.ts'

test('the limit of a warning beyond the last notice on holidays is settled by the next one', async () => {
  const { goTo, write, warned, office, db, now, kase } = await openGrowing(0)
  await goTo('2026-12-31 10:00')
  write(...fumes(6, { at: now().getTime() - 3_600_000 }))
  const { id, due_at } = await warned()
  expect(due_at?.toISOString()).toBe('2027-01-01T10:00:00.000Z')

  const { years } = smallDistrict['calendar'] as { years: object[] }
  const next = { year: 2027, notice: '国务院办公厅关于2027年部分节假日安排的通知', off: ['2027-01-01'].map((day) => ({ day, name: '元旦' })), worked: [] }
  await office.definitions.publish(db, { kind: 'calendar', body: { years: [...years, next] }, effectiveFrom: '2026-12-31', why: '放假通知', by: 'system', now: now() })
  await office.definitions.load(db)
  await reckoning(reckonAgain).run(office)
  expect((await kase(id)).due_at?.toISOString()).toBe('2027-01-04T10:00:00.000Z')
})
