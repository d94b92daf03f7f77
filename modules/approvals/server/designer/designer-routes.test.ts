import { expect, test } from 'vitest'
import { newCaseId } from '#kernel/testing/office.ts'
import { answers, people, promising } from '../testing/approvals-office.ts'
import { author, lead, openDesign, second } from '../testing/design-office.ts'
import { matters, teaHouse } from '../testing/small-approvals.ts'

/** The sign needs two days, and the test of the one-thing says what comes of it. */
const slower = { ...matters['sign']!, steps: [{ ...matters['sign']!.steps[0]!, days: 2 }] }
const firstOnly = { ...teaHouse, tests: [teaHouse.tests[0]!] }

test('a preview compiles a draft that nobody has published: figures before and after, lints, and what tests came to', async () => {
  const { asked } = await openDesign()
  const given = { bodies: { 'one_thing:tea-house': { ...teaHouse, members: teaHouse.members.slice(0, 2), tests: [{ ...teaHouse.tests[0]!, expect: { days: 9 } }] } }, elements: [], materials: [], show: 'one_thing:tea-house' }
  const answer = (await asked(author, 'POST', 'design/preview', given)).json()
  expect(answer).toMatchObject({ faults: [], tests: [{ wrong: [{ what: 'days', expected: 9, got: 3 }], matters: ['registration', 'food'], uploads: [] }], before: { after: { matters: 4 } }, difference: { matters: { removed: [{ key: 'fire' }, { key: 'sign' }] } } })
  expect(answer.all.figures.after.matters).toBe(2)
  expect(answer.all.schedule.path.at(-1)).toBe('issue')
  const unnoticed = (await asked(author, 'POST', 'design/unnoticed', given)).json()
  expect(unnoticed.unnoticed).toContain('不办“食品经营许可”')
  expect(unnoticed.tried).toBeGreaterThan(20)
})

test('a body of the wrong shape is told by place, and compiles to nothing', async () => {
  const { asked } = await openDesign()
  const answer = (await asked(author, 'POST', 'design/preview', { bodies: { 'one_thing:tea-house': { ...teaHouse, key: 'other', name: '' } }, elements: [], materials: [], show: 'one_thing:tea-house' })).json()
  expect(answer).toMatchObject({ plan: null, faults: [{ kind: 'one_thing:tea-house', at: '/name', zh: expect.stringMatching(/./) }] })
  const renamed = (await asked(author, 'POST', 'design/preview', { bodies: { 'one_thing:tea-house': { ...teaHouse, key: 'other' } }, elements: [], materials: [], show: 'one_thing:tea-house' })).json()
  expect(renamed.faults).toEqual([{ kind: 'one_thing:tea-house', at: '/key', zh: '编号应为 tea-house，发布后不能改变', en: expect.anything() }])
})

test('a matter is looked at alone, or within a one-thing in which it takes part', async () => {
  const { asked } = await openDesign()
  const given = { bodies: { 'matter:sign': slower }, elements: [], materials: [], show: 'matter:sign' }
  const alone = (await asked(author, 'POST', 'design/preview', given)).json()
  expect([alone.plan.members.length, alone.all.schedule.days, alone.before.after.days, alone.within]).toEqual([1, 2, 1, [{ key: 'tea-house', name: '开办茶馆', en: 'Open a tea house' }]])
  const within = (await asked(author, 'POST', 'design/preview', { ...given, within: 'tea-house' })).json()
  expect(within.plan.members.length).toBe(4)
})

test('two authors do not write over each other', async () => {
  const { keep, look, id } = await openDesign()
  expect((await keep({ title: '甲' })).json()).toEqual({ version: 1, overtaken: [] })
  expect((await keep({ title: '乙', version: 1 }, second)).json().version).toBe(2)
  const late = await keep({ title: '甲又改', version: 1 })
  expect([late.statusCode, late.json().code]).toEqual([409, 'draft_elsewhere'])
  expect((await look(author, `design_draft?id=${id}`)).title).toBe('乙')
})

test('whoever leads a unit designs its own matters, and nothing else; whoever only reviews designs nothing', async () => {
  const { keep, look } = await openDesign()
  expect((await keep({ bodies: { 'matter:sign': slower }, bases: { 'matter:sign': 1 } }, lead)).statusCode).toBe(200)
  expect((await keep({ bodies: { 'matter:food': matters['food'] } }, lead, newCaseId())).json().code).toBe('not_yours')
  expect((await keep({ bodies: { 'matter:food': { ...matters['food'], authority: 'bureau-city' } } }, lead, newCaseId())).json().code).toBe('not_yours')
  expect((await keep({ bodies: { 'one_thing:tea-house': teaHouse } }, lead, newCaseId())).json().code).toBe('not_yours')
  expect((await keep({}, people.supervisor, newCaseId())).statusCode).toBe(403)
  expect((await keep({}, people.food, newCaseId())).statusCode).toBe(403)
  expect((await look(people.food, 'designer')).code).toBe('not_yours')
})

