import { expect, test } from 'vitest'
import { dispatch } from './dispatch.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('the catalogue names the lead, and each unit gets its own clock', async () => {
  const { as, people, submitted, kase, clock } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201' })

  expect(await as(people.dispatcher).do(dispatch, { caseId: id })).toMatchObject({ state: 'dispatched' })
  expect(await kase(id)).toMatchObject({ unit_id: 'bureau-env', units: ['hotline', 'bureau-env', 'street-xgzl'], facts: { dispatch: { rule: 'R3', catalogue: 1 } } })
  expect(await clock(id, 'conclude')).toMatchObject({ unit_id: 'bureau-env', due_at: new Date('2026-03-11T18:00:00+08:00') })
  expect(await clock(id, 'assist:street-xgzl')).toMatchObject({ unit_id: 'street-xgzl' })
})

test('a rule for the street goes before the rule for the district, with its own limit', async () => {
  const { as, people, submitted, kase, clock } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201', place: { lng: 120.32, lat: 36.065, address: '中山路' } })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  expect(await kase(id)).toMatchObject({ unit_id: 'bureau-city', facts: { dispatch: { rule: 'R4' } } })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-09T18:00:00+08:00'))
})

test('against the catalogue only with a reason, which stays on the ledger', async () => {
  const { as, people, submitted, kase } = await openRequestsOffice()
  const { id } = await submitted()
  await expect(as(people.dispatcher).do(dispatch, { caseId: id, lead: 'street-xgzl' })).rejects.toMatchObject({ code: 'why' })
  await as(people.dispatcher).do(dispatch, { caseId: id, lead: 'street-xgzl', why: '路灯由街道代管' })
  expect(await kase(id)).toMatchObject({ unit_id: 'street-xgzl', facts: { dispatch: { rule: null } } })
})

test('no rule, no guess: the dispatcher must name the unit (兜底)', async () => {
  const { as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0301' })
  await expect(as(people.dispatcher).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'no_lead' })
})

test('the accused unit cannot be given the complaint', async () => {
  const { as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted({ accused: 'bureau-city' })
  await expect(as(people.dispatcher).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'no_lead', message: expect.stringContaining('须回避') })
  await expect(as(people.dispatcher).do(dispatch, { caseId: id, lead: 'bureau-city', why: '照旧' })).rejects.toMatchObject({ code: 'recused', message: '城市管理局须回避这件诉求，请另选单位' })
})

test('济南32: of the units that the catalogue names, the one complained about is left out and the others get it', async () => {
  const { as, people, submitted, kase } = await openRequestsOffice()
  const { id } = await submitted({ category: 'M0201', accused: 'street-xgzl' })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  expect(await kase(id)).toMatchObject({ unit_id: 'bureau-env', units: ['hotline', 'bureau-env'], facts: { dispatch: { rule: 'R3' } } })
  expect((await kase(id)).facts).not.toHaveProperty('assist')
})

test('a second dispatcher who read an older version is told, and nothing is overwritten', async () => {
  const { as, people, submitted } = await openRequestsOffice()
  const { id, version } = await submitted()
  await as(people.dispatcher).do(dispatch, { caseId: id, version })
  await expect(as(people.dispatcher).do(dispatch, { caseId: id, version, lead: 'street-xgzl', why: '改派' })).rejects.toMatchObject({ code: 'stale', details: { version: 2 } })
})

test('nobody but a dispatcher', async () => {
  const { as, people, submitted } = await openRequestsOffice()
  const { id } = await submitted()
  await expect(as(people.resident).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
  await expect(as(people.neighbour).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.street).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
})

test('the section follows the category under which a dispatcher sends it out', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  await office.as(office.people.dispatcher).do(dispatch, { caseId: id, category: 'Z0101' })
  expect(await office.kase(id)).toMatchObject({ category: 'Z0101', facts: { section: 'enforcement', confidential: true } })
})

test('a lead does not assist itself', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted()
  await office.as(office.people.dispatcher).do(dispatch, { caseId: id, assist: ['bureau-city', 'street-xgzl', 'street-xgzl'] })
  expect((await office.kase(id)).facts).toMatchObject({ assist: [{ unit: 'street-xgzl', done: false }] })
})

test('济南32: a complaint about reception itself is sent out by a supervisor, and finds its way to them', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.submitted({ accused: 'hotline' })
  await expect(office.as(office.people.dispatcher).do(dispatch, { caseId: id })).rejects.toMatchObject({ code: 'not_found' })
  expect((await office.ask(office.people.supervisor, 'worklist', { list: 'mine' })).lines).toMatchObject([{ id }])
  expect(await office.as(office.people.supervisor).do(dispatch, { caseId: id })).toMatchObject({ state: 'dispatched' })
  const { id: other } = await office.submitted()
  await expect(office.as(office.people.supervisor).do(dispatch, { caseId: other })).rejects.toMatchObject({ code: 'not_yours' })
})
