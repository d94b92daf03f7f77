import { expect, test } from 'vitest'
import type { Staff } from '#kernel/identity/actor.ts'
import { system } from '#kernel/identity/actor.ts'
import { canonical, sm3 } from '#kernel/ledger/canonical.ts'
import { newCaseId, staffOf } from '#kernel/testing/office.ts'
import { accept } from './accept.ts'
import { consult } from './consult.ts'
import { decide as decideMatter } from './decide.ts'
import type { Matter } from './definitions/matter.ts'
import { issue } from './issue.ts'
import { migratePlan } from './migrate-plan.ts'
import { requestSupplement } from './request-supplement.ts'
import { stopBranch } from './stop-branch.ts'
import { supplement } from './supplement.ts'
import { answers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

const author = staffOf('district-office', 'admin')
const second = staffOf('supervision', 'supervisor')

async function opened() {
  const office = await openApprovalsOffice()
  const asked = async (by: Staff, method: 'GET' | 'POST', path: string, payload?: object) => {
    const { app, headers } = await office.http(by)
    return (await app.inject({ method, url: `/api/approvals/${path}`, headers, ...(payload ? { payload } : {}) })).json()
  }
  const before = office.plan().hash
  /** A new version of the law, in force today. */
  const publish = async (bodies: Record<string, unknown>) => {
    const { definitions, db } = office.office
    for (const [kind, body] of Object.entries(bodies)) {
      await definitions.publish(db, { kind, body, effectiveFrom: '2026-03-04', why: '新规定', by: 'system', now: office.now() })
      await definitions.load(db)
    }
  }
  const id = newCaseId()
  const propose = (more: object = {}) => asked(author, 'POST', 'design/migration', { id, oneThing: 'tea-house', from: before, to: office.plan().hash, why: '市监发〔2026〕1号', ...more })
  const decide = async (by = second, agreed = true) => {
    const answer = await asked(by, 'POST', `design/migration/${id}/decide`, { agreed, words: '同意' })
    await office.settle()
    return answer
  }
  const dryRun = () => asked(author, 'GET', `migration_dry_run?oneThing=tea-house&from=${before}`)
  return { office, asked, before, publish, id, propose, decide, dryRun }
}

const food = (change: Partial<Matter>) => ({ 'matter:food': { ...matters['food']!, ...change } })
/** The floor plan is not wanted any more, and the visit takes a day longer. */
const easier = food({ materials: matters['food']!.materials.slice(0, 2), steps: matters['food']!.steps.map((s) => (s.id === 'review' ? { ...s, days: 3 } : s)) })
const untested = { 'one_thing:tea-house': { ...teaHouse, limit: { rule: 'longest' as const }, tests: [teaHouse.tests[0]!].map((one) => ({ ...one, expect: { matters: one.expect.matters } })) } }
/** What it sells is to be said in words, too, by everybody. */
const asksMore = { 'elements:more': { groups: [], elements: [{ key: 'shop.words', name: '经营说明', en: 'What it sells', group: 'shop', type: 'text' }] }, ...untested, ...food({ asks: [...matters['food']!.asks, { element: 'shop.words', on: ['a'] }] }) }

test('an application stays under its plan until two persons have decided that it follows, and then its own history says so', async () => {
  const { office, publish, propose, decide, dryRun, before, asked, id } = await opened()
  const kase = await office.submitted()
  await publish({ ...untested, ...easier })
  const to = office.plan().hash
  expect((await office.facts(kase.id)).plan).toBe(before)
  expect((await asked(author, 'GET', 'plan_migrations')).waiting).toMatchObject([{ oneThing: 'tea-house', from: before, to, open: 1 }])
  expect((await dryRun()).cases).toMatchObject([{ id: kase.id, moves: 'moves', again: [], papers: [], days: [3, 5] }])
  expect(await propose()).toEqual({ id })
  expect((await decide(author)).code).toBe('own_work')
  expect((await office.facts(kase.id)).plan).toBe(before)
  expect(await decide()).toEqual({ cases: 1 })
  expect((await office.facts(kase.id)).plan).toBe(to)
  expect((await office.history(kase.id)).at(-1)).toBe('approvals.migrate_plan: submitted -> submitted')
  const mine = await office.http(people.owner)
  const told = (await mine.app.inject({ url: `/api/approvals/my_application?id=${kase.id}`, headers: mine.headers })).json()
  expect(told.history.at(-1).text).toContain('改按新规定办理：市监发〔2026〕1号')
  expect((await decide()).code).toBe('decided_already')
  expect((await asked(author, 'GET', 'plan_migrations')).waiting).toEqual([])
})

test('the case’s own event names who proposed and who decided, with a digest of the words, so that the signed heads cover them', async () => {
  const { office, publish, propose, decide, id } = await opened()
  const kase = await office.submitted()
  await publish({ ...untested, ...easier })
  await propose({ longer: '新增一次复核' })
  await decide()
  const row = await office.db.selectFrom('approvals.plan_migration' as never).selectAll().where('id' as never, '=', id as never).executeTakeFirstOrThrow() as unknown as { id: string; why: string; longer: string; words: string }
  const { body } = await office.db.selectFrom('kernel.event').select('body').where('case_id', '=', kase.id).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  const digest = (words: string) => sm3(canonical({ id, why: row.why, longer: row.longer, words }))
  expect((body as { says: object }).says).toMatchObject({ migration: id, proposed: { by: `staff:${author.id}`, at: office.now().toISOString() }, decided: { by: `staff:${second.id}`, at: office.now().toISOString() }, words: digest('同意') })
  expect([row.words, digest('不同意') === digest(row.words)]).toEqual(['同意', false])
})

test('绿色通道 is found out anew under the new rules; what was accepted on it stays there', async () => {
  const greenFrom = (area: number) => ({ 'one_thing:tea-house': { ...untested['one_thing:tea-house'], greenChannel: { element: 'shop.area', atLeast: area } } })
  for (const [area, state, green] of [[50, 'submitted', true], [200, 'submitted', undefined], [50, 'accepted', true]] as const) {
    const { office, publish, propose, decide } = await opened()
    const kase = await office[state]()
    await publish({ ...greenFrom(area), ...easier })
    await propose()
    await decide()
    expect((await office.facts(kase.id)).green).toBe(green)
  }
  const { office, publish, propose, decide } = await opened()
  const kase = await office.submitted()
  await office.as(people.window).do(accept, { caseId: kase.id, green: true })
  await publish({ ...untested, ...easier })
  await propose()
  await decide()
  expect((await office.facts(kase.id)).green).toBe(true)
})

test('in pre-review the applicant is asked once for what the new rules want, and supplements under them', async () => {
  const { office, publish, propose, decide, dryRun } = await opened()
  const kase = await office.submitted()
  await publish(asksMore)
  expect((await dryRun()).cases).toMatchObject([{ moves: 'asks', again: ['经营说明'] }])
  await propose()
  await decide()
  expect((await office.kase(kase.id)).state).toBe('supplementing')
  expect((await office.clock(kase.id, 'pre_review'))!.due_at).toBeNull()
  const mine = await office.http(people.owner)
  expect((await mine.app.inject({ url: `/api/approvals/my_application?id=${kase.id}`, headers: mine.headers })).json().supplement.missing).toEqual([{ what: 'shop.words', kind: 'field', name: '经营说明', why: '市监发〔2026〕1号' }])
  const sent = await office.as(people.owner).do(supplement, { caseId: kase.id, answers: { ...answers['small'], 'shop.words': '茶' } as never, papers: promising })
  expect(sent.state).toBe('submitted')
})

test('what is accepted is asked for nothing: it stays under the earlier plan, and its applicant is told', async () => {
  const { office, publish, propose, decide, dryRun, before } = await opened()
  const kase = await office.accepted()
  await publish(asksMore)
  expect((await dryRun()).cases).toMatchObject([{ moves: 'stays', why: expect.stringContaining('已受理') }])
  await propose()
  await decide()
  expect([(await office.kase(kase.id)).state, (await office.facts(kase.id)).plan]).toEqual(['in_progress', before])
  expect((await office.history(kase.id)).at(-1)).toBe('approvals.migrate_plan: in_progress -> in_progress')
})

test('time that runs becomes longer only for the reason that the decision names', async () => {
  for (const longer of [undefined, '新增一次复核']) {
    const { office, publish, propose, decide } = await opened()
    const kase = await office.accepted()
    const due = (await office.clock(kase.id, 'branch:food'))!.due_at
    await publish({ ...untested, ...easier })
    await propose(longer ? { longer } : {})
    await decide()
    const after = (await office.clock(kase.id, 'branch:food'))!.due_at
    if (longer) expect(Number(after)).toBeGreaterThan(Number(due))
    else expect(after).toEqual(due)
  }
})

test('accepted, a matter that is needed now begins at once, and one that is not needed any more comes to nothing', async () => {
  const { office, publish, propose, decide, dryRun } = await opened()
  const kase = await office.accepted()
  const changed = { ...teaHouse, members: [{ matter: 'registration', when: { element: 'ent.exists', is: true } }, { matter: 'food' }, { matter: 'fire', when: { element: 'shop.area', atLeast: 50 } }], tests: [{ name: '→ 2 事项', given: teaHouse.tests[0]!.given, expect: { matters: ['fire', 'food'] } }] }
  await publish({ ...food({ materials: [{ material: 'form' }] }), 'matter:fire': { ...matters['fire'], materials: [] }, 'one_thing:tea-house': changed })
  expect((await dryRun()).changes).toEqual(['取消事项“店招备案”', '事项“个体工商户登记”的适用条件有变', '事项“消防安全检查”的适用条件有变', '取消填写项“店招文字”', '填写项“身份证号”的适用条件有变', '填写项“名称”的适用条件有变', '取消材料“营业执照”、“平面图”、“效果图”'])
  await propose()
  await decide()
  const { branches } = await office.facts(kase.id)
  expect([branches['registration']!.state, branches['food']!.state, branches['fire']!.state]).toEqual(['void', 'working', 'working'])
  expect((await office.branch(kase.id, 'fire'))!.open).toEqual(['joint:site'])
  expect((await office.clock(kase.id, 'branch:registration'))!.done_at).not.toBeNull()
})

/** What the tea house consists of under the new law, all told. */
const membersAre = (...keep: string[]) => ({ 'one_thing:tea-house': { ...teaHouse, limit: { rule: 'longest' as const }, members: teaHouse.members.filter((m) => keep.includes(m.matter)), tests: [{ name: '新规定', given: teaHouse.tests[0]!.given, expect: { uploads: 0 } }] } })

test('a change that drops the last open matter leaves an application in which all is decided: it can be issued', async () => {
  const { office, publish, propose, decide } = await opened()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decideMatter, { caseId: id, matter: 'registration', granted: true })
  await publish(membersAre('registration'))
  await propose()
  await decide()
  expect(await office.kase(id)).toMatchObject({ state: 'ready', unit_id: 'district-office' })
  expect(await office.clock(id, 'issue')).toMatchObject({ unit_id: 'district-office', done_at: null })
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'issued' })
})

