import { expect, test } from 'vitest'
import { decideOnTheSpot } from './decide-on-the-spot.ts'
import type { Delegation } from './definitions/delegation.ts'
import { givePreReview } from './give-pre-review.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

const letter: Delegation = { number: '区审授〔2026〕1号', account: people.chief.account, by: 'bureau-city', from: '2026-01-01', until: '2026-12-31', matters: [{ matter: 'registration' }], basis: { law: '中华人民共和国行政许可法', article: '第二十四条' } }
/** Registration alone, and only up to 200 ㎡. */
const registering = {
  'matter:registration': { ...matters['registration']!, asks: [...matters['registration']!.asks, { element: 'shop.area', on: ['a'] }], delegableWhen: { element: 'shop.area', atMost: 200 } },
  'one_thing:register': { ...teaHouse, key: 'register', name: '登记开店', members: [{ matter: 'registration' }], questions: [{ element: 'shop.area' }], tests: [{ name: '80 平方米 → 1 事项', given: { 'shop.area': 80 }, expect: { matters: ['registration'] } }, { name: '300 平方米', given: { 'shop.area': 300 }, expect: { matters: ['registration'] } }] },
}
const own = { 'shop.area': 80, 'person.name': '李海燕', 'person.id': '11010519491231002X', 'ent.name': '海燕茶馆', 'shop.address': '中山路 1 号' }
const spot = (change: Partial<Delegation> = {}) => openApprovalsOffice('2026-03-04 10:00', { ...registering, 'delegation:one': { ...letter, ...change } })
const given = (area = 80) => ({ oneThing: 'register', answers: { ...own, 'shop.area': area }, papers: promising })

test('首席审批服务代表: accepted and granted at once, on the letter that it rests on', async () => {
  const office = await spot()
  const { id } = await office.submitted(given())
  expect(await office.as(people.chief).do(decideOnTheSpot, { caseId: id })).toMatchObject({ state: 'ready' })
  expect((await office.facts(id)).branches).toEqual({ registration: { unit: 'bureau-city', state: 'granted', decided: { seq: 2, by: people.chief.id, on: 'spot', letter: '区审授〔2026〕1号' } } })
  expect(Object.keys((await office.facts(id)).done).toSorted()).toEqual(['registration.decide', 'registration.review'])
  expect((await office.clock(id, 'silence'))?.done_at).not.toBeNull()
  expect((await office.clock(id, 'issue'))?.done_at).toBeNull()
  expect((await office.notices('unit:bureau-city:lead')).map((n) => n.template)).toEqual(['approvals.decided_for_you'])
})

const refused = async (office: Awaited<ReturnType<typeof spot>>, area?: number) => {
  const { id } = await office.submitted(given(area))
  return expect(office.as(people.chief).do(decideOnTheSpot, { caseId: id })).rejects
}

test('a letter covers the officer, the matters and the days that it names, and nothing else', async () => {
  await (await refused(await spot({ account: 'somebody' }))).toMatchObject({ code: 'not_delegated', details: ['registration'], message: expect.stringMatching(/授权委托书不包括该事项/) })
  await (await refused(await spot({ until: '2026-03-03' }))).toMatchObject({ code: 'not_delegated' })
  await (await refused(await spot({ from: '2026-03-05' }))).toMatchObject({ code: 'not_delegated' })
})

test('what was answered must lie within the matter’s own limits, and within those of the letter', async () => {
  await (await refused(await spot(), 300)).toMatchObject({ code: 'not_delegated', message: expect.stringMatching(/超出可当场决定的范围/) })
  await (await refused(await spot({ matters: [{ matter: 'registration', when: { element: 'shop.area', atMost: 50 } }] }))).toMatchObject({ message: expect.stringMatching(/超出授权委托书的限制/) })
})

test('one matter that is not delegated sends the whole application the ordinary way', async () => {
  const office = await spot()
  const { id } = await office.submitted({ answers: { ...answers['small'], 'shop.area': 300, 'shop.sign': false }, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  await expect(office.as(people.chief).do(decideOnTheSpot, { caseId: id })).rejects.toMatchObject({ code: 'not_delegated', details: ['registration', 'food', 'fire'] })
})

test('a visit cannot be made on a desk, whatever is delegated', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { 'matter:fire': { ...matters['fire']!, delegable: true }, 'one_thing:fire': { ...teaHouse, key: 'fire', members: [{ matter: 'fire' }], questions: [], tests: [{ name: '消防', given: {}, expect: { matters: ['fire'] } }] }, 'delegation:one': { ...letter, by: 'bureau-housing', matters: [{ matter: 'fire' }] } })
  const { id } = await office.submitted({ oneThing: 'fire', answers: { 'shop.address': '中山路 1 号', 'shop.area': 80 }, papers: { uploads: { plan: [await office.uploaded()] }, promises: [], later: [] } })
  await expect(office.as(people.chief).do(decideOnTheSpot, { caseId: id })).rejects.toMatchObject({ code: 'not_delegated', message: expect.stringMatching(/需要消防检查/) })
})

test('papers that a department finds incomplete are not decided on the spot', async () => {
  const office = await spot()
  const { id } = await office.submitted(given())
  await office.as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: false, missing: [{ what: 'lease', why: '缺页。' }] })
  await expect(office.as(people.chief).do(decideOnTheSpot, { caseId: id })).rejects.toMatchObject({ code: 'papers_incomplete' })
})

test('nobody else can, not even the window', async () => {
  const office = await spot()
  const { id } = await office.submitted(given())
  for (const who of [people.window, people.windowLead, people.cityLead]) await expect(office.as(who).do(decideOnTheSpot, { caseId: id })).rejects.toMatchObject({ code: 'not_yours' })
})

test('a letter that names what cannot be delegated is not published', async () => {
  const office = await spot()
  const faults = (change: Partial<Delegation>) => office.office.definitions.faults('delegation:two', { ...letter, ...change }).map((fault) => fault.message)
  expect(faults({})).toEqual([])
  expect(faults({ by: 'bureau-env' })).toEqual(['matter registration is not for bureau-env to delegate'])
  expect(faults({ matters: [{ matter: 'food' }], by: 'nowhere', until: '2025-12-31' })).toEqual(['the letter ends before it begins', 'no unit nowhere', 'matter food is not there, or cannot be delegated', 'matter food is not for nowhere to delegate'])
})
