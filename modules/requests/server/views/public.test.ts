import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { check } from '#kernel/check.ts'
import { nobody } from '#kernel/identity/actor.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { views } from '../../contract.ts'
import { answer } from '../answer.ts'
import { approveAnswer } from '../approve-answer.ts'
import { dispatch } from '../dispatch.ts'
import { rate } from '../rate.ts'
import { signFor } from '../sign-for.ts'
import { requestDefinitions } from '../testing/request-definitions.ts'
import { openRequestsOffice, people } from '../testing/requests-office.ts'
import { withdraw } from '../withdraw.ts'

const few = { limits: { ...(requestDefinitions['limits'] as object), fewest_for_a_rate: 3 } }

async function openPublicOffice(definitions: Record<string, unknown> = {}) {
  const office = await openRequestsOffice('2026-03-04 10:00', definitions)
  return {
    ...office,
    /** What anybody hears, held to the fields that the contract names. */
    async heard<V extends 'public_rates' | 'public_catalogue' | 'public_cases'>(name: V, input: object = {}) {
      return check(views[name].output, await office.ask(nobody, name, input as never)) as Awaited<ReturnType<typeof office.ask<V>>>
    },
    async concluded(given: Parameters<typeof office.answered>[0] = {}) {
      const kase = await office.answered(given)
      await office.as(given.by ?? people.resident).do(rate, { caseId: kase.id, contacted: true, solved: true, satisfaction: 'satisfied' })
      return kase
    },
    /** So many more as this one, but for what is given. */
    async alike(id: string, count: number, { unit = 'bureau-city', solved = true, openedAt }: { unit?: string; solved?: boolean; openedAt?: string } = {}) {
      const { facts } = await office.kase(id)
      const outcome = { ...(facts['outcome'] as object), solved, respondUnit: unit }
      for (let n = 0; n < count; n++) {
        const other = { id: newCaseId(), number: randomUUID(), unit_id: unit, facts: { ...facts, outcome }, ...(openedAt ? { opened_at: openedAt } : {}) }
        await sql`insert into kernel.case select (jsonb_populate_record(c, ${JSON.stringify(other)}::jsonb)).* from kernel.case c where id = ${id}`.execute(office.db)
      }
    },
    /** Handled by a unit that the catalogue did not name, to the end. */
    async finishedBy(handler: typeof people.env, { id: caseId }: { id: string }) {
      await office.as(people.dispatcher).do(dispatch, { caseId, lead: handler.unit, why: '由该单位办理' })
      await office.as(handler).do(signFor, { caseId })
      await office.as(handler).do(answer, { caseId, handling: '查过', answer: '已处理。', solved: true })
      if ((await office.kase(caseId)).state === 'awaiting_approval') await office.as(people.envLead).do(approveAnswer, { caseId })
      await office.as(people.resident).do(rate, { caseId, contacted: true, solved: true, satisfaction: 'satisfied' })
      expect((await office.kase(caseId)).state).toBe('concluded')
    },
  }
}

test('a month is published when it is over: by unit, with what was left out and how sure one can be', async () => {
  const { as, heard, concluded, submitted, goTo } = await openPublicOffice(few)
  for (let n = 0; n < 4; n++) await concluded()
  await as(people.resident).do(withdraw, { caseId: (await submitted()).id })
  expect(await heard('public_rates')).toMatchObject({ month: '2026-02', district: { atLeast: null }, units: [], few: [] })
  await expect(heard('public_rates', { month: '2026-03' })).rejects.toMatchObject({ code: 'not_found' })

  await goTo('2026-04-01 09:00')
  const told = await heard('public_rates')
  expect(told).toMatchObject({ month: '2026-03', minimum: 3, district: { atLeast: 3, resolution: { atLeast: 3, rate: 1 } }, exclusions: [] })
  expect(told.units).toEqual([{ key: 'bureau-city', name: '城市管理局', atLeast: 3, response: { atLeast: 3, rate: 1, low: 0.4385, high: 1 }, resolution: expect.objectContaining({ rate: 1 }), satisfaction: expect.objectContaining({ rate: 1 }) }])
  expect(told.months).toEqual(['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'])
  expect(await heard('public_rates', { month: '2026-02' })).toMatchObject({ units: [], few: [] })
  expect(await heard('public_rates', { month: 'year' })).toMatchObject({ month: 'year', district: told.district, units: told.units })
  await expect(heard('public_rates', { month: '2026-04' })).rejects.toMatchObject({ code: 'not_found' })
})

test('below the minimum the public gets no number at all, only that there are too few', async () => {
  const { heard, concluded, goTo } = await openPublicOffice()
  for (let n = 0; n < 9; n++) await concluded()
  await goTo('2026-04-01 09:00')
  expect(await heard('public_rates')).toMatchObject({
    district: { atLeast: null, response: null, resolution: null, satisfaction: null }, units: [], few: ['城市管理局'],
  })
})

test('what units with too few cases were given is in no number of the district, until it is enough together', async () => {
  const { heard, concluded, alike, goTo } = await openPublicOffice(few)
  const { id } = await concluded()
  await alike(id, 2)
  await alike(id, 1, { unit: 'bureau-env', solved: false })
  await alike(id, 1, { unit: 'bureau-housing', solved: false })
  await goTo('2026-04-01 09:00')
  expect(await heard('public_rates')).toMatchObject({ district: { atLeast: 3, resolution: { atLeast: 3, rate: 1 } }, units: [{ key: 'bureau-city' }], few: [expect.any(String), expect.any(String)] })
  await alike(id, 1, { unit: 'bureau-env', solved: false })
  expect(await heard('public_rates')).toMatchObject({ district: { atLeast: 5, resolution: { atLeast: 5, rate: 0.6 } }, units: [{ key: 'bureau-city' }] })
})

