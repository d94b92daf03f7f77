import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exclude } from '../exclude.ts'
import { rate } from '../rate.ts'
import { requestDefinitions } from '../testing/request-definitions.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { withdraw } from '../withdraw.ts'
import { rateOf } from './wilson.ts'

const few = { limits: { ...(requestDefinitions['limits'] as object), fewest_for_a_rate: 3 } }

test('three rates from the ledger’s facts, with what was left out and why', async () => {
  const { as, ask, people, answered, submitted } = await openRequestsOffice('2026-03-04 10:00', few)
  for (const satisfaction of ['satisfied', 'fair', 'dissatisfied'] as const) {
    const { id } = await answered()
    await as(people.resident).do(rate, { caseId: id, contacted: true, solved: true, satisfaction })
  }
  const bad = await answered()
  await as(people.resident).do(rate, { caseId: bad.id, contacted: false, solved: false, satisfaction: 'dissatisfied' })
  const test = await answered()
  await as(people.supervisor).do(exclude, { caseId: test.id, ground: 'test', why: '演练' })
  await as(people.resident).do(withdraw, { caseId: (await submitted()).id })

  const shown = await ask(people.supervisor, 'rates', { by: 'unit' })
  expect(shown.minimum).toBe(3)
  expect(shown.rows.find((row) => row.key === 'bureau-city')).toMatchObject({
    name: '城市管理局', cases: 5, excluded: 1, response: { yes: 3, of: 4, rate: 0.75 }, resolution: { yes: 3, of: 4 }, satisfaction: { yes: 2, of: 4, rate: 0.5 },
  })
  expect(shown.exclusions).toEqual(expect.arrayContaining([{ ground: 'test', name: '测试工单', cases: 1 }, { ground: 'withdrawn', name: '诉求人撤回', cases: 1 }]))
  for (const by of ['street', 'category', 'month'] as const) expect((await ask(people.supervisor, 'rates', { by })).rows.reduce((sum, row) => sum + row.cases, 0)).toBe(6)
  expect((await ask(people.supervisor, 'rates', { by: 'month' })).rows).toMatchObject([{ key: '2026-03', name: '2026年3月' }])
})

test('every figure opens into its cases', async () => {
  const { as, ask, people, answered } = await openRequestsOffice('2026-03-04 10:00', few)
  const { id } = await answered()
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'dissatisfied' })
  const behind = async (measure: string, of: 'yes' | 'no' | 'excluded' | 'all') =>
    (await ask(people.supervisor, 'rate_cases', { by: 'unit', key: 'bureau-city', measure, of })).lines.map((line) => line.id)
  expect(await behind('resolution', 'yes')).toEqual([id])
  expect(await behind('satisfaction', 'no')).toEqual([id])
  expect(await behind('satisfaction', 'excluded')).toEqual([])
  await expect(behind('speed', 'all')).rejects.toMatchObject({ code: 'bad_input' })
})

test('below the minimum no rate is said, and a unit reads its own figures', async () => {
  const { ask, people, answered } = await openRequestsOffice()
  await answered()
  const shown = await ask(people.cityLead, 'rates', { by: 'unit' })
  expect(shown.rows).toMatchObject([{ key: 'bureau-city', response: { yes: 1, of: 1, rate: null, low: null, high: null } }])
  expect((await ask(people.envLead, 'rates', { by: 'unit' })).rows).toEqual([])
})

test('Wilson: known values, and the interval always holds the share', () => {
  expect(rateOf(8, 10, 1)).toEqual({ yes: 8, of: 10, rate: 0.8, low: 0.4902, high: 0.9433 })
  expect(rateOf(0, 10, 1)).toMatchObject({ rate: 0, low: 0, high: 0.2775 })
  expect(rateOf(0, 0, 0)).toMatchObject({ rate: null })
  fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
    const { rate: said, low, high } = rateOf(Math.round(of * share), of, 1)
    return low! >= 0 && low! <= said! && said! <= high! && high! <= 1
  }))
})
