import { expect, test } from 'vitest'
import type { Actor } from '#kernel/identity/actor.ts'
import { staffOf } from '#kernel/testing/office.ts'
import { concludeStep } from '../conclude-step.ts'
import { decide } from '../decide.ts'
import { givePreReview } from '../give-pre-review.ts'
import { issue } from '../issue.ts'
import { requestSupplement } from '../request-supplement.ts'
import { supplement } from '../supplement.ts'
import { answers, openApprovalsOffice, people, promising } from '../testing/approvals-office.ts'
import { teaHouse } from '../testing/small-approvals.ts'
import { withdraw } from '../withdraw.ts'
import { LISTS, listsOf } from './desk-lists.ts'

async function open(definitions: Record<string, unknown> = {}) {
  const office = await openApprovalsOffice('2026-03-04 10:00', definitions)
  const ask = async (who: Actor, view: string, input: object = {}) => {
    const one = office.office.views.get(`approvals.${view}`)!
    return one.run({ office: office.office, db: office.db, actor: who, input, now: office.now(), lang: 'zh' })
  }
  const inList = async (who: Actor, list: string, more: object = {}): Promise<string[]> => (await ask(who, 'worklist', { list, ...more })).lines.map((line: { id: string }) => line.id)
  const large = async () => ({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  return { ...office, ask, inList, large }
}
const pass = { outcome: 'pass' as const, opinion: '符合要求。' }

test('before the acceptance it waits for the window, and for each department that has not spoken of its papers', async () => {
  const { inList, as, submitted } = await open()
  const { id } = await submitted()
  expect(await inList(people.window, 'pre_review')).toEqual([id])
  expect(await inList(people.food, 'pre_review')).toEqual([id])
  await as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: true })
  expect(await inList(people.food, 'pre_review')).toEqual([])
  expect(await inList(people.city, 'pre_review')).toEqual([id])
  expect(await inList(people.fire, 'all')).toEqual([])
})

test('whether it can be accepted is known when every department has spoken', async () => {
  const { ask, as, submitted } = await open()
  const { id } = await submitted()
  const complete = async () => (await ask(people.window, 'worklist', { list: 'pre_review' })).lines[0].complete
  expect(await complete()).toBe(null)
  await as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: true })
  await as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: true })
  expect(await complete()).toBe(true)
  await as(people.city).do(givePreReview, { caseId: id, matter: 'registration', complete: false, missing: [{ what: 'lease', why: '看不清' }] })
  expect(await complete()).toBe(false)
})

test('a step stands with whom it waits for, a decision with the head, and what waits for others stands apart', async () => {
  const { inList, as, accepted } = await open()
  const { id } = await accepted()
  expect(await inList(people.food, 'steps')).toEqual([id])
  expect(await inList(people.food, 'waiting')).toEqual([])
  await as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', ...pass })
  // The food permit waits for the registration.
  expect([await inList(people.food, 'steps'), await inList(people.foodLead, 'decisions'), await inList(people.food, 'waiting')]).toEqual([[], [], [id]])
  await as(people.city).do(concludeStep, { caseId: id, matter: 'registration', step: 'registration.review', ...pass })
  expect(await inList(people.cityLead, 'decisions')).toEqual([id])
  await as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  expect([await inList(people.foodLead, 'decisions'), await inList(people.food, 'waiting')]).toEqual([[id], []])
  await as(people.foodLead).do(decide, { caseId: id, matter: 'food', granted: true })
  expect(await inList(people.window, 'issue')).toEqual([id])
})

test('联合踏勘: who has signed is done, though the visit is not over', async () => {
  const { inList, as, accepted, large } = await open()
  const { id } = await accepted(await large())
  await as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', ...pass })
  expect(await inList(people.food, 'steps')).toEqual([id])
  await as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'joint:site', ...pass })
  expect([await inList(people.food, 'steps'), await inList(people.fire, 'steps')]).toEqual([[], [id]])
  expect([await inList(people.food, 'waiting'), await inList(people.fire, 'waiting')]).toEqual([[id], []])
})

test('分批出件: what is granted can be issued at once, and after that waits for the next decision', async () => {
  const { inList, ask, as, reviewed } = await open({ 'one_thing:tea-house': { ...teaHouse, issue: { ...teaHouse.issue, mode: 'each' } } })
  const { id } = await reviewed()
  const issuing = async () => [await inList(people.window, 'issue'), (await ask(people.window, 'counts')).lists.issue.open]
  expect(await issuing()).toEqual([[], 0])
  await as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  expect(await issuing()).toEqual([[id], 1])
  await as(people.window).do(issue, { caseId: id })
  expect(await issuing()).toEqual([[], 0])
  expect(await inList(people.foodLead, 'decisions')).toEqual([id])
  await as(people.foodLead).do(decide, { caseId: id, matter: 'food', granted: true })
  expect(await issuing()).toEqual([[id], 1])
  await as(people.window).do(issue, { caseId: id })
  expect(await issuing()).toEqual([[], 0])
})

