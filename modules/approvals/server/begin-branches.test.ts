import { expect, test } from 'vitest'
import { concludeStep } from './conclude-step.ts'
import type { Matter } from './definitions/matter.ts'
import type { OneThing } from './definitions/one-thing.ts'
import { branchTimes } from './branches.ts'
import { resumeBranch } from './resume-branch.ts'
import { stopBranch } from './stop-branch.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

const registration = matters['registration']!
/** A registration on which experts are heard for three days before it is decided. */
const heard: Matter = { ...registration, steps: [registration.steps[0]!, { id: 'experts', name: '专家评审', en: 'Experts', kind: 'expert', days: 3, after: ['review'] }, { ...registration.steps[1]!, after: ['experts'] }] }
const due = async (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string, name: string) => (await office.clock(id, name))?.due_at

const begun = async (definitions: Record<string, unknown>, given: Parameters<Awaited<ReturnType<typeof openApprovalsOffice>>['accepted']>[0] = {}) => {
  const office = await openApprovalsOffice('2026-03-04 10:00', definitions)
  return { office, ...(await office.accepted(given)) }
}

test('行政许可法 art. 45: planned days of experts are not in the branch’s limit; the stop for them gives them, once', async () => {
  const { office, id } = await begun({ 'matter:registration': heard, 'one_thing:tea-house': { ...teaHouse, tests: [{ ...teaHouse.tests[0]!, expect: { matters: ['registration', 'food'], days: 6 } }] } })
  // As without any experts: one day for the review, and another until food is decided on the licence.
  expect([await due(office, id, 'branch:registration'), await due(office, id, 'branch:food')]).toEqual([new Date('2026-03-05T18:00:00+08:00'), new Date('2026-03-06T18:00:00+08:00')])

  // Three working days with the experts, and no more than three are given for them.
  await office.as(people.city).do(concludeStep, { caseId: id, matter: 'registration', step: 'registration.review', outcome: 'pass', opinion: '可以。' })
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'registration', kind: 'expert', days: 3, why: '需要专家评审。' })
  await office.goTo('2026-03-09 10:00')
  await office.as(people.city).do(resumeBranch, { caseId: id, matter: 'registration', result: '专家一致同意。' })
  expect(await due(office, id, 'branch:registration')).toEqual(new Date('2026-03-10T18:00:00+08:00'))
})

test('a branch has the slack that the counted time leaves it, however long the experts of another one take', () => {
  const node = (id: string, days: number, after: string[], counted = true) => ({ id: `${id}.decide`, name: id, en: id, kind: 'decision' as const, matters: [id], units: [id], days, counted, after })
  const graph = [
    { ...node('x', 1, []), id: 'pre_review', kind: 'pre_review' as const, matters: ['a', 'b'] },
    { ...node('a', 10, ['pre_review'], false), id: 'a.experts', kind: 'expert' as const }, node('a', 2, ['a.experts']), node('b', 1, ['pre_review']),
    { ...node('y', 0, ['a.decide', 'b.decide']), id: 'issue', kind: 'issue' as const, matters: ['a', 'b'] },
  ]
  expect([branchTimes(graph)('a'), branchTimes(graph)('b')]).toEqual([{ end: 3, days: 2 }, { end: 2, days: 2 }])
})

test('the whole has the days of its own case of the limit', async () => {
  const limit: OneThing['limit'] = { rule: 'days', days: 5, cases: [{ when: { element: 'shop.area', atLeast: 300 }, days: 8 }] }
  const tests = teaHouse.tests.map((one) => ({ ...one, expect: { ...one.expect, ...(one.expect.limit === undefined ? {} : { limit: 5 }) } }))
  const cased = { 'one_thing:tea-house': { ...teaHouse, limit, tests } }
  const { office, id } = await begun(cased)
  expect(await due(office, id, 'whole')).toEqual(new Date('2026-03-11T18:00:00+08:00'))
  const papers = { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] }
  const { id: large } = await office.accepted({ answers: answers['large']!, papers })
  expect(await due(office, large, 'whole')).toEqual(new Date('2026-03-16T18:00:00+08:00'))
})

test('当场办结: of a menu, what goes beyond what may be decided at once has its ordinary days', async () => {
  const menu = {
    'matter:registration': { ...registration, asks: [...registration.asks, { element: 'shop.area', on: ['a'] }], delegableWhen: { element: 'shop.area', atMost: 200 } },
    'one_thing:menu': {
      ...teaHouse, key: 'menu', name: '当场办', members: [{ matter: 'registration' }], questions: [{ element: 'shop.area' }], preReview: { ...teaHouse.preReview, days: 0 }, limit: { rule: 'longest' }, onTheSpot: true,
      tests: [
        { name: '200 平方米 → 当场', given: { 'shop.area': 200 }, expect: { days: 0, limit: 0, delegable: ['registration'] } },
        { name: '201 平方米 → 6 个工作日内', given: { 'shop.area': 201 }, expect: { days: 1, limit: 6, delegable: [] } },
        { name: '还不知道多大 → 按一般程序', given: {}, expect: { days: 1, limit: 6, delegable: [] } },
      ],
    },
  }
  const own = { 'person.name': '李海燕', 'person.id': '11010519491231002X', 'ent.name': '海燕茶馆', 'shop.address': '中山路 1 号' }
  const { office, id } = await begun(menu, { oneThing: 'menu', answers: { ...own, 'shop.area': 201 }, papers: promising })
  expect(await due(office, id, 'whole')).toEqual(new Date('2026-03-12T18:00:00+08:00'))
  expect(await due(office, id, 'branch:registration')).toEqual(new Date('2026-03-05T18:00:00+08:00'))
})
