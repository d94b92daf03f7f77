import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exclude } from '../exclude.ts'
import { rate } from '../rate.ts'
import { requestDefinitions } from '../testing/request-definitions.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { withdraw } from '../withdraw.ts'
import { dispatch } from '../dispatch.ts'
import { answer } from '../answer.ts'
import { reassign } from '../reassign.ts'
import { signFor } from '../sign-for.ts'
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

test('solved at the first attempt is shown beside solved: what went back to work on the way was not', async () => {
  const { as, ask, people, answered } = await openRequestsOffice('2026-03-04 10:00', few)
  const ids = [(await answered()).id, (await answered()).id, (await answered()).id]
  await as(people.resident).do(rate, { caseId: ids[0]!, solved: false, satisfaction: 'dissatisfied' })
  await as(people.city).do(answer, { caseId: ids[0]!, handling: '再修', answer: '已再次修好。', solved: true })
  for (const caseId of ids) await as(people.resident).do(rate, { caseId, solved: true, satisfaction: 'fair' })
  const { rows: [city] } = await ask(people.supervisor, 'rates', { by: 'unit' })
  expect(city).toMatchObject({ key: 'bureau-city', resolution: { yes: 3, of: 3 }, firstTime: { yes: 2, of: 3 } })
  const behind = async (of: 'yes' | 'no') => (await ask(people.supervisor, 'rate_cases', { by: 'unit', key: 'bureau-city', measure: 'firstTime', of })).lines.map((line) => line.id)
  expect(await behind('no')).toEqual([ids[0]])
  expect((await behind('yes')).toSorted()).toEqual(ids.slice(1).toSorted())
})

test('a late response is counted for the unit that was late, not for the one that got the case after it', async () => {
  const { as, ask, people, submitted, goTo } = await openRequestsOffice('2026-03-04 10:00', few)
  const { id } = await submitted()
  await as(people.dispatcher).do(dispatch, { caseId: id })
  await goTo('2026-03-05 10:00')
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'street-xgzl', why: '灯杆属街道' })
  await as(people.street).do(signFor, { caseId: id })
  await as(people.street).do(answer, { caseId: id, handling: '更换', answer: '已修好。', solved: true })
  await as(people.resident).do(rate, { caseId: id, solved: true, satisfaction: 'satisfied' })
  const lineOf = async (who: typeof people.city, key: string, more: object = {}) => (await ask(who, 'rates', { by: 'unit', ...more })).rows.find((row) => row.key === key)
  const [late, solver] = [{ cases: 0, response: { yes: 0, of: 1 }, resolution: { of: 0 } }, { cases: 1, response: { of: 0 }, resolution: { yes: 1, of: 1 } }]
  expect(await lineOf(people.supervisor, 'bureau-city')).toMatchObject(late)
  expect(await lineOf(people.supervisor, 'street-xgzl')).toMatchObject(solver)
  // Each reads its own part, and no other.
  expect([await lineOf(people.cityLead, 'bureau-city'), await lineOf(people.cityLead, 'street-xgzl')]).toMatchObject([late, undefined] as never)
  expect([await lineOf(people.streetLead, 'street-xgzl'), await lineOf(people.streetLead, 'bureau-city')]).toMatchObject([solver, undefined] as never)
  expect(await lineOf(people.supervisor, 'bureau-city', { unit: 'bureau-city' })).toMatchObject(late)
  expect((await ask(people.supervisor, 'rates', { by: 'month', unit: 'bureau-city' })).rows).toMatchObject([late])
  const behind = async (key: string, measure: string) => (await ask(people.supervisor, 'rate_cases', { by: 'unit', key, measure, of: 'all' })).lines.length
  expect([await behind('bureau-city', 'response'), await behind('street-xgzl', 'response'), await behind('bureau-city', 'resolution'), await behind('street-xgzl', 'resolution')]).toEqual([1, 0, 0, 1])
})
