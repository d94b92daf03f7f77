import { expect, test } from 'vitest'
import { checkDigit } from '#kernel/case/case-number.ts'
import { checkIdentifier, makeIdentifier } from '../rules/identifier.ts'
import { recordCheck } from './record-check.ts'
import { submit } from './submit.ts'
import { answers, noPapers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse, vocabulary } from './testing/small-approvals.ts'

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
  await expect(office.submitted({ answers: answers['large']!, papers: { uploads: {}, promises: ['lease'], later: ['plan', 'photo'] } })).rejects.toMatchObject({ code: 'not_tolerable', details: ['plan'], message: expect.stringMatching(/不能容缺后补：“平面图”，/) })
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

test('一处填写、处处可用: what follows from an answer is kept with it, and a claim of one’s own about it is not', async () => {
  const owner = { key: 'owner.name', name: '经营者', en: 'Owner', group: 'who', type: 'text' as const, follows: [{ when: { element: 'ent.exists', is: false }, as: 'person.name' }] }
  const office = await openApprovalsOffice('2026-03-04 10:00', {
    'elements:small': { ...vocabulary, elements: [...vocabulary.elements, owner] },
    'matter:food': { ...matters['food']!, asks: [...matters['food']!.asks, { element: 'owner.name', on: ['a'] }], steps: matters['food']!.steps.map((s) => (s.reads ? { ...s, reads: [...s.reads, 'owner.*'] } : s)) },
    'one_thing:tea-house': { ...teaHouse, tests: [{ name: '有照，卖茶', given: { 'ent.exists': true }, expect: { days: 3 } }] },
  })
  const { id } = await office.submitted({ answers: { ...answers['small'], 'owner.name': '别人' } })
  const row = await office.db.selectFrom('approvals.application' as never).select('answers' as never).where('case_id' as never, '=', id as never).executeTakeFirstOrThrow()
  expect((row as { answers: object }).answers).toMatchObject({ 'person.name': '李海燕', 'owner.name': '李海燕' })
})

test('a forged commitment, for a paper that this plan takes none for, is refused by its name', async () => {
  const office = await openApprovalsOffice()
  const promising = (promises: string[], uploads: Record<string, string[]> = {}) => office.submitted({ answers: answers['large']!, papers: { uploads, promises: ['lease', ...promises], later: ['photo'] } })
  await expect(promising(['plan'])).rejects.toMatchObject({ code: 'not_promisable', details: ['plan'], message: '这份材料不能以承诺代替：“平面图”，请上传' })
  await expect(promising(['made-up'])).rejects.toMatchObject({ code: 'not_promisable', details: ['made-up'] })
  // Whoever sends the paper itself has promised nothing by it.
  expect(await office.facts((await promising(['plan'], { plan: [await office.uploaded()] })).id)).toMatchObject({ promises: ['lease'], later: ['photo'] })
})

test('a forged commitment of somebody who is barred from promising is refused with the way out, and so is a paper that should follow', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.issued()
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  const uploads = async (...keys: string[]) => Object.fromEntries(await Promise.all(keys.map(async (key) => [key, [await office.uploaded()]] as [string, string[]])))
  const barred = { code: 'promise_barred', message: expect.stringMatching(/暂不能以承诺代替证明，也不能容缺：请直接上传材料/) }
  await expect(office.submitted()).rejects.toMatchObject(barred)
  await expect(office.submitted({ answers: answers['large']!, papers: { uploads: await uploads('plan', 'lease'), promises: [], later: ['photo'] } })).rejects.toMatchObject(barred)
  expect(await office.submitted({ answers: answers['large']!, papers: { uploads: await uploads('plan', 'lease', 'photo'), promises: [], later: [] } })).toMatchObject({ state: 'submitted' })
})

/** The registration asks for a credit code, and for the number of a permit from elsewhere. */
const asking = {
  'elements:small': { ...vocabulary, elements: [...vocabulary.elements, { key: 'held.food', name: '食品经营许可证编号', en: 'Number of the food permit', group: 'shop', type: 'text' }] },
  'matter:registration': { ...matters['registration']!, asks: [...matters['registration']!.asks, { element: 'ent.code', on: ['a'], optional: true }, { element: 'held.food', on: ['a'], optional: true }] },
  'one_thing:tea-house': { ...teaHouse, tests: [{ ...teaHouse.tests[0]!, expect: { matters: ['food', 'registration'] } }] },
}

test('a wrong credit code in the form is refused with its place, and a right one is taken', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', asking)
  const by = (code: string) => office.submitted({ answers: { ...answers['small'], 'ent.code': code } as never })
  await expect(by('91110000802100433C')).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('“统一社会信用代码”校验码不对'), details: [{ at: 'ent.code' }] })
  await expect(by('911100008021004')).rejects.toMatchObject({ code: 'bad_input', details: [{ at: 'ent.code' }] })
  expect(await by('91110000802100433B')).toMatchObject({ state: 'submitted' })
})

test('a certificate number with the wrong digit of a known vendor is taken as it is, and the officer sees it marked', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', asking)
  const right = makeIdentifier({ type: '11100000MB03271699022', issuer: '370202', serial: '202600000001', version: 1 })
  const vendor = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((character) => right.slice(0, -1) + character).find((number) => checkIdentifier(number).verdict === 'vendor')!
  const by = async (number: string) => {
    const { id } = await office.submitted({ answers: { ...answers['small'], 'held.food': number } as never })
    const row = await office.db.selectFrom('approvals.application' as never).select('answers' as never).where('case_id' as never, '=', id as never).executeTakeFirstOrThrow()
    return [(row as { answers: Record<string, string> }).answers['held.food'], (await office.facts(id)).differs]
  }
  expect(await by(vendor)).toEqual([vendor, ['held.food']])
  const slip = `JY2370202000001${(checkDigit('2370202000001') + 1) % 10}`
  expect(await by(slip)).toEqual([slip, ['held.food']])
  expect(await by(right)).toEqual([right, undefined])
})
