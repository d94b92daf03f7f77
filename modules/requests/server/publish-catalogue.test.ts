import { expect, test } from 'vitest'
import { adjudicate } from './adjudicate.ts'
import { dispatch } from './dispatch.ts'
import { publishCatalogue } from './publish-catalogue.ts'
import { returnDispatch } from './return-dispatch.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const rules = [{ id: 'R1', category: 'M0101', lead: 'street-xgzl', assist: [] }]

test('a new version binds from its day on, answers the proposals, and changes nothing that was published', async () => {
  const { office, as, ask, people, submitted, dispatched, kase, goTo } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(returnDispatch, { caseId: id, reason: '属街道' })
  await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: true, lead: 'street-xgzl', reason: '道路由街道管护', amendCatalogue: true })
  expect((await ask(people.dispatcher, 'catalogue', {})).proposals).toMatchObject([{ id, category: 'M0101', lead: 'street-xgzl', why: '道路由街道管护' }])

  expect(await publishCatalogue(office, people.dispatcher, { effectiveFrom: '2026-03-06', why: '路灯归街道', rules })).toEqual({ version: 2, effectiveFrom: '2026-03-06', settled: 1, open: 0 })
  const before = await submitted()
  await as(people.dispatcher).do(dispatch, { caseId: before.id })
  expect((await kase(before.id)).unit_id).toBe('bureau-city')
  await goTo('2026-03-06 09:00')
  const after = await submitted()
  await as(people.dispatcher).do(dispatch, { caseId: after.id })
  expect((await kase(after.id)).unit_id).toBe('street-xgzl')
  expect(await ask(people.dispatcher, 'catalogue', {})).toMatchObject({ proposals: [], catalogue: { version: 2 }, versions: [{ version: 2, inForce: true, rules: 1 }, { version: 1, inForce: false }] })
  expect(await ask(people.dispatcher, 'catalogue', { version: 1 })).toMatchObject({ catalogue: { version: 1, rules: { length: 6 } } })
})

test('what a return was decided on is told to all staff without names and numbers', async () => {
  const { as, ask, people, dispatched } = await openRequestsOffice()
  const { id } = await dispatched()
  await as(people.city).do(returnDispatch, { caseId: id, reason: '属街道' })
  await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: true, lead: 'street-xgzl', reason: '经与王经理 13912345678 核对，属街道', amendCatalogue: true })
  expect((await ask(people.admin, 'catalogue', {})).proposals).toMatchObject([{ why: '经与某经理 *** 核对，属街道' }])
})

test('not for a day that is over, not with rules for what does not exist, not by everybody', async () => {
  const { office, people } = await openRequestsOffice()
  const publish = (who: keyof typeof people, given: object) => publishCatalogue(office, people[who], { effectiveFrom: '2026-03-05', why: '修订', rules, ...given })
  await expect(publish('dispatcher', { effectiveFrom: '2026-03-03' })).rejects.toMatchObject({ code: 'effective_in_the_past' })
  await expect(publish('dispatcher', { effectiveFrom: '2026-02-30' })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(publish('dispatcher', { rules: [{ id: 'R1', category: 'M9999', lead: 'nobody', assist: [] }] })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(publish('supervisor', {})).rejects.toMatchObject({ status: 403 })
  await expect(publish('admin', {})).resolves.toMatchObject({ version: 2 })
  expect(office.definitions.versions('catalogue')).toHaveLength(2)
})

test('over HTTP', async () => {
  const { http, people } = await openRequestsOffice()
  const { app, headers } = await http(people.dispatcher)
  const answer = await app.inject({ method: 'POST', url: '/api/requests/publish_catalogue', headers, payload: { effectiveFrom: '2026-03-05', why: '修订', rules } })
  expect(answer.json()).toEqual({ version: 2, effectiveFrom: '2026-03-05', settled: 0, open: 0 })
  expect((await app.inject({ method: 'POST', url: '/api/requests/publish_catalogue', payload: {} })).statusCode).toBe(401)
})

test('a version settles the proposals that it contains; the others stay open', async () => {
  const { office, as, ask, people, dispatched } = await openRequestsOffice()
  const ids: string[] = []
  for (const category of ['M0101', 'M0201'] as const) {
    const { id } = await dispatched({ category })
    const unit = category === 'M0101' ? people.city : people.env
    await as(unit).do(returnDispatch, { caseId: id, reason: '不属本单位' })
    await as(people.dispatcher).do(adjudicate, { caseId: id, upheld: true, lead: 'street-xgzl', assist: ['bureau-housing'], reason: '由街道管护', amendCatalogue: true })
    ids.push(id)
  }
  const proposed = async () => (await ask(people.dispatcher, 'catalogue', {})).proposals.map(({ id }) => id)
  expect(await proposed()).toEqual(ids)
  const publish = (rule: object, why: string) => publishCatalogue(office, people.dispatcher, { effectiveFrom: '2026-03-06', why, rules: [{ id: 'R1', category: 'M0101', assist: [], ...rule }, { id: 'R3', category: 'M0201', lead: 'bureau-env', assist: [] }] })
  expect(await publish({ lead: 'bureau-env' }, '另有安排')).toMatchObject({ settled: 0, open: 2 })
  expect(await publish({ lead: '@street' }, '没有协办')).toMatchObject({ settled: 0, open: 2 })
  expect(await publish({ lead: '@street', assist: ['bureau-housing', 'bureau-city'] }, '属地')).toMatchObject({ settled: 1, open: 1 })
  expect(await proposed()).toEqual([ids[1]])
})
