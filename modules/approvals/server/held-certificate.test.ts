import { expect, test } from 'vitest'
import type { Papers } from '../contract.ts'
import type { Answers } from '../rules/expr.ts'
import { decide } from './decide.ts'
import { issue } from './issue.ts'
import { noPapers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { matters, materials, registers, teaHouse, vocabulary } from './testing/small-approvals.ts'

const { result, ...food } = matters['food']!
const [ONE, OTHER] = ['91350100M000100Y43', '91110000802100433B']
type Does = 'cancel' | 'change' | 'renew'
/** 注销 has no document of its own; 变更 and 延续 keep the number of the permit, and 延续 wants to see it. */
const life = (does: Does, number?: string, needs: string[] = []) => ({
  [`matter:food-${does}`]: {
    ...food, key: `food-${does}`, materials: needs.map((material) => ({ material })), asks: [{ element: 'shop.address', on: ['a'] }, { element: 'ent.code', on: ['a'], optional: true }, { element: 'held.food', on: ['a'], ...(number ? {} : { optional: true }) }],
    steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 0, reads: ['shop.*', 'ent.*', 'held.*'] }], life: { of: 'food_permit', does },
    ...(number ? { result: { ...result!, number, fields: ['shop.address', 'held.food'] } } : {}),
  },
  [`one_thing:food-${does}`]: { ...teaHouse, key: `food-${does}`, members: [{ matter: `food-${does}` }], questions: [], limit: { rule: 'days', days: 5 }, tests: [{ name: '一件', given: {}, expect: { uploads: 0 } }] },
})
const definitions = {
  'materials:small': { materials: [...materials.materials, { key: 'permit', name: '原证', en: 'The permit', main: true, satisfiedBy: [{ certificate: 'food_permit' }, { upload: true }] }] },
  'registers:small': { registers: registers.registers.map((one) => ({ ...one, answers: [...one.answers, '许可证号'] })) },
  'elements:small': { ...vocabulary, elements: [...vocabulary.elements, { key: 'held.food', name: '许可证号', en: 'Number of the permit', group: 'shop', type: 'text', source: { register: 'market', by: 'ent.code', field: '许可证号', basis: '国令第809号' } }] },
  ...life('cancel'), ...life('change', '{held.food}'), ...life('renew', '{held.food}', ['permit']),
}
type House = Awaited<ReturnType<typeof open>>
const open = () => openApprovalsOffice('2026-03-04 10:00', definitions)
type Row = { case_id: string; number: string; status: string }
const permits = async (office: House) => ((await office.db.selectFrom('approvals.certificate' as never).selectAll().where('matter' as never, 'in', ['food', 'food-change'] as never).orderBy('case_id' as never).orderBy('version' as never).execute()) as Row[])
const standing = async (office: House) => Object.fromEntries((await permits(office)).map((row) => [row.number, row.status]))

const applied = (office: House, does: Does, more: Answers = {}, papers: Papers = noPapers) => office.accepted({ oneThing: `food-${does}`, answers: { 'shop.address': '中山路 9 号', ...more }, papers })
const granted = (office: House, id: string, does: Does) => office.as(people.foodLead).do(decide, { caseId: id, matter: `food-${does}`, granted: true })
async function done(office: House, does: Does, more: Answers = {}) {
  const { id } = await applied(office, does, more)
  await granted(office, id, does)
  await office.as(people.window).do(issue, { caseId: id })
  await office.settle()
}
const saysOf = async (office: House, id: string, code: string, number: string) => {
  const said = { found: true, record: { 许可证号: number }, asOf: office.now().toISOString(), source: '登记库' }
  const row = { case_id: id, id: `01980000-0000-7000-8000-${id.slice(-12)}`, register: 'market', what: ['许可证号'], asked_by: `resident:${people.owner.id}`, purpose: '办理', basis: '国令第809号', consent_at: office.now(), at: office.now(), took_ms: 1, outcome: 'found', digest: null }
  await office.db.insertInto('approvals.lookup' as never).values({ ...row, answer: JSON.stringify({ by: 'ent.code', value: code, said }) } as never).execute()
}

test('the only certificate is meant where the application names none, and not where it names another', async () => {
  const office = await open()
  await office.issued()
  const [{ number }] = (await permits(office)) as [Row]
  await done(office, 'cancel', { 'held.food': 'JY23702020000018' })
  expect(await standing(office)).toEqual({ [number]: 'valid' })
  await done(office, 'cancel')
  expect(await standing(office)).toEqual({ [number]: 'cancelled' })
})

test('of several the one that is named is meant; none named, it cannot be granted, and can be refused', async () => {
  const office = await open()
  await office.issued()
  await office.issued()
  const [first, second] = (await permits(office)) as [Row, Row]
  const { id } = await applied(office, 'cancel')
  await expect(granted(office, id, 'cancel')).rejects.toMatchObject({ code: 'which_certificate' })
  await office.as(people.foodLead).do(decide, { caseId: id, matter: 'food-cancel', granted: false, reason: '没有写明是哪一份。' })
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'refused' })
  await done(office, 'cancel', { 'held.food': second.number })
  expect(await standing(office)).toEqual({ [first.number]: 'valid', [second.number]: 'cancelled' })
})

test('a firm’s matter touches that firm’s certificates alone', async () => {
  const office = await open()
  await office.issued()
  const [{ number }] = (await permits(office)) as [Row]
  await done(office, 'cancel', { 'ent.code': ONE })
  await done(office, 'cancel', { 'ent.code': ONE, 'held.food': number })
  expect(await standing(office)).toEqual({ [number]: 'valid' })
})

test('a number that is kept comes from a register and never from the applicant, and stands on one certificate only', async () => {
  const office = await open()
  const number = 'JY23702020000018'
  const { id } = await applied(office, 'change', { 'ent.code': ONE, 'held.food': number })
  await expect(granted(office, id, 'change')).rejects.toMatchObject({ code: 'number_unproven' })
  await saysOf(office, id, ONE, number)
  await granted(office, id, 'change')
  await office.as(people.window).do(issue, { caseId: id })
  expect(await standing(office)).toEqual({ [number]: 'valid' })

  const { id: another } = await applied(office, 'change', { 'ent.code': OTHER, 'held.food': number })
  await saysOf(office, another, OTHER, number)
  await expect(granted(office, another, 'change')).rejects.toMatchObject({ code: 'number_taken' })
})

test('a certificate from elsewhere that the department has before it shows its number, unless a register says otherwise', async () => {
  const office = await open()
  const papers = async (): Promise<Papers> => ({ uploads: { permit: [await office.uploaded()] }, promises: [], later: [] })
  const { id } = await applied(office, 'renew', { 'ent.code': ONE, 'held.food': 'JY23702020000018' }, await papers())
  await granted(office, id, 'renew')
  const { id: another } = await applied(office, 'renew', { 'ent.code': OTHER, 'held.food': 'JY23702020000026' }, await papers())
  await saysOf(office, another, OTHER, 'JY23702020000034')
  await expect(granted(office, another, 'renew')).rejects.toMatchObject({ code: 'number_unproven' })
})
