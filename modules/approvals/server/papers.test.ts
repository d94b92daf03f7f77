import { expect, test } from 'vitest'
import { at } from '#kernel/testing/office.ts'
import { decide } from './decide.ts'
import { certificatesOf } from './papers.ts'
import { answers, noPapers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

const ELSEWHERE = '91350100M000100Y43'
/** The licence brings a credit code into being, and the food permit asks for it. */
const coded = {
  'matter:registration': { ...matters['registration']!, result: { ...matters['registration']!.result!, number: '{credit92}', fields: ['ent.code', 'ent.name'], makes: ['ent.code'] } },
  'matter:food': { ...matters['food']!, asks: [...matters['food']!.asks, { element: 'ent.code', on: ['a'] }] },
  'one_thing:tea-house': { ...teaHouse, tests: [{ name: '新店', given: { 'ent.exists': false, 'shop.area': 80, 'shop.sells': ['tea'], 'shop.sign': false }, expect: { uploads: 0 } }] },
}
const owner = people.owner.id
type House = Awaited<ReturnType<typeof openApprovalsOffice>>
const held = async (office: House, firm: string | null, day = '2026-03-05 10:00') => [...(await certificatesOf(office.db as never, { applicant: owner, firm }, at(day))).keys()].toSorted()

test('a certificate whose time is over shows nothing any more', async () => {
  const office = await openApprovalsOffice()
  await office.issued()
  expect(await held(office, null, '2031-03-03 18:00')).toEqual(['business_licence', 'food_permit'])
  expect(await held(office, null, '2031-03-04 09:00')).toEqual(['business_licence'])
})

test('a firm’s certificates are the firm’s: not of another firm of the same person, nor of the person', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', coded)
  const { id } = await office.issued()
  const { number } = (await office.db.selectFrom('approvals.certificate' as never).select('number' as never).where('case_id' as never, '=', id as never).where('matter' as never, '=', 'registration' as never).executeTakeFirstOrThrow()) as { number: string }
  expect(await held(office, number)).toEqual(['business_licence', 'food_permit'])
  expect(await held(office, ELSEWHERE)).toEqual([])
  expect(await held(office, null)).toEqual([])

  const asks = (code: string) => office.submitted({ answers: { ...answers['small'], 'ent.exists': true, 'ent.code': code } as never, papers: noPapers })
  await expect(asks(ELSEWHERE)).rejects.toMatchObject({ code: 'bad_input', message: expect.stringMatching(/“营业执照”/) })
  expect(await asks(number)).toMatchObject({ state: 'submitted' })
})

test('a firm’s certificate is nothing to whoever only writes its code, until they are verified as acting for it', async () => {
  const cancel = { 'matter:close': { ...matters['registration']!, key: 'close', materials: [], promise: undefined, asks: [{ element: 'ent.code', on: ['a'] }], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 0, reads: ['ent.*'] }], result: undefined, life: { of: 'business_licence', does: 'cancel' } }, 'one_thing:close': { ...teaHouse, key: 'close', members: [{ matter: 'close' }], questions: [], limit: { rule: 'days', days: 6 }, tests: [{ name: '一件', given: {}, expect: { uploads: 0 } }] } }
  const office = await openApprovalsOffice('2026-03-04 10:00', JSON.parse(JSON.stringify({ ...coded, ...cancel })))
  const { id } = await office.issued()
  const { number } = (await office.db.selectFrom('approvals.certificate' as never).select('number' as never).where('case_id' as never, '=', id as never).where('matter' as never, '=', 'registration' as never).executeTakeFirstOrThrow()) as { number: string }
  const stranger = people.other
  await office.db.insertInto('kernel.resident').values({ id: stranger.id, name: stranger.name, phone: stranger.phone, made_at: office.now() } as never).onConflict((c) => c.doNothing()).execute()
  const closing = await office.accepted({ oneThing: 'close', answers: { 'ent.code': number }, papers: noPapers, by: stranger })
  const grant = () => office.as(people.cityLead).do(decide, { caseId: closing.id, matter: 'close', granted: true })
  const theirs = async () => [...(await certificatesOf(office.db as never, { applicant: stranger.id, firm: number }, at('2026-03-05 10:00'))).keys()].toSorted()
  expect(await theirs()).toEqual([])
  await expect(grant()).rejects.toMatchObject({ code: 'not_their_firm' })
  await office.db.insertInto('kernel.resident_firm').values({ resident_id: stranger.id, uscc: number, name: '海燕茶馆', verified: true, made_at: office.now() }).execute()
  expect(await theirs()).toEqual(['business_licence', 'food_permit'])
  expect(await grant()).toMatchObject({ state: 'ready' })
})
