import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/identity/actor.ts'
import { newCaseId } from '#kernel/testing/office.ts'
import { situationOf } from '../../rules/situation.ts'
import { accept } from '../accept.ts'
import { concludeStep } from '../conclude-step.ts'
import { decide } from '../decide.ts'
import { givePreReview } from '../give-pre-review.ts'
import { answers, openApprovalsOffice, people } from '../testing/approvals-office.ts'
import { makingCodes, matters, teaHouse } from '../testing/small-approvals.ts'

async function open(definitions: Record<string, unknown> = {}) {
  const office = await openApprovalsOffice('2026-03-04 10:00', definitions)
  const ask = async (who: Actor, view: string, input: object = {}, lang = 'zh'): Promise<any> => office.office.views.get(`approvals.${view}`)!.run({ office: office.office, db: office.db, actor: who, input, now: office.now(), lang })
  const large = async () => ({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })
  return { ...office, ask, large }
}

test('the merged form says which matters ask for each field, and which of them are one’s own', async () => {
  const { ask, submitted } = await open()
  const { id } = await submitted()
  const { sheets } = await ask(people.food, 'application', { id })
  const field = (key: string) => sheets.flatMap((sheet: any) => sheet.fields).find((one: any) => one.key === key)
  expect(field('shop.area')).toMatchObject({ value: '80 平方米', askedBy: ['食品经营许可'], mine: true, differs: null, fetched: null })
  expect(field('person.name')).toMatchObject({ value: '李海燕', askedBy: ['个体工商户登记', '食品经营许可'] })
  expect((await ask(people.city, 'application', { id })).sheets.flatMap((sheet: any) => sheet.fields).find((one: any) => one.key === 'shop.area').mine).toBe(false)
})

test('each paper says how it is satisfied: by the form, by a promise with its words, by another matter of the same application', async () => {
  const { ask, submitted } = await open()
  const { id } = await submitted()
  const { papers } = await ask(people.window, 'application', { id })
  const paper = (key: string) => papers.find((one: any) => one.key === key)
  expect(paper('form')).toMatchObject({ by: 'form', detail: '姓名、地址' })
  expect(paper('lease')).toMatchObject({ by: 'promise', promise: { duties: ['场所合法取得并可用于经营。'], consequence: '承诺不实的，撤销登记。' } })
  expect(paper('licence')).toMatchObject({ by: 'result', main: true, detail: '个体工商户登记' })
})

test('a joint visit names who has signed, and it is open only for those who have not', async () => {
  const { ask, as, accepted, large } = await open()
  const { id } = await accepted(await large())
  await as(people.food).do(concludeStep, { caseId: id, matter: 'food', step: 'food.review', outcome: 'pass', opinion: '好。' })
  await as(people.fire).do(concludeStep, { caseId: id, matter: 'fire', step: 'joint:site', outcome: 'pass', opinion: '疏散通道畅通。' })
  const seen = async (who: Actor) => (await ask(who, 'application', { id })).matters.find((m: any) => m.matter === 'fire').open[0]
  expect(await seen(people.fire)).toMatchObject({ id: 'joint:site', mine: false })
  expect(await seen(people.food)).toMatchObject({ mine: true })
  expect((await seen(people.food)).units.map((unit: any) => unit.signed).toSorted()).toEqual([false, true])
  const { steps, findings } = await ask(people.window, 'application', { id })
  expect(steps.find((step: any) => step.id === 'joint:site')).toMatchObject({ state: 'open', awaited: true, onPath: true })
  expect(findings.map((one: any) => one.opinion)).toEqual(['好。', '疏散通道畅通。'])
})

test('the steps lie on the working days since the submission, the critical ones without slack, and today is among them', async () => {
  const { ask, accepted, goTo } = await open()
  const { id } = await accepted()
  await goTo('2026-03-06 10:00')
  const { steps, days, today } = await ask(people.window, 'application', { id })
  expect({ days, today }).toEqual({ days: 3, today: 2 })
  for (const step of steps) expect({ id: step.id, onPath: step.onPath }).toEqual({ id: step.id, onPath: step.slack === 0 })
  expect(steps.find((step: any) => step.id === 'pre_review')).toMatchObject({ state: 'done', start: 0, end: 1, planned: '2026-03-05' })
})