test('one who works for several units finds a case once in a list, page by page', async () => {
  const { ask, accepted, large } = await open()
  const ids = [(await accepted(await large())).id, (await accepted(await large())).id].toSorted()
  const both = { ...people.food, units: [people.food.unit, people.fire.unit] }
  const first = await ask(both, 'worklist', { list: 'steps', limit: 1 })
  const second = await ask(both, 'worklist', { list: 'steps', limit: 1, after: first.next })
  expect([...first.lines, ...second.lines].map((line: { id: string }) => line.id).toSorted()).toEqual(ids)
  expect(second.next).toBe(null)
  expect((await ask(both, 'counts')).lists.steps.open).toBe(2)
})

test('while the applicant mends it, it waits; mended, every department looks at it again', async () => {
  const { inList, as, submitted } = await open()
  const { id } = await submitted()
  await as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: true })
  await as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '看不清' }] })
  expect([await inList(people.window, 'pre_review'), await inList(people.window, 'waiting'), await inList(people.food, 'pre_review')]).toEqual([[], [id], []])
  await as(people.owner).do(supplement, { caseId: id, answers: answers['small'] as never, papers: promising })
  expect([await inList(people.window, 'pre_review'), await inList(people.window, 'waiting'), await inList(people.food, 'pre_review')]).toEqual([[id], [], [id]])
})

test('what is due first stands first, and page by page each comes once, the closed ones last', async () => {
  const { ask, as, submitted, accepted, goTo } = await open()
  for (let n = 0; n < 9; n += 1) {
    if (n % 3 === 0) await goTo(`2026-03-0${4 + n / 3} 10:00`)
    const { id } = await (n % 2 ? accepted() : submitted())
    if (n % 4 === 0) await as(people.owner).do(withdraw, { caseId: id })
  }
  const whole = (await ask(people.window, 'worklist', {})).lines
  expect(whole).toHaveLength(9)
  const waiting = whole.filter((line: any) => !line.closedAt)
  expect(waiting.map((line: any) => line.dueAt)).toEqual(waiting.map((line: any) => line.dueAt).toSorted())
  expect(whole.slice(waiting.length).every((line: any) => line.closedAt)).toBe(true)
  for (const limit of [1, 4, 9]) {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: any = await ask(people.window, 'worklist', { limit, ...(after ? { after } : {}) })
      seen.push(...page.lines.map((line: any) => line.id))
      after = page.next
    } while (after)
    expect(seen).toEqual(whole.map((line: any) => line.id))
  }
  await expect(ask(people.window, 'worklist', { after: 'nonsense' })).rejects.toMatchObject({ code: 'bad_input' })
  await expect(ask(people.window, 'worklist', { list: 'everything' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('it is found by its number, by any part of who applied, and by what for', async () => {
  const { inList, submitted, kase } = await open()
  const { id } = await submitted()
  const other = await submitted({ answers: { ...answers['small'], 'ent.name': '建国酒楼', 'person.name': '王建国' }, by: people.other })
  const found = (text: string) => inList(people.window, 'all', { text })
  expect(await found((await kase(id)).number)).toEqual([id])
  expect(await found('海燕')).toEqual([id])
  expect(await found('国酒')).toEqual([other.id])
  expect((await found('茶馆')).toSorted()).toEqual([id, other.id].toSorted())
  expect(await found('没有的')).toEqual([])
  expect(await inList(people.window, 'all', { oneThing: 'no-such' })).toEqual([])
  expect(await inList(people.window, 'all', { matter: 'fire' })).toEqual([])
})

test('a list shows what one may open and nothing else', async () => {
  const { ask, accepted, office, large } = await open()
  const ids = [(await accepted()).id, (await accepted(await large())).id]
  const all: Actor[] = [people.window, people.food, people.fire, people.supervisor, staffOf('street-xgzl', 'handler'), staffOf('district-office', 'admin'), people.owner]
  for (const actor of all) {
    const listed = (await ask(actor, 'worklist', {})).lines.map((line: any) => line.id).toSorted()
    const opened: string[] = []
    for (const id of ids) await ask(actor, 'application', { id }).then(() => opened.push(id), (error: { code: string }) => expect(error.code).toBe('not_found'))
    expect({ actor, listed }).toEqual({ actor, listed: actor.is === 'staff' ? opened.toSorted() : [] })
  }
  expect(office.views.get('approvals.worklist')!.may.map((who) => who.name)).toEqual(['staff'])
})

test('the counts are those of the lists, and tell how many are late', async () => {
  const { ask, accepted, submitted, decided, goTo } = await open()
  await submitted()
  await accepted()
  await decided()
  await goTo('2026-03-30 10:00')
  for (const who of [people.window, people.windowLead, people.food, people.foodLead, people.city, people.supervisor]) {
    const { lists } = await ask(who, 'counts')
    expect(Object.keys(lists).toSorted()).toEqual([...listsOf(who)].toSorted())
    for (const list of LISTS.filter((one) => one in lists)) {
      const { lines } = await ask(who, 'worklist', { list, limit: 200 })
      const waiting = lines.filter((line: any) => !line.closedAt)
      expect({ list, open: waiting.length }).toEqual({ list, open: lists[list].open })
    }
  }
  expect((await ask(people.supervisor, 'counts')).lists.late.late).toBeGreaterThan(0)
})