test('a matter that is not needed any more leaves no clock behind, and whom it held up goes on', async () => {
  const { office, publish, propose, decide } = await opened()
  const { id } = await office.accepted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })
  await office.as(people.city).do(consult, { caseId: id, matter: 'sign', unit: 'street-zsl', question: '是否在保护街区？', days: 3 })
  await office.as(people.city).do(stopBranch, { caseId: id, matter: 'sign', kind: 'expert', days: 3, why: '需要专家评审。' })
  expect((await office.clock(id, 'whole'))!.due_at).toBeNull()
  await publish(membersAre('registration', 'food', 'fire'))
  await propose()
  await decide()
  for (const name of ['branch:sign', 'stop:sign', 'consult:sign', 'later:photo']) expect([name, (await office.clock(id, name))!.done_at]).not.toEqual([name, null])
  expect((await office.clock(id, 'whole'))!.due_at).not.toBeNull()
  expect((await office.facts(id)).later).toBeUndefined()
})

test('a matter that another department is competent for is handed over, and what is done or decided is not asked of it again', async () => {
  const { office, publish, propose, decide } = await opened()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decideMatter, { caseId: id, matter: 'registration', granted: true })
  const due = (await office.clock(id, 'branch:food'))!.due_at
  await publish({ ...untested, ...food({ authority: 'bureau-housing' }), 'matter:registration': { ...matters['registration']!, authority: 'bureau-env' } })
  await propose()
  await decide()
  const { branches } = await office.facts(id)
  expect([branches['registration']!.unit, branches['food']!.unit]).toEqual(['bureau-city', 'bureau-housing'])
  expect(await office.branch(id, 'food')).toMatchObject({ unit_id: 'bureau-housing', open: ['food.decide'] })
  expect(await office.clock(id, 'branch:food')).toMatchObject({ unit_id: 'bureau-housing', due_at: due })
  const grant = (by: Staff) => office.as(by).do(decideMatter, { caseId: id, matter: 'food', granted: true })
  await expect(grant(people.foodLead)).rejects.toMatchObject({ code: 'not_yours' })
  expect(await grant(people.fireLead)).toMatchObject({ state: 'ready' })
})