test('what departments said of the papers, and how a matter was decided, stands with the matter', async () => {
  const { ask, as, submitted, concludeAll } = await open()
  const { id } = await submitted()
  await as(people.food).do(givePreReview, { caseId: id, matter: 'food', complete: false, missing: [{ what: 'shop.area', why: '与图纸不一致' }], opinion: '请核对' })
  const matter = async (key: string) => (await ask(people.window, 'application', { id })).matters.find((m: any) => m.matter === key)
  expect((await matter('food')).opinion).toMatchObject({ complete: false, words: '请核对', missing: [{ what: 'shop.area', name: '面积', why: '与图纸不一致' }] })
  await as(people.window).do(accept, { caseId: id, why: '面积以现场为准' })
  await concludeAll(id)
  await as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true, conditions: '三个月内补交租赁合同' })
  expect(await matter('registration')).toMatchObject({ state: 'granted', decided: { on: 'promise', conditions: '三个月内补交租赁合同' } })
})

test('every clock says why it is due then, and the history what was done, as staff and as the applicant read it', async () => {
  const { ask, accepted } = await open()
  const { id } = await accepted()
  for (const lang of ['zh', 'en']) {
    const { clocks, history } = await ask(people.window, 'application', { id }, lang)
    expect(clocks.every((clock: any) => clock.why.length > 20)).toBe(true)
    expect(history.map((step: any) => step.verb)).toEqual(['approvals.submit', 'approvals.accept'])
    expect(history.every((step: any) => step.text && step.resident && step.text !== step.resident)).toBe(true)
    if (lang === 'en') expect(history.map((step: any) => step.text + step.resident).join()).not.toMatch(/[\u3400-\u9fff]/)
  }
})

test('whoever opens an application is written down, and the supervisor can read by whom', async () => {
  const { ask, submitted, db } = await open()
  const { id } = await submitted()
  expect((await ask(people.food, 'application', { id })).readings).toEqual([])
  await ask(people.food, 'application', { id })
  expect((await db.selectFrom('kernel.reading' as never).select('who' as never).execute())).toEqual([{ who: `staff:${people.food.id}` }])
  expect((await ask(people.supervisor, 'application', { id })).readings).toHaveLength(2)
})

test('the report is what the compiler says of the whole, and names whose data would save an upload', async () => {
  const { ask, plan } = await open()
  const { oneThings, blocked } = await ask(people.window, 'one_thing_report')
  expect(oneThings).toMatchObject([{ key: 'tea-house', matters: 4, before: plan().all!.figures.before, after: plan().all!.figures.after }])
  expect(blocked.find((one: any) => one.holder === '设计单位')).toMatchObject({ uploads: 1, materials: [{ key: 'photo', oneThings: ['开办茶馆'] }] })
})

test('the report says in how many of the tested situations nothing is uploaded', async () => {
  const { ask, plan } = await open()
  const { oneThings } = await ask(people.window, 'one_thing_report')
  const without = teaHouse.tests.filter(({ given }) => !situationOf(plan().plan, given as never).materials.some(({ way }) => way.by === 'upload'))
  expect(without.length).toBeGreaterThan(0)
  expect(without.length).toBeLessThan(teaHouse.tests.length)
  expect(oneThings).toMatchObject([{ tested: teaHouse.tests.length, withoutUpload: without.length }])
})

