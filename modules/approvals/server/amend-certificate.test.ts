import { expect, test } from 'vitest'
import { act } from '#kernel/case/act.ts'
import { system } from '#kernel/identity/actor.ts'
import { amend } from './amend-certificate.ts'
import { decide } from './decide.ts'
import { issue } from './issue.ts'
import { notAmended } from './not-amended.ts'
import { recordCheck } from './record-check.ts'
import { recordCorrection } from './record-correction.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { answers, noPapers, openApprovalsOffice, people, promising } from './testing/approvals-office.ts'
import { matters, teaHouse } from './testing/small-approvals.ts'

/** 变更、注销 of the food permit, by a choice of matter. */
const life = (does: 'change' | 'suspend' | 'cancel') => ({
  [`matter:food-${does}`]: { ...matters['food']!, key: `food-${does}`, materials: [], steps: [{ id: 'decide', name: '决定', en: 'Decide', kind: 'decision', days: 0, reads: ['shop.*', 'person.*'] }], life: { of: 'food_permit', does } },
  [`one_thing:food-${does}`]: { ...teaHouse, key: `food-${does}`, members: [{ matter: `food-${does}` }], questions: [], limit: { rule: 'days', days: 5 }, tests: [{ name: '一件', given: { 'shop.area': 80 }, expect: { uploads: 0 } }] },
})
const certificates = (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string) => office.db.selectFrom('approvals.certificate' as never).selectAll().where('case_id' as never, '=', id as never).where('matter' as never, '=', 'food' as never).orderBy('version' as never).execute() as Promise<{ version: number; status: string; number: string; data: { key: string; says: string }[] }[]>

const licences = (office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string, matter = 'registration') => office.db.selectFrom('approvals.certificate' as never).selectAll().where('case_id' as never, '=', id as never).where('matter' as never, '=', matter as never).orderBy('version' as never).execute() as Promise<{ version: number; status: string; holder_name: string; data: { key: string; name: string; says: string }[] }[]>

/** 变更名称 of the licence, on a promise. */
const renamed = {
  'elements:change': { groups: [], elements: [{ key: 'change.name', name: '变更后名称', en: 'New name', group: 'who', type: 'text' }] },
  'matter:rename': { ...matters['registration']!, key: 'rename', asks: [...matters['registration']!.asks, { element: 'change.name', on: ['a'] }], result: { ...matters['registration']!.result!, fields: ['ent.name', 'change.name', 'shop.address'] }, life: { of: 'business_licence', does: 'change' } },
  'one_thing:rename': { ...teaHouse, key: 'rename', members: [{ matter: 'rename' }], questions: [], limit: { rule: 'days', days: 6 }, tests: [{ name: '一件', given: {}, expect: { uploads: 0 } }] },
}
const newName = { 'person.name': '李海燕', 'person.id': '11010519491231002X', 'ent.name': '海燕茶馆', 'shop.address': '中山路 1 号', 'change.name': '栈桥茶馆' }

/** A licence that is issued, and what renames it. */
async function renaming(definitions: Record<string, unknown> = {}, mode: 'all' | 'each' = 'all') {
  const office = await openApprovalsOffice('2026-03-04 10:00', { ...renamed, ...definitions })
  const { id } = mode === 'all' ? await office.decided() : await office.reviewed()
  if (mode === 'each') await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: true })
  await office.as(people.window).do(issue, { caseId: id })
  const rename = async () => {
    const { id: other } = await office.decided({ oneThing: 'rename', answers: newName, papers: promising })
    await office.as(people.window).do(issue, { caseId: other })
    await office.settle()
    return other
  }
  return { office, id, rename }
}

async function broken(office: Awaited<ReturnType<typeof openApprovalsOffice>>, id: string) {
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'rename', kept: false, findings: '场所为住宅。' })
  await office.goTo('2026-03-20 18:01')
  await office.settle()
  await office.as(people.city).do(recordCorrection, { caseId: id, matter: 'rename', corrected: false, findings: '仍为住宅。' })
}

/** The last message of this kind that waits is heard. */
async function heard(office: Awaited<ReturnType<typeof openApprovalsOffice>>, verb: unknown, topic: string) {
  const waiting = await office.db.selectFrom('kernel.outbox').selectAll().where('topic', '=', topic).execute()
  await act(office.office, system, verb as never, waiting.at(-1)!.body as never)
}

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
  await heard(office, amend, 'approvals.certificate_amended')
  expect((await certificates(office, id)).map(({ status }) => status)).toEqual(['valid', 'suspended'])
  await heard(office, notAmended, 'approvals.certificate_left')
  for (const to of [`resident:${people.owner.id}`, 'unit:bureau-env:handler']) expect((await office.notices(to)).at(-1)).toMatchObject({ template: 'approvals.not_amended', params: { number, matter: { zh: '食品经营许可' }, status: { zh: '已暂停', en: 'suspended' }, does: { zh: '变更', en: 'changed' } } })
  const mine = await office.http(people.owner)
  expect((await mine.app.inject({ url: `/api/approvals/my_application?id=${id}`, headers: mine.headers })).json().history.at(-1).text).toBe(`申请 ${number} 已准予，但这份证照已暂停，没有变动。`)
  const applied = (await mine.app.inject({ url: `/api/approvals/my_application?id=${other}`, headers: mine.headers })).json()
  expect(applied.history.at(-1).text).toBe(`“食品经营许可”：证照 ${(await certificates(office, id))[0]!.number} 已暂停，没有能够变更。`)
})

