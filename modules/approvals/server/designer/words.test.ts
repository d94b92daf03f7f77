import { expect, test } from 'vitest'
import { newCaseId } from '#kernel/testing/office.ts'
import { author, lead, openDesign, second } from '../testing/design-office.ts'
import { materials, matters, vocabulary } from '../testing/small-approvals.ts'

const area = vocabulary.elements.find((e) => e.key === 'shop.area')!
const plan = materials.materials.find((m) => m.key === 'plan')!
const sign = vocabulary.elements.find((e) => e.key === 'sign.text')!
const larger = { ...area, name: '经营面积', most: 20_000 }

test('who uses an element or a document is named before anybody changes it', async () => {
  const { look } = await openDesign()
  const { words } = await look(author, 'design_library')
  expect(words['element:shop.area']).toEqual({ version: 1, matters: expect.arrayContaining(['food']), oneThings: ['tea-house'], mine: true })
  expect(words['element:ent.exists']).toMatchObject({ matters: [], oneThings: ['tea-house'] })
  expect(words['material:plan']).toMatchObject({ matters: expect.arrayContaining(['food']), oneThings: ['tea-house'] })
})

test('an element is changed where it stands: a second person reads what changes and for whom, and every plan that asks it follows', async () => {
  const { office, keep, send, publish, look, id } = await openDesign()
  await keep({ elements: [larger], bases: { 'element:shop.area': 1 } })
  expect((await send(1)).json()).toEqual({ version: 2 })
  expect((await look(second, `design_review?id=${id}`))).toMatchObject({
    faults: [], elsewhere: [], words: [{ kind: 'element:shop.area', isNew: false, changes: ['上限：10000 → 20000', '名称：面积 → 经营面积'], matters: expect.arrayContaining(['食品经营许可']), oneThings: ['开办茶馆'] }],
    affected: [{ oneThing: 'tea-house' }],
  })
  expect((await publish(2, author)).json().code).toBe('own_work')
  expect((await publish(2)).json()).toEqual({ published: { 'elements:small': 2 } })
  expect(office.plan().plan.fields.find((f) => f.element.key === 'shop.area')!.element).toMatchObject({ name: '经营面积', most: 20_000 })
  // In its place among the others, which stay as they are.
  expect((office.office.definitions.newest<typeof vocabulary>('elements:small')!.body.elements).map((e) => e.key)).toEqual(vocabulary.elements.map((e) => e.key))
})

test('the checks and tests of everybody who uses a word are run, and what breaks one of them is not sent', async () => {
  const { keep, send, asked } = await openDesign()
  const spared = { ...plan, satisfiedBy: [{ elements: ['shop.area'] }, ...plan.satisfiedBy] }
  await keep({ materials: [spared], bases: { 'material:plan': 1 } })
  const refused = (await send(1)).json()
  expect([refused.code, refused.details.elsewhere]).toMatchObject(['bad_input', expect.arrayContaining([expect.stringMatching(/^“开办茶馆”：测试用例.+的上传的材料应为 平面图，实为 无$/)])])
  const given = { bodies: {}, elements: [], materials: [spared], show: 'material:plan' }
  expect((await asked(author, 'POST', 'design/users', given)).json()).toEqual({ users: [{ key: 'tea-house', name: '开办茶馆', en: expect.any(String), wrong: expect.arrayContaining([{ zh: expect.stringContaining('不符'), en: expect.any(String) }]) }] })
  const shown = (await asked(author, 'POST', 'design/preview', given)).json()
  expect([shown.plan.key, shown.within.map((one: { key: string }) => one.key)]).toEqual(['tea-house', ['tea-house']])
  // A rule that compares what is a number no more.
  const { least: _least, most: _most, unit: _unit, ...text } = area
  expect((await asked(author, 'POST', 'design/users', { ...given, materials: [], elements: [{ ...text, type: 'text' }], show: 'element:shop.area' })).json().users[0].wrong.length).toBeGreaterThan(0)
})

test('a fault of a word is told at the word', async () => {
  const { asked } = await openDesign()
  const answer = (await asked(author, 'POST', 'design/preview', { bodies: {}, elements: [{ ...area, name: '' }], materials: [], show: 'element:shop.area' })).json()
  expect(answer.faults).toMatchObject([{ kind: 'element:shop.area', at: '/name' }])
})

test('two drafts that change one word do not write over each other, and two that change different words of one file both count', async () => {
  const { keep, send, publish, asked, look, id } = await openDesign()
  const other = newCaseId()
  await keep({ elements: [larger], bases: { 'element:shop.area': 1 } })
  await send(1)
  await keep({ elements: [{ ...sign, name: '店招上的字' }], bases: { 'element:sign.text': 1 } }, author, other)
  await asked(author, 'POST', `design/${other}/review`, { version: 1, effectiveFrom: '2026-03-04', why: '说清楚', basis: '通知' })
  expect((await asked(second, 'POST', `design/${other}/publish`, { version: 2 })).statusCode).toBe(200)
  expect((await look(author, `design_draft?id=${id}`)).overtaken).toEqual([])
  expect((await publish(2)).json()).toEqual({ published: { 'elements:small': 3 } })

  const late = newCaseId()
  await keep({ elements: [{ ...area, name: '使用面积' }], bases: { 'element:shop.area': 2 } }, author, late)
  expect((await look(author, `design_draft?id=${late}`)).overtaken).toEqual(['element:shop.area'])
  expect((await asked(author, 'POST', `design/${late}/review`, { version: 1, effectiveFrom: '2026-03-04', why: '改名', basis: '通知' })).json().code).toBe('overtaken')
})

test('whoever leads a unit changes words that only their own matters use', async () => {
  const { keep, look } = await openDesign()
  expect((await keep({ elements: [larger], bases: { 'element:shop.area': 1 } }, lead, newCaseId())).json().code).toBe('not_yours')
  expect((await keep({ elements: [{ ...sign, name: '店招上的字' }], bases: { 'element:sign.text': 1 } }, lead, newCaseId())).statusCode).toBe(200)
  const { words } = await look(lead, 'design_library')
  expect([words['element:shop.area'].mine, words['element:sign.text'].mine, matters['sign']!.authority]).toEqual([false, true, 'bureau-city'])
})

test('what was only looked at is not published again, and a draft without a change has nothing to send', async () => {
  const { keep, send, publish } = await openDesign()
  await keep({ bodies: { 'matter:food': matters['food'] }, bases: { 'matter:food': 1, 'element:shop.area': 1 }, elements: [area] })
  expect((await send(1)).json().code).toBe('no_change')
  await keep({ bodies: { 'matter:food': matters['food'] }, bases: { 'matter:food': 1, 'element:shop.area': 1 }, elements: [larger], version: 1 })
  await send(2)
  expect((await publish(3)).json()).toEqual({ published: { 'elements:small': 2 } })
})