test('the report says what is promised case by case, and of a menu that the rest has its ordinary days', async () => {
  const cased = { ...teaHouse, limit: { rule: 'days', days: 5, cases: [{ when: { element: 'shop.area', atLeast: 300 }, days: 8 }] }, tests: [{ ...teaHouse.tests[2], expect: { limit: 8 } }] }
  const registration = { ...matters['registration']!, asks: [...matters['registration']!.asks, { element: 'shop.area', on: ['a'] }], delegableWhen: { element: 'shop.area', below: 1000 } }
  const menu = { ...teaHouse, key: 'menu', members: [{ matter: 'registration' }], questions: [{ element: 'shop.area' }], preReview: { ...teaHouse.preReview, days: 0 }, limit: { rule: 'longest' }, onTheSpot: true, tests: [{ name: '小店登记 → 当场', given: { 'shop.area': 80 }, expect: { delegable: ['registration'], limit: 0 } }] }
  const { ask } = await open({ 'matter:registration': registration, 'one_thing:tea-house': cased, 'one_thing:menu': menu })
  const { oneThings } = await ask(people.window, 'one_thing_report')
  const limits = (key: string) => oneThings.find((one: any) => one.key === key).limits
  expect(limits('tea-house')).toEqual([{ when: '面积达到 300 平方米', days: 8 }, { when: null, days: 5 }])
  expect(limits('menu')).toEqual([{ when: '可以当场决定的', days: 0 }, { when: null, days: 6 }])
})

test('the zone counts cases, not what anybody typed in', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', { ...makingCodes, zone: { electronic: { element: 'ent.name', options: ['海燕茶馆'] }, freeSeals: { matter: 'registration', element: 'shop.sells', free: ['tea'], each: 59_000, basis: '测试' } } })
  const ask = async (input: object = {}) => office.office.views.get('approvals.zone')!.run({ office: office.office, db: office.db, actor: people.window, input, now: office.now(), lang: 'zh' })
  await office.submitted()
  await office.issued()
  expect(await ask()).toMatchObject({
    applications: 2, concluded: 1, open: 1, together: 1, firms: 1, certificates: 2, documents: 0, onTime: 1, onSpot: 0, electronic: 1, seals: 1, saved: 59_000, sealPrice: { each: 59_000 }, byOneThing: [{ key: 'tea-house', applications: 2, concluded: 1 }],
  })
  await office.issued({ answers: { ...answers['small']!, 'ent.name': '海鸥茶馆' } })
  expect(await ask()).toMatchObject({ concluded: 2, firms: 2, electronic: 1, seals: 2, saved: 118_000 })
  expect(await ask({ from: '2026-03-05' })).toMatchObject({ applications: 0, seals: 0, saved: 0 })
  await expect(ask({ from: 'x' })).rejects.toMatchObject({ code: 'bad_input' })
})

test('the zone counts what was looked up, and what that and the merged papers spare; not what the applicant says otherwise', async () => {
  const office = await openApprovalsOffice()
  const ask = () => office.office.views.get('approvals.zone')!.run({ office: office.office, db: office.db, actor: people.window, input: {}, now: office.now(), lang: 'zh' })
  const { id } = await office.submitted()
  expect(await ask()).toMatchObject({ lookUps: 0, fieldsSpared: 0, papersSpared: 2 })
  const asked = (found: boolean) => office.db.insertInto('approvals.lookup' as never).values({
    case_id: id, id: newCaseId(), register: 'market', what: ['名称'], asked_by: `resident:${people.owner.id}`, purpose: '办理', basis: '国令第809号', consent_at: office.now(), at: office.now(), took_ms: 1, outcome: found ? 'found' : 'not_found', digest: null,
    answer: JSON.stringify({ by: 'ent.code', value: '91350100M000100Y43', said: found ? { found, record: { 名称: '海燕茶馆' }, asOf: office.now().toISOString(), source: '登记库' } : { found, asOf: office.now().toISOString(), source: '登记库' } }),
  } as never).execute()
  await asked(false)
  expect(await ask()).toMatchObject({ lookUps: 1, fieldsSpared: 0 })
  await asked(true)
  await asked(true)
  expect(await ask()).toMatchObject({ lookUps: 3, fieldsSpared: 1, papersSpared: 2 })
  await sql`update kernel.case set facts = facts || '{"differs": ["ent.name"]}' where id = ${id}::uuid`.execute(office.db)
  expect(await ask()).toMatchObject({ lookUps: 3, fieldsSpared: 0 })
})