test('while an application is being mended, what the window has asked for stays on the one list', async () => {
  const { office, publish, propose, decide } = await opened()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '租期已过' }] })
  await publish(asksMore)
  await propose()
  await decide()
  const mine = await office.http(people.owner)
  const { supplement: asked } = (await mine.app.inject({ url: `/api/approvals/my_application?id=${id}`, headers: mine.headers })).json()
  expect(asked.missing.map((one: { what: string; why: string }) => `${one.what}：${one.why}`)).toEqual(['shop.words：市监发〔2026〕1号', 'lease：租期已过'])
})

test('while an application is being mended, no department has anything to do for it, whatever rules it follows', async () => {
  for (const bodies of [asksMore, { ...untested, ...easier }]) {
    const { office, publish, propose, decide } = await opened()
    const { id } = await office.submitted()
    await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '租期已过' }] })
    await publish(bodies)
    await propose()
    await decide()
    const todos = await office.db.selectFrom('approvals.todo' as never).select(['unit_id', 'list'] as never).where('case_id' as never, '=', id as never).execute()
    expect([(await office.kase(id)).state, await office.branch(id, 'food'), todos]).toEqual(['supplementing', undefined, [{ unit_id: 'district-office', list: 'waiting' }]])
  }
})

test('a rejected change changes nothing, and nobody but the system moves an application', async () => {
  const { office, publish, propose, decide, before, id } = await opened()
  const kase = await office.submitted()
  await publish({ ...untested, ...easier })
  await propose()
  expect(await decide(second, false)).toEqual({ cases: 0 })
  expect((await office.facts(kase.id)).plan).toBe(before)
  await expect(office.as(system).do(migratePlan, { caseId: kase.id, migration: id })).rejects.toMatchObject({ code: 'no_change' })
  await expect(office.as(author).do(migratePlan, { caseId: kase.id, migration: id })).rejects.toMatchObject({ code: 'not_found' })
})

