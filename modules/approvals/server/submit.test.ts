import { expect, test } from 'vitest'
import { submit } from './submit.ts'
import { answers, noPapers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'

test('one application opens every matter that the answers call for, and no other', async () => {
  const office = await openApprovalsOffice()
  const { id, state } = await office.submitted()
  expect(state).toBe('submitted')
  expect(Object.keys((await office.facts(id)).branches).toSorted()).toEqual(['food', 'registration'])
  expect((await office.kase(id)).units).toEqual(['district-office', 'bureau-city', 'bureau-env'])
})

test('the plan that was filled in is pinned by its hash and by the versions it was made of', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  const kase = await office.kase(id)
  expect(kase.facts).toMatchObject({ plan: office.plan().hash })
  expect(kase.pins).toMatchObject({ 'one_thing:tea-house': 1, 'matter:food': 1, 'elements:small': 1 })
})

test('an application filled in under rules that changed meanwhile is handed back with what it holds', async () => {
  const office = await openApprovalsOffice()
  await expect(office.as(people.owner).open(submit, { oneThing: 'tea-house', plan: '0'.repeat(64), answers: answers['small'] as never, papers: promising })).rejects.toMatchObject({ code: 'plan_changed' })
})

test('what is neither there, promised nor tolerated is named, all of it at once', async () => {
  const office = await openApprovalsOffice()
  await expect(office.submitted({ answers: answers['large']!, papers: noPapers })).rejects.toMatchObject({ code: 'bad_input', message: expect.stringMatching(/“租赁合同”、“平面图”、“效果图”/) })
})

test('容缺: what decides a matter may not follow later; what the matter tolerates may', async () => {
  const office = await openApprovalsOffice()
  await expect(office.submitted({ answers: answers['large']!, papers: { uploads: {}, promises: ['lease'], later: ['plan', 'photo'] } })).rejects.toMatchObject({ message: expect.stringMatching(/“平面图”，/) })
  const { id } = await office.submitted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })
  expect(await office.facts(id)).toMatchObject({ later: ['photo'], promises: ['lease'] })
})

test('an open question, a wrong check digit and a missing field are refused with their places', async () => {
  const office = await openApprovalsOffice()
  const without = (key: string, more: object = {}) => office.submitted({ answers: Object.fromEntries(Object.entries({ ...answers['small'], ...more }).filter(([k]) => k !== key)) as never })
  await expect(without('ent.exists')).rejects.toMatchObject({ code: 'bad_input', details: ['registration'] })
  await expect(without('', { 'person.id': '110105194912310021' })).rejects.toMatchObject({ details: [{ at: 'person.id' }] })
  await expect(without('shop.address')).rejects.toMatchObject({ details: [{ at: 'shop.address' }] })
})

test('an answer to a field that is not shown any more is left behind', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted({ answers: { ...answers['small'], 'sign.text': '不挂了' } })
  const row = await office.db.selectFrom('approvals.application' as never).select('answers' as never).where('case_id' as never, '=', id as never).executeTakeFirstOrThrow()
  expect((row as { answers: object }).answers).not.toHaveProperty('sign.text')
})

test('sent twice it is one application', async () => {
  const office = await openApprovalsOffice()
  const given = { id: '01981a2b-0000-7000-8000-000000000001', oneThing: 'tea-house', plan: office.plan().hash, answers: answers['small'] as never, papers: promising }
  const [one, two] = [await office.as(people.owner).open(submit, given), await office.as(people.owner).open(submit, given)]
  expect(two.number).toBe(one.number)
})