test('a new one-thing is designed, reviewed by a second person, published and applied for, without touching code', async () => {
  const { office, keep, send, publish, look, id } = await openDesign()
  const key = 'sign-only'
  const element = { key: 'sign.lit', name: '是否发光', en: 'Lit', group: 'shop', type: 'yes_no' }
  const matter = { ...matters['sign']!, key: 'lit-sign', name: '发光店招备案', asks: [...matters['sign']!.asks, { element: 'sign.lit', on: ['a'] }], steps: [{ ...matters['sign']!.steps[0]!, reads: ['person.*', 'sign.*'] }], result: { ...matters['sign']!.result!, type: 'lit_sign' } }
  const oneThing = { ...teaHouse, key, name: '挂发光店招', members: [{ matter: 'lit-sign' }], questions: [], tests: [{ name: '→ 1 事项', given: {}, expect: { matters: ['lit-sign'], fields: 3, uploads: 1, days: 2 } }] }
  const bodies = { [`one_thing:${key}`]: oneThing, 'matter:lit-sign': matter }
  await keep({ bodies, bases: { [`one_thing:${key}`]: 0, 'matter:lit-sign': 0 }, elements: [element] })
  expect((await send(1)).json()).toEqual({ version: 2 })
  expect((await publish(2, author)).json().code).toBe('own_work')
  expect((await publish(2, lead)).json().code).toBe('not_yours')
  expect(await look(second, `design_review?id=${id}`)).toMatchObject({ faults: [], elsewhere: [], words: [{ kind: 'element:sign.lit', name: '是否发光', isNew: true, matters: ['发光店招备案'], oneThings: ['挂发光店招'] }], affected: [{ oneThing: key, open: 0 }] })
  expect((await publish(2)).json()).toEqual({ published: { 'elements:designer': 1, 'matter:lit-sign': 1, [`one_thing:${key}`]: 1 } })
  const kase = await office.as(people.owner).open((await import('../submit.ts')).submit, { oneThing: key, plan: office.plan(key).hash, answers: { 'person.name': '李海燕', 'sign.text': '海燕茶馆', 'sign.lit': true } as never, papers: { ...promising, promises: [], later: ['photo'] } })
  expect(kase.state).toBe('submitted')
  expect(await look(author, `design_draft?id=${id}`)).toMatchObject({ state: 'published', can: [] })
})

test('whoever wrote in a draft does not review it, whoever sent it', async () => {
  const { keep, send, publish, look, id } = await openDesign()
  const bodies = { bodies: { 'matter:sign': slower }, bases: { 'matter:sign': 1 } }
  await keep(bodies)
  await keep({ ...bodies, version: 1 }, lead)
  expect((await send(2, second)).json()).toEqual({ version: 3 })
  expect((await publish(3, author)).json().code).toBe('own_work')
  expect((await publish(3, second)).json().code).toBe('own_work')
  expect((await look(author, `design_draft?id=${id}`)).can).toEqual(['recall'])
  expect((await look(people.supervisor, `design_draft?id=${id}`)).can).toEqual(['publish', 'return'])
  expect((await publish(3, people.supervisor)).statusCode).toBe(200)
})

test('what breaks a test of another one-thing is not even sent to review, and with that test mended it is', async () => {
  const { keep, send, publish, office } = await openDesign()
  const bodies = { 'matter:registration': { ...matters['registration']!, asks: matters['registration']!.asks.filter((ask) => ask.element !== 'person.id') } }
  await keep({ bodies, bases: { 'matter:registration': 1 } })
  const refused = (await send(1)).json()
  expect([refused.code, refused.details]).toMatchObject(['bad_input', { elsewhere: expect.arrayContaining([expect.stringContaining('开办茶馆')]) }])
  const mended = { ...teaHouse, tests: teaHouse.tests.map((one) => ({ ...one, expect: { ...one.expect, ...(one.expect.matters!.includes('registration') ? { fields: one.expect.fields! - 1 } : {}) } })) }
  await keep({ bodies: { ...bodies, 'one_thing:tea-house': mended }, bases: { 'matter:registration': 1, 'one_thing:tea-house': 1 }, version: 1 })
  expect((await send(2)).json()).toEqual({ version: 3 })
  expect((await publish(3)).statusCode).toBe(200)
  expect(office.plan().plan.fields.map((f) => f.element.key)).not.toContain('person.id')
})

