import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { isCreditCode } from '#kernel/identity/credit-code.ts'
import type { Office } from '#kernel/office.ts'
import { concludeStep } from './conclude-step.ts'
import { decide } from './decide.ts'
import { issue } from './issue.ts'
import { answers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { makingCodes, teaHouse } from './testing/small-approvals.ts'

type House = Awaited<ReturnType<typeof openApprovalsOffice>>
const certificates = (office: House, id: string) => office.db.selectFrom('approvals.certificate' as never).selectAll().where('case_id' as never, '=', id as never).orderBy('matter' as never).orderBy('version' as never).execute() as Promise<{ matter: string; number: string; holder_code: string | null; holder_name: string; version: number; status: string; data: { key: string; says: string }[]; valid_until: string | null }[]>
const large = async (office: House) => ({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()], photo: [await office.uploaded()] }, promises: ['lease'], later: [] } })

test('every granted matter brings its document at once, with numbers and seals', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.decided(await large(office))
  expect((await certificates(office, id)).length).toBe(0)
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'issued' })
  const rows = await certificates(office, id)
  expect(rows.map((row) => [row.matter, row.holder_name])).toEqual([['fire', '海燕茶馆'], ['food', '海燕茶馆'], ['registration', '海燕茶馆'], ['sign', '海燕茶馆']])
  expect(rows.find((row) => row.matter === 'food')?.valid_until).toBe('2031-03-03')
})

test('the credit code that the licence brings into being stands on all that is issued with it', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', makingCodes)
  const { id } = await office.decided()
  await office.as(people.window).do(issue, { caseId: id })
  const [permit, licence] = await certificates(office, id)
  expect(isCreditCode(licence!.number)).toBe(true)
  expect(licence!.number.slice(0, 8)).toBe('92370202')
  expect(permit!.holder_code).toBe(licence!.number)
  expect(permit!.data.find((line) => line.key === 'ent.code')?.says).toBe(licence!.number)
})

test('killed at any statement, all of it is there or nothing, and trying again brings all of it once', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.decided(await large(office))
  let killed = 0
  for (let at = 1; ; at += 1) {
    let left = at
    const dies: KyselyPlugin = {
      transformQuery({ node }) {
        left -= 1
        if (left === 0) throw new Error('killed')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const dying: Office = { ...office.office, db: office.office.db.withPlugin(dies) }
    const done = await act(dying, people.window, issue, { caseId: id }).then(() => true, (error: Error) => {
      expect(error.message).toBe('killed')
      return false
    })
    if (done) break
    killed += 1
    expect((await office.kase(id)).state).toBe('ready')
    expect(await certificates(office, id)).toEqual([])
  }
  expect(killed).toBeGreaterThan(8)
  expect((await certificates(office, id)).length).toBe(4)
  await expect(office.as(people.window).do(issue, { caseId: id })).rejects.toMatchObject({ code: 'wrong_state' })
})

test('a refused matter brings nothing, and what was granted is issued without it', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed(await large(office))
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'sign', granted: false, reason: '效果图与现场不符。' })
  for (const [lead, matter] of [[people.cityLead, 'registration'], [people.foodLead, 'food'], [people.fireLead, 'fire']] as const) await office.as(lead).do(decide, { caseId: id, matter, granted: true })
  await office.as(people.window).do(issue, { caseId: id })
  expect((await certificates(office, id)).map((row) => row.matter)).toEqual(['fire', 'food', 'registration'])
})

test('where nothing was granted it is refused, and closed', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  expect(await office.as(people.window).do(issue, { caseId: id })).toMatchObject({ state: 'refused' })
})

test('before the last decision nothing leaves the house, unless the one-thing issues each for itself', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.reviewed()
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  await expect(office.as(people.window).do(issue, { caseId: id })).rejects.toMatchObject({ code: 'wrong_state' })

  const each = await openApprovalsOffice('2026-03-04 10:00', { 'one_thing:tea-house': { ...teaHouse, issue: { ...teaHouse.issue, mode: 'each' } } })
  const { id: other } = await each.accepted()
  await each.as(people.city).do(concludeStep, { caseId: other, matter: 'registration', step: 'registration.review', outcome: 'pass', opinion: '符合。' })
  await expect(each.as(people.window).do(issue, { caseId: other })).rejects.toMatchObject({ code: 'wrong_state' })
  await each.as(people.cityLead).do(decide, { caseId: other, matter: 'registration', granted: true })
  expect(await each.as(people.window).do(issue, { caseId: other })).toMatchObject({ state: 'in_progress' })
  expect((await certificates(each, other)).map((row) => row.matter)).toEqual(['registration'])
  await each.as(people.food).do(concludeStep, { caseId: other, matter: 'food', step: 'food.review', outcome: 'pass', opinion: '符合。' })
  await each.as(people.foodLead).do(decide, { caseId: other, matter: 'food', granted: true })
  expect(await each.as(people.window).do(issue, { caseId: other })).toMatchObject({ state: 'issued' })
  expect((await certificates(each, other)).map((row) => row.matter)).toEqual(['food', 'registration'])
})
