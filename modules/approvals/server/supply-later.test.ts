import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { supplyLater } from './supply-later.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'

type Office = Awaited<ReturnType<typeof openApprovalsOffice>>
/** The picture of the sign follows: the sign tolerates it for five working days. */
const tolerated = async (office: Office) => office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })
const decideSign = (office: Office, id: string, granted: boolean) => office.as(people.cityLead).do(decide, { caseId: id, matter: 'sign', granted, ...(granted ? {} : { reason: '未补齐效果图。' }) })

test('容缺: the time to supply begins with the acceptance, and its branch is due two working days after it', async () => {
  const office = await openApprovalsOffice()
  const { id } = await tolerated(office)
  // Accepted on Wednesday 4 March: five working days, and two more.
  expect((await office.clock(id, 'later:photo'))?.due_at).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:sign'))?.due_at).toEqual(new Date('2026-03-13T18:00:00+08:00'))
  expect((await office.clock(id, 'branch:food'))?.due_at).toEqual(new Date('2026-03-10T18:00:00+08:00'))
  expect((await office.clock(id, 'whole'))?.due_at).toEqual(new Date('2026-03-13T18:00:00+08:00'))
  expect((await office.notices(`resident:${people.owner.id}`)).at(-1)).toMatchObject({ template: 'approvals.later_asked', params: { count: 1 } })
})

test('nothing is granted before the last tolerated paper is there', async () => {
  const office = await openApprovalsOffice()
  const { id } = await tolerated(office)
  await expect(decideSign(office, id, true)).rejects.toMatchObject({ code: 'paper_to_come', details: ['photo'] })
  await office.as(people.owner).do(supplyLater, { caseId: id, material: 'photo', files: [await office.uploaded()] })
  expect(await office.facts(id)).not.toHaveProperty('later')
  expect((await office.clock(id, 'later:photo'))?.done_at).not.toBeNull()
  expect((await office.notices('unit:bureau-city:handler')).map((n) => n.template)).toContain('approvals.later_came')
  await decideSign(office, id, true)
  expect((await office.facts(id)).branches['sign']).toMatchObject({ state: 'granted' })
})

test('the want of a paper is no reason to refuse before its time is over, and is one after', async () => {
  const office = await openApprovalsOffice()
  const { id } = await tolerated(office)
  await office.goTo('2026-03-11 17:00')
  await expect(decideSign(office, id, false)).rejects.toMatchObject({ code: 'time_to_supply' })
  await office.goTo('2026-03-11 18:01')
  expect((await office.rung(id)).filter((one) => one.clock === 'later:photo').map((one) => one.told)).toEqual([['applicant'], ['applicant', 'unit:bureau-city:lead']])
  await decideSign(office, id, false)
  expect(await office.facts(id)).not.toHaveProperty('later')
  expect((await office.clock(id, 'later:photo'))?.done_at).not.toBeNull()
})

test('whoever is late may still send it as long as nobody has refused', async () => {
  const office = await openApprovalsOffice()
  const { id } = await tolerated(office)
  await office.goTo('2026-03-12 10:00')
  await office.as(people.owner).do(supplyLater, { caseId: id, material: 'photo', files: [await office.uploaded()] })
  await decideSign(office, id, true)
  expect((await office.facts(id)).branches['sign']?.state).toBe('granted')
})

test('only what was to follow is taken, once, and from the applicant', async () => {
  const office = await openApprovalsOffice()
  const { id } = await tolerated(office)
  const send = async (material: string, by = people.owner) => office.as(by).do(supplyLater, { caseId: id, material, files: [await office.uploaded(by)] })
  await expect(send('plan')).rejects.toMatchObject({ code: 'not_awaited' })
  await expect(send('photo', people.other)).rejects.toMatchObject({ code: 'not_found' })
  await send('photo')
  await expect(send('photo')).rejects.toMatchObject({ code: 'wrong_state' })
})
