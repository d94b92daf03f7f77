import { expect, test } from 'vitest'
import { dispatch } from './dispatch.ts'
import { giveOpinion } from './give-opinion.ts'
import { recuse } from './recuse.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const [livelihood, development, enforcement] = requestDefinitions['sections'] as object[]
const definitions = { sections: [livelihood, { ...development, opinion: { count: 1, unit: 'working_days' } }, enforcement] }
const firm = { section: 'development' as const, category: 'F0101', text: '补贴还没到账' }

test('2115: an enterprise is contacted in two hours, has an opinion in one working day and a result in fifteen', async () => {
  const { as, ask, clock, dispatched, people } = await openRequestsOffice(undefined, definitions)
  const office = { ...people.city, unit: 'district-office', units: ['district-office'] }
  const { id } = await dispatched(firm)
  expect([(await clock(id, 'respond'))?.due_at, (await clock(id, 'opinion'))?.due_at, (await clock(id, 'conclude'))?.due_at])
    .toEqual(['2026-03-04T12:00', '2026-03-05T18:00', '2026-03-25T18:00'].map((at) => new Date(`${at}:00+08:00`)))
  const view = await as(office).do(giveOpinion, { caseId: id, opinion: '材料已齐，三月中旬拨付' })
  expect((await clock(id, 'opinion'))?.done_at).not.toBeNull()
  expect(view.can).not.toContain('requests.give_opinion')
  expect((await ask(people.resident, 'my_case', { id })).timeline.at(-1)?.text).toBe('区政府办公室的初步意见：材料已齐，三月中旬拨付')
})

test('an opinion that is late rings', async () => {
  const { db, dispatched, goTo } = await openRequestsOffice(undefined, definitions)
  const { id } = await dispatched(firm)
  await goTo('2026-03-05 18:01')
  const rings = await db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'requests.ring').execute()
  expect(rings.map(({ body }) => (body as { says: object }).says)).toContainEqual({ clock: 'opinion', kind: 'opinion', level: 0, unit: 'district-office' })
})

test('where the answer itself comes as soon, no opinion is owed, nor in sections that promise none', async () => {
  const simple = { categories: (requestDefinitions['categories'] as { code: string }[]).map((one) => (one.code === 'F0101' ? { ...one, grade: 'simple' } : one)) }
  const { clock, dispatched } = await openRequestsOffice(undefined, { ...definitions, ...simple })
  for (const { id } of [await dispatched(firm), await dispatched()]) expect(await clock(id, 'opinion')).toBeUndefined()
})

test('a case that is dispatched anew owes the opinion of its first dispatch', async () => {
  const { as, clock, people, submitted, goTo } = await openRequestsOffice(undefined, definitions)
  const { id } = await submitted(firm)
  await as(people.dispatcher).do(dispatch, { caseId: id, lead: 'bureau-city', why: '城管经办' })
  const due = (await clock(id, 'opinion'))?.due_at
  await goTo('2026-03-04 15:00')
  await as(people.dispatcher).do(recuse, { caseId: id, who: ['unit:bureau-city'], why: '利害关系' })
  await as(people.dispatcher).do(dispatch, { caseId: id })
  expect(await clock(id, 'opinion')).toMatchObject({ unit_id: 'district-office', due_at: due })
})
