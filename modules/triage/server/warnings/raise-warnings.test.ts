import { expect, test } from 'vitest'
import { setAside } from './set-aside.ts'
import { fumes, openGrowing, unit } from './growing.fixtures.ts'
import { raiseWarnings } from './raise-warnings.ts'

test('a topic that grows is warned of once, however often the duty goes round', async () => {
  const { raiseWarnings: round, warnings, write } = await openGrowing()
  await round()
  await round()
  write(...fumes(12, { from: 6 }))
  await round()
  expect(await warnings()).toHaveLength(1)
})

test('a topic of three, or one that does not grow, is not warned of', async () => {
  const { raiseWarnings: round, warnings } = await openGrowing(3)
  await round()
  expect(await warnings()).toEqual([])
})

test('within a week of its end it is warned of again only where the people have doubled', async () => {
  const { warned, as, raiseWarnings: round, warnings, write, goTo, now } = await openGrowing()
  const { id } = await warned()
  await as(unit.handler).do(setAside, { caseId: id, reason: 'already_handled', why: '正在查处' })
  await goTo('2026-03-06 10:00')
  write(...fumes(5, { from: 6, at: now().getTime() - 3_600_000 }))
  await round()
  expect(await warnings()).toHaveLength(1)
  write(...fumes(1, { from: 11, at: now().getTime() - 1_800_000 }))
  await round()
  expect(await warnings()).toMatchObject([{ state: 'set_aside' }, { state: 'raised', facts: { people: 12 } }])
})

test('after a week it is warned of where it still grows', async () => {
  const { warned, as, raiseWarnings: round, warnings, write, goTo, now } = await openGrowing(4)
  const { id } = await warned()
  await as(unit.handler).do(setAside, { caseId: id, reason: 'already_handled', why: '正在查处' })
  await goTo('2026-03-11 10:01')
  write(...fumes(3, { from: 4, at: now().getTime() - 3_600_000 }))
  await round()
  expect(await warnings()).toHaveLength(1)
  write(...fumes(1, { from: 7, at: now().getTime() - 3_600_000 }))
  await round()
  expect(await warnings()).toHaveLength(2)
})

test('where a district has it off nothing is warned of; nor while the reader still reads', async () => {
  const off = await openGrowing(6, { answerCheck: true })
  await off.raiseWarnings()
  expect(await off.warnings()).toEqual([])
  const reading = await openGrowing()
  await raiseWarnings(reading.office, reading.needs)
  expect(await reading.warnings()).toEqual([])
})

test('what the unit must stand aside from lends the warning no words', async () => {
  const { needs, raiseWarnings: round, warnings } = await openGrowing()
  needs.responsibleFor = async () => ({ unit: 'bureau-city', reader: 'unit:bureau-city:handler', concern: [] })
  await round()
  expect(await warnings()).toEqual([])
})