test('a plan that changed after the dry run is not decided upon', async () => {
  const { office, publish, asked, before, id } = await opened()
  await office.submitted()
  await publish({ ...untested, ...easier })
  expect((await asked(author, 'POST', 'design/migration', { id, oneThing: 'tea-house', from: before, to: before, why: '…依据' })).code).toBe('plan_changed')
  expect((await asked(second, 'POST', 'design/migration', { id, oneThing: 'tea-house', from: before, to: office.plan().hash, why: '…依据' })).code).toBe('not_yours')
})

test('a plan that changed after the proposal is not decided upon either, and the proposal can be rejected', async () => {
  const { office, publish, propose, decide, before } = await opened()
  const kase = await office.submitted()
  await publish({ ...untested, ...easier })
  await propose()
  await publish(food({ materials: matters['food']!.materials.slice(0, 1) }))
  expect((await decide()).code).toBe('plan_changed')
  expect((await office.facts(kase.id)).plan).toBe(before)
  expect(await decide(second, false)).toEqual({ cases: 0 })
})

test('the dry run tells nobody whose applications they are', async () => {
  const { office, publish, dryRun } = await opened()
  await office.submitted()
  await publish({ ...untested, ...easier })
  expect(JSON.stringify(await dryRun())).not.toContain('李海燕')
})
