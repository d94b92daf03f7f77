import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { amend } from './amend-certificate.ts'
import { issue } from './issue.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { answers, noPapers, openApprovalsOffice, people } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

/** 变更、注销 of the food permit, by a choice of matter. */
const life = (does: 'change' | 'suspend' | 'cancel') => ({
  [`matter:food-${does}`]: { ...matters['food']!, key: `food-${does}`, materials: [], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 0, reads: ['shop.*', 'person.*'] }], life: { of: 'food_permit', does } },
  [`one_thing:food-${does}`]: { ...teaHouse, key: `food-${does}`, members: [{ matter: `food-${does}` }], questions: [], limit: { rule: 'days', days: 5 }, tests: [{ name: '一件', given: { 'shop.area': 80 }, expect: { uploads: 0 } }] },
})
const certificates = (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string) => office.db.selectFrom('approvals.certificate' as never).selectAll().where('case_id' as never, '=', id as never).where('matter' as never, '=', 'food' as never).orderBy('version' as never).execute() as Promise<{ version: number; status: string; number: string; data: { key: string; says: string }[] }[]>

async function house() {
  const office = await openApprovalsOffice('2026-03-04 10:00', { ...life('change'), ...life('suspend'), ...life('cancel') })
  const { id } = await office.decided()
  await office.as(people.window).do(issue, { caseId: id })
  const apply = async (oneThing: string, more: object = {}) => {
    const { id: other } = await office.decided({ oneThing, answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'], ...more }, papers: noPapers })
    const view = await office.as(people.window).do(issue, { caseId: other })
    await office.settle()
    return view
  }
  return { office, id, apply }
}

test('a change that another application was granted is the next version of the certificate, with its number', async () => {
  const { office, id, apply } = await house()
  await apply('food-change')
  const [first, second] = await certificates(office, id)
  expect(first!.data.find((line) => line.key === 'shop.address')?.says).toBe(answers['small']!['shop.address'])
  expect(second).toMatchObject({ version: 2, status: 'valid', number: first!.number })
  expect(second!.data.find((line) => line.key === 'shop.address')?.says).toBe('中山路 9 号')
  expect((await office.history(id)).at(-1)).toBe('approvals.amend: issued -> issued')
})

test('what is suspended cannot be changed, and what is cancelled is cancelled for good', async () => {
  const { office, id, apply } = await house()
  await apply('food-suspend')
  expect((await certificates(office, id)).at(-1)).toMatchObject({ status: 'suspended' })
  await expect(apply('food-change')).rejects.toMatchObject({ code: 'certificate_status' })
  await apply('food-cancel')
  expect((await certificates(office, id)).at(-1)).toMatchObject({ status: 'cancelled' })
})

test('a certificate that was suspended between the issue and the amendment is left as it is, and applicant and department are told', async () => {
  const { office, id } = await house()
  const { id: other } = await office.decided({ oneThing: 'food-change', answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'] }, papers: noPapers })
  const { number } = await office.as(people.window).do(issue, { caseId: other })
  await office.as(people.foodLead).do(revokeCertificate, { caseId: id, matter: 'food', ground: 'suspend_by_law', reason: '责令停业整顿。' })
  const [amending] = (await office.db.selectFrom('kernel.outbox').selectAll().where('topic', '=', 'approvals.certificate_amended').execute())
  await act(office.office, system, amend, amending!.body as never)
  expect((await certificates(office, id)).map(({ status }) => status)).toEqual(['valid', 'suspended'])
  for (const to of [`resident:${people.owner.id}`, 'unit:bureau-env:handler']) expect((await office.notices(to)).at(-1)).toMatchObject({ template: 'approvals.not_amended', params: { number, matter: { zh: '食品经营许可' }, status: { zh: '已暂停', en: 'suspended' }, does: { zh: '变更', en: 'changed' } } })
  const mine = await office.http(people.owner)
  expect((await mine.app.inject({ url: `/api/approvals/my_application?id=${id}`, headers: mine.headers })).json().history.at(-1).text).toBe(`申请 ${number} 已准予，但这份证照已暂停，没有变动。`)
})

test('without a certificate of ours to act on, a new one is issued in its own case', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', life('change'))
  const { id } = await office.decided({ oneThing: 'food-change', answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'] }, papers: noPapers })
  await office.as(people.window).do(issue, { caseId: id })
  expect(await office.db.selectFrom('approvals.certificate' as never).select(['matter', 'version'] as never).where('case_id' as never, '=', id as never).execute()).toEqual([{ matter: 'food-change', version: 1 }])
})
