import { expect, test } from 'vitest'
import { at } from '#kernel/testing/office.ts'
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
