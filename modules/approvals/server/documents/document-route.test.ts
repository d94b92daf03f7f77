import { expect, test } from 'vitest'
import { accept } from '../accept.ts'
import { decide } from '../decide.ts'
import { requestSupplement } from '../request-supplement.ts'
import { stopBranch } from '../stop-branch.ts'
import { openApprovalsOffice, people } from '../testing/approvals-office.ts'

type House = Awaited<ReturnType<typeof openApprovalsOffice>>

async function asked(office: House, who: Parameters<House['http']>[0], id: string, seq: number) {
  const { app, headers } = await office.http(who)
  return app.inject({ method: 'GET', url: `/api/approvals/document/${id}/${seq}`, headers })
}

test('each act that the law wants in writing has its paper, and others have none', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(accept, { caseId: id })
  await office.concludeAll(id)
  await office.as(people.cityLead).do(decide, { caseId: id, matter: 'registration', granted: false, reason: '名称与他人相同。' })
  const verbs = await office.history(id)
  for (const [n, line] of verbs.entries()) {
    const answer = await asked(office, people.owner, id, n + 1)
    expect([line, answer.statusCode]).toEqual([line, /submit|accept|decide/.test(line) ? 200 : 404])
    if (answer.statusCode === 200) expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  }
})

test('what is missing, and why a matter stands still, are papers too', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  await office.as(people.window).do(requestSupplement, { caseId: id, missing: [{ what: 'lease', why: '合同缺最后一页。' }] })
  expect((await asked(office, people.owner, id, 2)).headers['content-disposition']).toContain(encodeURIComponent('补正材料一次性告知书'))
  const { id: other } = await office.accepted()
  await office.as(people.food).do(stopBranch, { caseId: other, matter: 'food', kind: 'expert', days: 5, why: '需要专家评审。' })
  expect((await asked(office, people.food, other, 3)).headers['content-disposition']).toContain(encodeURIComponent('特别程序告知书'))
})

test('to whoever may not see the case its papers are not there', async () => {
  const office = await openApprovalsOffice()
  const { id } = await office.submitted()
  expect((await asked(office, people.other, id, 1)).statusCode).toBe(404)
})
