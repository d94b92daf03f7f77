import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#kernel/db/transaction.ts'
import { type Actor, nobody } from '#kernel/identity/actor.ts'
import type { Module } from '#kernel/module.ts'
import { begin, mattersWith } from '#kernel/testing/matters.ts'
import { newCaseId, openOffice, residentNamed, staffOf, type TestOffice } from '#kernel/testing/office.ts'
import { readSealed, verify } from '../../rules/statement.ts'
import { approvalsModule } from '../module.ts'
import { amendCertificate, issueCertificate } from './certificate-row.ts'
import { firm, foodPermit, linesOf, signboard } from './certificates.fixtures.ts'
import { downloadRoute } from './download-route.ts'
import { register } from './register.ts'
import { verifyRoute } from './verify-route.ts'

const withCertificates: Module = {
  ...approvalsModule, views: [register],
  routes: (app, office) => {
    verifyRoute(app, office)
    downloadRoute(app, office)
  },
}

let here: TestOffice
beforeEach(async () => void (here = await openOffice({ modules: [withCertificates, mattersWith()], at: '2026-11-23 10:00' })))

const issue = (result = foodPermit, given: Partial<Parameters<typeof issueCertificate>[2]> = {}) =>
  inTransaction(here.db, (tx) => issueCertificate(tx, here.office, { caseId: newCaseId(), matter: result.type, result, data: linesOf(result), holder: firm, authority: '市南区行政审批服务局', now: here.now(), ...given }))

async function ask(path: string, actor: Actor = nobody, headers: Record<string, string> = {}) {
  const { app, headers: session } = await here.http(actor)
  return app.inject({ url: encodeURI(path), headers: { ...session, ...headers } })
}

test('without signing in anybody learns how a certificate stands, by its identifier and by its number', async () => {
  const row = await issue()
  for (const of of [row.identifier, row.number]) {
    const answer = await ask(`/api/approvals/verify/${of}`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      title: '食品经营许可证', identifier: row.identifier, number: row.number, version: 1, status: 'valid', statusName: '有效', holder: firm.name, code: firm.code,
      authority: '市南区行政审批服务局', issued: '2026-11-23', since: '2026-11-23', until: '2031-11-22', replaced: false, signature: 'right', check: { verdict: 'standard' },
    })
  }
})

test('who asks about an earlier version hears that it was replaced, and how the newest stands', async () => {
  const row = await issue()
  const revoked = await inTransaction(here.db, (tx) => amendCertificate(tx, here.office, { caseId: row.case_id, matter: row.matter, does: 'revoke', now: here.now() }))
  expect((await ask(`/api/approvals/verify/${row.identifier}`)).json()).toMatchObject({ version: 2, replaced: true, status: 'revoked' })
  expect((await ask(`/api/approvals/verify/${revoked.identifier}`, nobody, { 'accept-language': 'en' })).json()).toMatchObject({ replaced: false, statusName: 'Revoked' })
})

test('a row that was changed behind the office’s back is shown with a signature that is wrong', async () => {
  const row = await issue()
  await here.db.updateTable('approvals.certificate' as never).set({ valid_until: '2099-01-01' } as never).execute()
  expect((await ask(`/api/approvals/verify/${row.number}`)).json()).toMatchObject({ signature: 'wrong' })
})

test('a certificate with the vendor’s wrong character is found under it, marked, and not mended', async () => {
  const identifier = '1.2.156.3005.2.11100000MB03271699022.370202.202600000001.001.'
  const { checkIdentifier } = await import('../../rules/identifier.ts')
  const vendors = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((c) => checkIdentifier(identifier + c).verdict === 'vendor')!
  const row = await issue()
  await here.db.updateTable('approvals.certificate' as never).set({ identifier: identifier + vendors } as never).where('number' as never, '=', row.number as never).execute()
  expect((await ask(`/api/approvals/verify/${identifier}${vendors}`)).json()).toMatchObject({ identifier: identifier + vendors, check: { verdict: 'vendor', expected: expect.stringMatching(/^[0-9A-Z]$/) as string } })
})