test('of two applications that change one certificate the later one says in its own history that it came too late', async () => {
  const { office, id } = await house()
  const { id: other } = await office.decided({ oneThing: 'food-change', answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'] }, papers: noPapers })
  const { id: last } = await office.decided({ oneThing: 'food-cancel', answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'] }, papers: noPapers })
  for (const one of [last, other]) await office.as(people.window).do(issue, { caseId: one })
  const waiting = (await office.db.selectFrom('kernel.outbox').selectAll().where('topic', '=', 'approvals.certificate_amended').execute()).map(({ body }) => body as { by: string })
  for (const one of [last, other]) await act(office.office, system, amend, waiting.find(({ by }) => by === one) as never)
  await heard(office, notAmended, 'approvals.certificate_left')
  expect((await certificates(office, id)).map(({ status }) => status)).toEqual(['valid', 'cancelled'])
  expect([(await office.history(last)).at(-1), (await office.history(other)).at(-1)]).toEqual(['approvals.issue: ready -> concluded', 'approvals.not_amended: concluded -> concluded'])
})

test('what is issued while other matters are still decided can be changed already', async () => {
  const { office, id, rename } = await renaming({ 'one_thing:tea-house': { ...teaHouse, issue: { ...teaHouse.issue, mode: 'each' } } }, 'each')
  expect((await office.kase(id)).state).toBe('in_progress')
  await rename()
  expect(await licences(office, id)).toMatchObject([{ version: 1 }, { version: 2, status: 'valid' }])
})

test('a change of name is sealed under the new name, which stands where the old one stood', async () => {
  const { office, id, rename } = await renaming()
  await rename()
  const [first, second] = await licences(office, id)
  expect([first!.holder_name, second!.holder_name]).toEqual(['海燕茶馆', '栈桥茶馆'])
  expect(second!.data.map(({ key, name, says }) => `${key} ${name} ${says}`)).toEqual(['ent.name 名称 栈桥茶馆', 'shop.address 地址 中山路 1 号'])
})

test('a change of what was issued elsewhere is issued under the new name, too', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', renamed)
  const { id } = await office.decided({ oneThing: 'rename', answers: newName, papers: promising })
  await office.as(people.window).do(issue, { caseId: id })
  expect(await licences(office, id, 'rename')).toMatchObject([{ holder_name: '栈桥茶馆', data: [{ key: 'shop.address' }, { key: 'ent.name', says: '栈桥茶馆' }] }])
})

test('what was changed on a promise that is broken is revoked where it was issued, and only then is its holder told so', async () => {
  const { office, id, rename } = await renaming()
  const other = await rename()
  await broken(office, other)
  await heard(office, amend, 'approvals.certificate_amended')
  expect((await licences(office, id)).map(({ status }) => status)).toEqual(['valid', 'valid', 'revoked'])
  expect((await office.notices(`resident:${people.owner.id}`)).map(({ template }) => template)).toEqual(['approvals.revoked'])
})

test('where it was cancelled before, nothing is revoked, and nobody is told that it was', async () => {
  const { office, id, rename } = await renaming()
  const other = await rename()
  await office.as(people.cityLead).do(revokeCertificate, { caseId: id, matter: 'registration', ground: 'holder_ended', reason: '经营者已注销。' })
  await broken(office, other)
  expect((await licences(office, id)).at(-1)!.status).toBe('cancelled')
  expect((await office.notices(`resident:${people.owner.id}`)).map(({ template }) => template)).toEqual(['approvals.not_corrected'])
})

test('without a certificate of ours to act on, a new one is issued in its own case', async () => {
  const office = await openApprovalsOffice('2026-03-04 10:00', life('change'))
  const { id } = await office.decided({ oneThing: 'food-change', answers: { 'person.name': '李海燕', 'shop.address': '中山路 9 号', 'shop.area': 60, 'shop.sells': ['tea'] }, papers: noPapers })
  await office.as(people.window).do(issue, { caseId: id })
  expect(await office.db.selectFrom('approvals.certificate' as never).select(['matter', 'version'] as never).where('case_id' as never, '=', id as never).execute()).toEqual([{ matter: 'food-change', version: 1 }])
})
