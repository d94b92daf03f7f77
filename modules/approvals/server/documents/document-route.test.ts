import { expect, test } from 'vitest'
import { readEvents } from '#kernel/case/events-of.ts'
import { accept } from '../accept.ts'
import { decide } from '../decide.ts'
import { issue } from '../issue.ts'
import { recordCheck } from '../record-check.ts'
import { recordCorrection } from '../record-correction.ts'
import { requestSupplement } from '../request-supplement.ts'
import { revokeCertificate } from '../revoke-certificate.ts'
import { stopBranch } from '../stop-branch.ts'
import { supplyLater } from '../supply-later.ts'
import { answers, openApprovalsOffice, people } from '../testing/approvals-office.ts'
import { documentsOf } from './document-of.ts'

type House = Awaited<ReturnType<typeof openApprovalsOffice>>

async function asked(office: House, who: Parameters<House['http']>[0], id: string, path: string) {
  const { app, headers } = await office.http(who)
  return app.inject({ method: 'GET', url: `/api/approvals/document/${id}/${path}`, headers })
}

/** Promised and with a paper to follow, issued, found broken, revoked; and another certificate revoked by the department of itself. */
async function wholeLife() {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted({ answers: answers['large']!, papers: { uploads: { plan: [await office.uploaded()] }, promises: ['lease'], later: ['photo'] } })
  await office.as(people.window).do(accept, { caseId: id })
  await office.as(people.owner).do(supplyLater, { caseId: id, material: 'photo', files: [await office.uploaded()] })
  await office.concludeAll(id)
  for (const [by, matter, granted] of [[people.fireLead, 'fire', false], [people.cityLead, 'registration', true], [people.cityLead, 'sign', true], [people.foodLead, 'food', true]] as const) await office.as(by).do(decide, { caseId: id, matter, granted, reason: '疏散通道不足。' })
  await office.as(people.window).do(issue, { caseId: id })
  await office.as(people.city).do(recordCheck, { caseId: id, matter: 'registration', kept: false, findings: '场所为住宅。' })
  await office.goTo('2026-06-01 10:00')
  await office.as(people.city).do(recordCorrection, { caseId: id, matter: 'registration', corrected: false, findings: '仍为住宅。' })
  await office.as(people.foodLead).do(revokeCertificate, { caseId: id, matter: 'food', ground: 'deceit', reason: '平面图系伪造。', heard: '持证人承认。' })
  return { office, id }
}

test('each act that the law wants in writing has its paper, and others have none', async () => {
  const { office, id } = await wholeLife()
  const { app, headers } = await office.http(people.owner)
  const { documents } = (await app.inject({ url: `/api/approvals/my_application?id=${id}`, headers })).json() as { documents: { seq: number; title: string; path: string }[] }
  const verbs = (await office.history(id)).map((line) => line.split(':')[0]!.slice('approvals.'.length))
  expect(documents.map(({ seq, title }) => `${verbs[seq - 1]} ${title}`)).toEqual([
    'submit 申请材料接收凭证', 'submit 告知承诺书', 'accept 受理通知书', 'accept 容缺受理告知书', 'decide 不予行政许可决定书',
    'record_check 责令限期整改通知书', 'record_correction 撤销决定书', 'revoke_certificate 撤销决定书',
  ])
  for (const seq of verbs.keys()) expect([verbs[seq], (await asked(office, people.owner, id, `${seq + 1}`)).statusCode]).toEqual([verbs[seq], documents.some((one) => one.seq === seq + 1) ? 200 : 404])
  for (const { path, title } of documents) {
    const answer = await asked(office, people.owner, id, path)
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(title))
  }
  expect((await asked(office, people.owner, id, '1/3')).statusCode).toBe(404)
})

test('a promise on paper says what was told, what was promised and what follows; tolerance says until when; a revocation says why and how to contest it', async () => {
  const { office, id } = await wholeLife()
  const plan = office.plan().plan
  const papers = (await readEvents(office.db, id)).flatMap((event) => documentsOf(office.office, plan, { number: '260304-000001-2', applicant: '海燕茶馆' }, event))
  const textOf = (suffix: string) => { const { says, lines, then, authority } = papers.find((one) => one.number.includes(`-${suffix}`))!; return [...says, ...lines, ...then, authority].join('\n') }
  expect(textOf('诺')).toMatch(/“个体工商户登记”：以承诺代替“租赁合同”。[^]*场所合法取得并可用于经营。[^]*30 个工作日内核查。现场核查。[^]*承诺不实的，撤销登记。[^]*10 个工作日内整改/)
  expect(textOf('容')).toMatch(/“效果图”：2026年3月11日前补齐。/)
  expect(textOf('改')).toMatch(/场所为住宅。[^]*2026年3月\d+日前整改/)
  expect(textOf('撤')).toMatch(/撤销“营业执照”[^]*申请行政复议[^]*六个月内依法向人民法院/)
  expect(textOf('证')).toMatch(/“食品经营许可证”（.+）。经查：平面图系伪造。[^]*陈述、申辩：持证人承认。[^]*第六十九条第二款，决定撤销该证照。[^]*申请行政复议/)
})

test('what is missing, and why a matter stands still, are papers too', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '合同缺最后一页。' }] })
  expect((await asked(office, people.owner, id, '2')).headers['content-disposition']).toContain(encodeURIComponent('补正材料一次性告知书'))
  const { id: other } = await office.accepted()
  await office.as(people.food).do(stopBranch, { caseId: other, matter: 'food', kind: 'expert', days: 5, why: '需要专家评审。' })
  expect((await asked(office, people.food, other, '3')).headers['content-disposition']).toContain(encodeURIComponent('特别程序告知书'))
})

test('to whoever may not see the case its papers are not there', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  expect((await asked(office, people.other, id, '1')).statusCode).toBe(404)
})
