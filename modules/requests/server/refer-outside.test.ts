import { expect, test } from 'vitest'
import { outsideParties } from './outside-parties.ts'
import { reassign } from './reassign.ts'
import { recuse } from './recuse.ts'
import { referOutside } from './refer-outside.ts'
import { answer } from './answer.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

const toRailway = { party: 'railway', how: 'phone' as const, sent: '铁路桥下积水，请派人疏通' }

async function referred() {
  const office = await openRequestsOffice()
  const { id } = await office.signed()
  await office.as(office.people.city).do(referOutside, { caseId: id, ...toRailway })
  return { ...office, id }
}

test('an outside party has its own working days, the unit’s clock of conclusion runs on, and the resident is told who was asked and until when', async () => {
  const office = await openRequestsOffice()
  const { id } = await office.signed()
  const before = await office.clock(id, 'conclude')
  await office.as(office.people.city).do(referOutside, { caseId: id, ...toRailway })
  expect(await office.clock(id, 'outside')).toMatchObject({ unit_id: 'bureau-city', due_at: new Date('2026-03-09T18:00:00+08:00') })
  expect(await office.clock(id, 'conclude')).toEqual(before)
  expect(await office.notices(`resident:${office.people.resident.id}`)).toContainEqual(expect.objectContaining({ template: 'requests.referred_outside', params: expect.objectContaining({ party: { zh: '铁路青岛站', en: 'the railway' } }) }))
  const mine = await office.ask(office.people.resident, 'my_case', { id })
  expect(mine.status).toBe('城市管理局正在办理，最晚3月6日18:00前答复您；已转请铁路青岛站处理，请其在3月9日18:00前回复。')
  expect(mine.timeline.at(-1)!.text).toBe('这件事需要铁路青岛站处理，已转请其在3月9日18:00前回复；您的诉求仍由城市管理局负责答复。')
})

test('whom nobody has put on the list cannot be asked', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await expect(as(people.city).do(referOutside, { caseId: id, ...toRailway, party: 'moon' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('a reply that does not come gives the unit a yellow card, then a red one, and tells the resident nothing that they would take for a missed answer', async () => {
  const { db, id, goTo, ask, people } = await referred()
  const cards = async () => (await db.selectFrom('kernel.event').select('body').where('case_id', '=', id).where('verb', '=', 'requests.ring').orderBy('seq').execute())
    .map(({ body }) => (body as { says: { clock: string; card?: string; unit: string } }).says).filter(({ clock }) => clock === 'outside').map(({ card, unit }) => `${card} ${unit}`)
  await goTo('2026-03-06 18:00')
  expect(await cards()).toEqual(['yellow bureau-city'])
  await goTo('2026-03-09 18:01')
  expect(await cards()).toEqual(['yellow bureau-city', 'red bureau-city'])
  expect((await ask(people.cityLead, 'case', { id })).clocks.find(({ name }) => name === 'outside')).toMatchObject({ late: true })
  const { timeline } = await ask(people.resident, 'my_case', { id })
  expect(timeline.filter(({ text }) => text.includes('区外单位'))).toHaveLength(0)
})

test('with the case the waiting goes to the next unit, and back to reception while nobody has it', async () => {
  const { as, id, people, clock } = await referred()
  await as(people.dispatcher).do(reassign, { caseId: id, lead: 'bureau-env', why: '代管' })
  expect(await clock(id, 'outside')).toMatchObject({ unit_id: 'bureau-env', done_at: null })
  await as(people.dispatcher).do(recuse, { caseId: id, who: ['unit:bureau-env'], why: '利害关系' })
  expect(await clock(id, 'outside')).toMatchObject({ unit_id: 'hotline', done_at: null })
})

test('the answer to the resident ends the waiting', async () => {
  const { as, id, people, clock } = await referred()
  await as(people.city).do(answer, { caseId: id, handling: '已转', answer: '铁路部门已处理。', solved: true })
  expect((await clock(id, 'outside'))?.done_at).not.toBeNull()
})

test('a list of parties that names one twice, or an address that is none, is not published', () => {
  const party = { id: 'railway', name: '铁路', en: 'Railway', reach: [{ by: 'phone' as const, at: '12306' }], days: 5 }
  const faults = (body: object[]) => outsideParties.also!(body as never, undefined as never, undefined as never)
  expect(faults([party])).toEqual([])
  expect(faults([party, party])).toEqual([{ at: '/1/id', message: 'party railway stands twice' }])
  expect(faults([{ ...party, reach: [...party.reach, { by: 'email', at: 'railway' }, { by: 'web', at: 'http://x.cn' }, { by: 'phone', at: 'ask' }] }]).map((fault) => (fault as { at: string }).at)).toEqual(['/0/reach/1/at', '/0/reach/2/at', '/0/reach/3/at'])
})