test('no number of a month taken from the year’s tells of the one case between them, and one unsolved is never rounded away', async () => {
  const { heard, concluded, alike, goTo } = await openPublicOffice(few)
  const { id } = await concluded()
  await alike(id, 45)
  await alike(id, 1, { solved: false })
  await goTo('2026-04-01 09:00')
  const month = await heard('public_rates')
  expect(month.units).toMatchObject([{ atLeast: 20, resolution: { atLeast: 20, rate: 0.95 }, satisfaction: { atLeast: 20, rate: 1 } }])
  await alike(id, 1, { openedAt: '2026-02-10T02:00:00Z', solved: false })
  expect(await heard('public_rates', { month: 'year' })).toEqual({ ...month, month: 'year' })
})

test('a confidential request, or one against an office, is told of in no list and in no number', async () => {
  const { heard, concluded, finishedBy, submitted, goTo } = await openPublicOffice(few)
  for (let n = 0; n < 3; n++) await concluded()
  await finishedBy(people.env, await submitted({ section: 'enforcement', category: 'Z0101', text: '执法人员态度恶劣' }))
  await finishedBy(people.env, await submitted({ accused: 'bureau-city', text: '城管局的人不作为' }))
  await goTo('2026-04-01 09:00')
  expect(await heard('public_rates')).toMatchObject({ district: { atLeast: 3, response: { atLeast: 3 } }, units: [{ key: 'bureau-city', atLeast: 3 }], few: [], exclusions: [] })
  expect((await heard('public_cases')).cases).toHaveLength(3)
})

test('of a case done near by the public hears these fields, and nobody’s words, name, number or door', async () => {
  const { heard, concluded } = await openPublicOffice()
  const { id, number } = await concluded({ text: '我叫李海燕，香港中路 76 号 3 单元路灯坏了，电话 13800001234' })
  await concluded({ anonymous: true })
  const told = await heard('public_cases')
  expect(told.cases).toHaveLength(2)
  const shown = told.cases.find((one) => one.lng !== null)!
  expect(Object.keys(shown).sort()).toEqual(['area', 'areaName', 'category', 'categoryName', 'closedOn', 'days', 'lat', 'lng', 'openedOn', 'solved', 'state', 'stateName'])
  expect(shown).toMatchObject({ categoryName: '路灯不亮', lng: 120.39, lat: 36.064, stateName: '已办结', solved: true, openedOn: '2026-03-04', closedOn: '2026-03-04', days: 0 })
  // Who wished not to be named is told of by the street alone.
  expect(told.cases.filter(({ lng, lat }) => lng === null && lat === null)).toHaveLength(1)
  for (const secret of [id, number, '李海燕', '13800001234', '76', '单元', '更换灯头']) expect(JSON.stringify(told)).not.toContain(secret)
})

test('a place is told to a hundred metres, and only what lies in the street that was asked for', async () => {
  const { heard, concluded } = await openPublicOffice()
  await concluded({ place: { lng: 120.39049, lat: 36.06451, address: '香港中路 76 号 1201 室' } })
  const { cases: [there] } = await heard('public_cases')
  expect([there!.lng, there!.lat]).toEqual([120.39, 36.065])
  expect((await heard('public_cases', { area: there!.area! })).cases).toHaveLength(1)
  expect((await heard('public_cases', { area: '370202005' })).cases).toEqual([])
  await expect(heard('public_cases', { area: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
})

test('what is open or withdrawn is not listed, and of the enforcement section nothing is; it is counted all the same', async () => {
  const officers = { code: 'Z0201', section: 'enforcement', group: '作风', name: '执法程序', en: 'Procedure', words: ['程序'], grade: 'ordinary' }
  const { as, heard, answered, finishedBy, submitted, goTo } = await openPublicOffice({ ...few, categories: [...(requestDefinitions['categories'] as object[]), officers] })
  await answered()
  await as(people.resident).do(withdraw, { caseId: (await submitted()).id })
  for (let n = 0; n < 3; n++) await finishedBy(people.env, await submitted({ section: 'enforcement', category: 'Z0201' }))
  expect((await heard('public_cases')).cases).toEqual([])
  await goTo('2026-04-01 09:00')
  expect((await heard('public_rates')).units).toMatchObject([{ key: 'bureau-env', atLeast: 3, resolution: { atLeast: 3, rate: 1 } }])
})

test('the catalogue in force says who leads where, in what time, and since when', async () => {
  const { heard } = await openPublicOffice()
  const told = await heard('public_catalogue')
  expect(told).toMatchObject({ version: 1, effectiveFrom: '2019-01-01', why: '首版' })
  const of = (category: string) => told.rules.filter((rule) => rule.category === category)
  expect(of('M0101')).toEqual([{ category: 'M0101', categoryName: '路灯不亮', group: '市政设施', area: null, areaName: null, lead: 'bureau-city', leadName: '城市管理局', assistNames: [], respond: '4 小时', conclude: '2 个工作日', basis: '城市照明管理规定' }])
  expect(of('M0102')).toMatchObject([{ lead: null, leadName: '所在街道办事处', assistNames: ['城市管理局'] }])
  expect(of('M0201')).toMatchObject([{ area: null, conclude: '5 个工作日' }, { areaName: '中山路街道', conclude: '3 个工作日' }])
})
