import { expect, test } from 'vitest'
import { system } from '../identity/actor.ts'
import { begin, close, mattersWith, note } from '../testing/matters.ts'
import { openOffice, staffOf } from '../testing/office.ts'
import { ringDue } from './ring.ts'

const handler = staffOf('bureau-city', 'handler')

async function officeWithMatters(count = 1) {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push((await office.as(system).open(begin, { text: `第${n}件` })).id)
  const rings = async (id: string) => (await office.kase(id)).facts['rings'] ?? 0
  return { office, ids, id: ids[0]!, rings }
}

test('a clock rings when its moment has come and not before', async () => {
  const { office, id, rings } = await officeWithMatters()
  await office.goTo('2026-03-04 13:59')
  expect(await rings(id)).toBe(0)
  await office.goTo('2026-03-04 14:00')
  expect(await rings(id)).toBe(1)
  await office.goTo('2026-03-04 14:59')
  expect(await rings(id)).toBe(1)
})

test('after a long night every moment that was missed takes effect once, in order', async () => {
  const { office, id } = await officeWithMatters()
  await office.goTo('2026-03-09 10:00')
  const events = await office.db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'matters.ring').orderBy('seq').execute()
  expect(events.map(({ body }) => (body as { says: { level: number } }).says.level)).toEqual([0, 1])
  expect(await office.clock(id, 'answer')).toMatchObject({ level: 2, next_at: null })
})

test('a clock rings once although four processes ring at the same time', async () => {
  const { office, ids, rings } = await officeWithMatters(6)
  const late = () => new Date(office.now().getTime() + 4 * 3_600_000)
  await Promise.all(Array.from({ length: 4 }, () => ringDue({ ...office.office, now: late })))
  for (const id of ids) expect(await rings(id)).toBe(1)
})

test('a clock that was extended or finished in the meantime does not ring', async () => {
  const { office, ids, rings } = await officeWithMatters(2)
  await office.as(system).do(note, { caseId: ids[0]!, text: '再等一小时' })
  await office.as(handler).do(close, { caseId: ids[1]! })
  await office.goTo('2026-03-04 14:30')
  expect([await rings(ids[0]!), await rings(ids[1]!)]).toEqual([0, 0])
  await office.goTo('2026-03-04 15:00')
  expect([await rings(ids[0]!), await rings(ids[1]!)]).toEqual([1, 0])
})

test('one case that cannot be rung does not keep the others from ringing', async () => {
  const { office, ids, rings } = await officeWithMatters(3)
  await office.db.updateTable('kernel.clock').set({ span: '{"broken": true}' }).where('case_id', '=', ids[0]!).execute()
  await office.goTo('2026-03-04 14:00')
  expect([await rings(ids[0]!), await rings(ids[1]!), await rings(ids[2]!)]).toEqual([0, 1, 1])
})

test('a clock set back rings nothing twice', async () => {
  const { office, id, rings } = await officeWithMatters()
  await office.goTo('2026-03-04 14:00')
  await office.goTo('2026-03-04 12:00')
  await office.goTo('2026-03-04 14:00')
  expect(await rings(id)).toBe(1)
})