test('what there is not is not found, and an identifier with a slip says so', async () => {
  const row = await issue()
  const slip = row.identifier.slice(0, -1) + (row.identifier.endsWith('7') ? '8' : '7')
  expect((await ask(`/api/approvals/verify/${slip}`)).json()).toMatchObject({ code: 'not_found', details: { identifier: { expected: row.identifier.at(-1) } } })
  for (const of of ['JY00000000000000', '%00%00%00%00', 'x', "' or 1=1 --"]) expect((await ask(`/api/approvals/verify/${encodeURIComponent(of)}`)).statusCode, of).toBe(404)
})

test('after thirty in a minute it is enough, and in the next minute it goes on', async () => {
  const { app } = await here.http(nobody)
  const row = await issue()
  const one = () => app.inject({ url: `/api/approvals/verify/${row.number}` }).then(({ statusCode }) => statusCode)
  for (let n = 0; n < 30; n += 1) expect(await one()).toBe(200)
  expect(await one()).toBe(429)
  await here.goTo('2026-11-23 10:02')
  expect(await one()).toBe(200)
})

test('the holder takes away a paper and a signed file, which verifies with the published key', async () => {
  const row = await issue()
  const holder = residentNamed('王小明', 1)
  const file = await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/json`, holder)
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('食品经营许可证'))
  const { keys } = (await ask('/api/approvals/seal-keys')).json<{ keys: Record<string, string> }>()
  expect(verify(readSealed(file.body)!, new Map(Object.entries(keys)))).toMatchObject({ signature: 'right', data: row.data, statement: { number: row.number } })

  const paper = await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/pdf`, holder)
  expect(paper.headers['content-type']).toBe('application/pdf')
  expect(verify(readSealed(paper.rawPayload.toString('latin1'))!, new Map(Object.entries(keys)))).toMatchObject({ signature: 'right', statement: { number: row.number } })
})

test('nobody else takes it away: it answers like one that is not there', async () => {
  const row = await issue()
  for (const kind of ['pdf', 'json']) {
    expect((await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/${kind}`)).statusCode).toBe(401)
    expect((await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/${kind}`, residentNamed('李海', 2))).statusCode).toBe(404)
    expect((await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/${kind}`, staffOf('bureau-env', 'handler'))).statusCode).toBe(404)
    expect((await ask(`/api/approvals/certificate/${newCaseId()}/${row.matter}/${kind}`, residentNamed('王小明', 1))).statusCode).toBe(404)
  }
})

test('staff take it away who see its case', async () => {
  const kase = await here.as(residentNamed('赵海', 5)).open(begin, { text: '一' })
  const row = await issue(foodPermit, { caseId: kase.id })
  expect((await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/json`, staffOf('bureau-city', 'handler'))).statusCode).toBe(200)
  expect((await ask(`/api/approvals/certificate/${row.case_id}/${row.matter}/json`, staffOf('bureau-env', 'handler'))).statusCode).toBe(404)
})

test('the register lists certificates and approvals of firms by the beginning of their name, people only by the whole of it', async () => {
  const listed = async (q: string) => ((await ask(`/api/approvals/register?q=${q}`)).json<{ certificates: { number: string; holder: string }[] }>().certificates)
  const firms = await issue()
  await issue(signboard)
  const persons = await issue(foodPermit, { holder: { id: null, code: '11010519491231002X', name: '青岛一人' } })
  const cancelled = await issue()
  await inTransaction(here.db, (tx) => amendCertificate(tx, here.office, { caseId: cancelled.case_id, matter: cancelled.matter, does: 'cancel', now: here.now() }))
  const suspended = await issue()
  await inTransaction(here.db, (tx) => amendCertificate(tx, here.office, { caseId: suspended.case_id, matter: suspended.matter, does: 'suspend', now: here.now() }))

  expect((await listed('青岛')).map(({ number }) => number).toSorted()).toEqual([firms.number, suspended.number].toSorted())
  expect(await listed('青岛一人')).toMatchObject([{ number: persons.number, holder: '青**', code: null }])
  expect(await listed(persons.number)).toEqual([])
  expect(await listed('%25岛')).toEqual([])
  expect((await ask('/api/approvals/register?q=x')).statusCode).toBe(400)
})