test('a draft that was overtaken by a newer version is not published over it', async () => {
  const { keep, send, publish, look, office, id } = await openDesign()
  await keep({ bodies: { 'matter:sign': slower }, bases: { 'matter:sign': 1 } })
  await send(1)
  const { definitions, db } = office.office
  await definitions.publish(db, { kind: 'matter:sign', body: { ...matters['sign'], fee: 100 }, effectiveFrom: '2026-03-04', why: '另一份', by: 'system', now: office.now() })
  await definitions.load(db)
  expect((await publish(2)).json()).toMatchObject({ code: 'overtaken', details: ['matter:sign'] })
  expect((await look(author, `design_draft?id=${id}`)).overtaken).toEqual(['matter:sign'])
})

test('a draft in review is not written in; returned with a reason, or taken back, it is', async () => {
  const { keep, send, asked, look, id } = await openDesign()
  await keep({ bodies: { 'matter:sign': slower }, bases: { 'matter:sign': 1 } })
  await send(1)
  expect((await keep({ version: 2 })).json().code).toBe('wrong_state')
  expect((await look(author, `design_draft?id=${id}`)).can).toEqual(['recall'])
  expect((await asked(second, 'POST', `design/${id}/return`, { version: 2, why: '请写明依据' })).json()).toEqual({ version: 3 })
  expect(await look(author, `design_draft?id=${id}`)).toMatchObject({ state: 'returned', returned: '请写明依据', can: ['edit', 'send', 'discard'] })
  expect((await send(3)).json()).toEqual({ version: 4 })
  expect((await asked(author, 'POST', `design/${id}/return`, { version: 4, why: '再想想' })).statusCode).toBe(200)
  expect((await look(author, `design_draft?id=${id}`)).state).toBe('editing')
  expect((await asked(author, 'DELETE', `design/${id}`)).json()).toEqual({ discarded: true })
})

test('nothing takes effect before today, and what is published has its history in words; an earlier version is published again', async () => {
  const { keep, send, publish, look } = await openDesign()
  await keep({ bodies: { 'matter:sign': slower }, bases: { 'matter:sign': 1 } })
  expect((await send(1, author, '2026-03-03')).json().code).toBe('effective_in_the_past')
  await send(1, author, '2026-04-01')
  await publish(2)
  const { versions } = await look(author, 'design_history?kind=matter:sign')
  expect(versions.map((v: { version: number; effectiveFrom: string; changes: string[] }) => [v.version, v.effectiveFrom, v.changes])).toEqual([[2, '2026-04-01', ['环节“备案”的工作日：1 → 2']], [1, '2019-01-01', []]])
  expect((await look(author, 'design_body?kind=matter:sign&version=1')).body).toEqual(matters['sign'])
  expect((await look(author, 'design_body?kind=matter:nothing')).code).toBe('not_found')
})

test('the plan of a one-thing is exported as BPMN, and so is that of a draft', async () => {
  const { asked, keep, id } = await openDesign()
  const { headers, body } = await asked(author, 'GET', 'bpmn/tea-house')
  expect([headers['content-type'], body.includes('现场核查')]).toEqual(['application/xml; charset=utf-8', true])
  await keep({ bodies: { 'one_thing:tea-house': { ...firstOnly, name: '开茶馆（新）' } }, bases: { 'one_thing:tea-house': 1 } })
  expect((await asked(author, 'GET', `bpmn/tea-house?draft=${id}`)).body).toContain('name="开茶馆（新）"')
  expect((await asked(people.food, 'GET', 'bpmn/tea-house')).statusCode).toBe(403)
})

test('a review says how many open applications and drafts are concerned', async () => {
  const { office, keep, look, id } = await openDesign()
  await office.submitted({ answers: answers['small']! })
  await keep({ bodies: { 'matter:food': { ...matters['food']!, materials: matters['food']!.materials.slice(0, 2) } }, bases: { 'matter:food': 1 } })
  const review = await look(second, `design_review?id=${id}`)
  expect(review.changes[0].changes).toEqual(['删去材料“平面图”'])
  expect(review.elsewhere.length).toBeGreaterThan(0)
  expect(review.affected).toEqual([{ oneThing: 'tea-house', name: '开办茶馆', open: 1, drafts: 0, changes: ['材料“平面图”的适用条件有变'] }])
})
