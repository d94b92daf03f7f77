import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#kernel/db/transaction.ts'
import { publicKeys } from '#kernel/ledger/keys.ts'
import { newCaseId, openOffice, type TestOffice } from '#kernel/testing/office.ts'
import { checkIdentifier } from '../../rules/identifier.ts'
import { verify } from '../../rules/statement.ts'
import { approvalsModule } from '../module.ts'
import { amendCertificate, type CertificateRow, issueCertificate, type Life, walletOf } from './certificate-row.ts'
import { businessLicence, firm, foodPermit, linesOf, signboard } from './certificates.fixtures.ts'
import { sealedOf } from './seal.ts'

let here: TestOffice
beforeEach(async () => void (here = await openOffice({ modules: [approvalsModule], at: '2026-11-23 10:00' })))

const issue = (result = foodPermit, given: Partial<Parameters<typeof issueCertificate>[2]> = {}) =>
  inTransaction(here.db, (tx) => issueCertificate(tx, here.office, { caseId: newCaseId(), matter: result.type, result, data: linesOf(result), holder: firm, authority: '市南区行政审批服务局', now: here.now(), ...given }))
const amend = ({ case_id, matter }: CertificateRow, does: Life, given: Partial<Parameters<typeof amendCertificate>[2]> = {}) =>
  inTransaction(here.db, (tx) => amendCertificate(tx, here.office, { caseId: case_id, matter, does, now: here.now(), ...given }))
const versionsOf = async ({ case_id }: CertificateRow) => (await here.db.selectFrom('approvals.certificate' as never).selectAll().where('case_id' as never, '=', case_id as never).orderBy('version' as never).execute()) as CertificateRow[]

test('a certificate is numbered, identified, dated and sealed, and the row that comes back from the database verifies', async () => {
  const row = await issue()
  expect(row).toMatchObject({ version: 1, status: 'valid', title: '食品经营许可证', valid_until: '2031-11-22', number: expect.stringMatching(/^JY2370202\d{7}$/) as string })
  expect(checkIdentifier(row.identifier)).toMatchObject({ verdict: 'standard', parts: { type: foodPermit.typeCode, issuer: '370202', version: 1 } })
  const [kept] = await versionsOf(row)
  expect(kept).toEqual(row)
  const keys = await publicKeys(here.db, here.office.config, 'seal')
  expect(verify(sealedOf(kept!), keys)).toMatchObject({ signature: 'right', statement: { holder: firm.name, code: firm.code, issued: '2026-11-23', until: '2031-11-22', status: 'valid' }, data: kept!.data })
})

test('whatever is changed in the row, the seal no longer stands for it', async () => {
  const row = await issue()
  const keys = await publicKeys(here.db, here.office.config, 'seal')
  const forged: Partial<CertificateRow>[] = [
    { status: 'revoked' }, { holder_name: '别人' }, { holder_code: null }, { number: 'JY23702020000021' }, { valid_until: '2041-11-22' }, { valid_until: null }, { title: '营业执照' }, { authority: '别的局' }, { version: 2 },
    { issued_at: new Date('2027-01-01') }, { since: new Date('2027-01-01') }, { identifier: row.number }, { data: [] }, { data: row.data.map((line) => ({ ...line, says: `${line.says}。` })) },
  ]
  for (const change of forged) expect(verify(sealedOf({ ...row, ...change }), keys).signature, JSON.stringify(change)).toBe('wrong')
})

test('who has no credit code yet gets it with the licence, and who has one keeps it', async () => {
  const first = await issue(businessLicence, { holder: { ...firm, code: null } })
  expect(first.number).toMatch(/^91370202MA/)
  expect(first).toMatchObject({ holder_code: first.number, valid_until: null })
  expect((await issue(businessLicence)).number).toBe(firm.code)
})

test('a receipt has a number and no identifier of a standard', async () => {
  const row = await issue(signboard)
  expect(row.number).toMatch(/^青南备〔2026〕第\d{4,}号$/)
  expect(row.identifier).toBe(row.number)
  expect(verify(sealedOf(row), await publicKeys(here.db, here.office.config, 'seal'))).toEqual(expect.not.objectContaining({ identifier: expect.anything() as unknown }))
})

test('a failed transaction leaves no certificate', async () => {
  const caseId = newCaseId()
  await expect(inTransaction(here.db, async (tx) => {
    await issueCertificate(tx, here.office, { caseId, matter: 'food-permit', result: foodPermit, data: [], holder: firm, authority: '局', now: here.now() })
    throw new Error('the second one failed')
  })).rejects.toThrow('the second one failed')
  expect(await versionsOf({ case_id: caseId } as CertificateRow)).toEqual([])
})

test('a suspension leaves number and day of issue alone, and its version has an identifier and a seal of its own', async () => {
  const row = await issue()
  await here.goTo('2027-01-04 10:00')
  const suspended = await amend(row, 'suspend')
  expect(suspended).toMatchObject({ version: 2, status: 'suspended', number: row.number, issued_at: row.issued_at, since: here.now(), valid_until: row.valid_until })
  expect(checkIdentifier(suspended.identifier)).toMatchObject({ verdict: 'standard', parts: { version: 2 } })
  expect(verify(sealedOf(suspended), await publicKeys(here.db, here.office.config, 'seal'))).toMatchObject({ signature: 'right', statement: { status: 'suspended', version: 2, issued: '2026-11-23', since: '2027-01-04' } })
  expect((await amend(row, 'resume')).status).toBe('valid')
  expect((await versionsOf(row)).map(({ status }) => status)).toEqual(['valid', 'suspended', 'valid'])
})

test('a change replaces lines by key and adds new ones', async () => {
  const row = await issue()
  const address = { key: 'premises.address', name: '经营场所', value: '新址', says: '新址' }
  const extra = { key: 'note', name: '备注', value: '无', says: '无' }
  const changed = await amend(row, 'change', { data: [extra, address], holderName: '青岛栈桥餐饮有限公司' })
  expect(changed.data.map(({ key }) => key)).toEqual([...row.data.map(({ key }) => key), 'note'])
  expect(changed.data.find(({ key }) => key === 'premises.address')?.says).toBe('新址')
  expect(changed).toMatchObject({ holder_name: '青岛栈桥餐饮有限公司', valid_until: row.valid_until })
})

test('a renewal runs on from the last day, and from today where that is past', async () => {
  const row = await issue()
  expect((await amend(row, 'renew', { years: 5 })).valid_until).toBe('2036-11-22')
  await here.goTo('2040-02-29 10:00')
  expect((await amend(row, 'renew', { years: 5 })).valid_until).toBe('2045-02-28')
})

const CAN: Record<string, Life[]> = { valid: ['change', 'renew', 'suspend', 'revoke', 'cancel'], suspended: ['resume', 'revoke', 'cancel'], revoked: [], cancelled: [] }
const TO = { valid: [], suspended: ['suspend'], revoked: ['revoke'], cancelled: ['suspend', 'cancel'] } as const

test.each(Object.keys(CAN) as (keyof typeof TO)[])('a certificate that is %s goes only where its status permits', async (status) => {
  for (const does of ['change', 'renew', 'suspend', 'resume', 'revoke', 'cancel'] as const) {
    const row = await issue()
    for (const step of TO[status]) await amend(row, step)
    const before = (await versionsOf(row)).length
    if (CAN[status]!.includes(does)) expect((await amend(row, does)).version).toBe(before + 1)
    else {
      await expect(amend(row, does), does).rejects.toMatchObject({ code: 'certificate_status' })
      expect(await versionsOf(row)).toHaveLength(before)
    }
  }
})

test('of two who revoke at once one is told that it is revoked already', async () => {
  const row = await issue()
  const both = await Promise.allSettled([amend(row, 'revoke'), amend(row, 'revoke')])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'certificate_status' })
  expect(await versionsOf(row)).toHaveLength(2)
})

test('what is not there is not found', async () => {
  await expect(amend({ ...(await issue()), matter: 'elsewhere' }, 'revoke')).rejects.toMatchObject({ code: 'not_found' })
})

test('a wallet holds the newest version of one’s own and of one’s verified firms’, and nobody else’s', async () => {
  const me = newCaseId()
  await here.db.insertInto('kernel.resident').values({ id: me, name: '王小明', phone: '19900000009', wechat: null, made_at: here.now(), settings: '{}' }).execute()
  const firmOf = (uscc: string, verified: boolean) => here.db.insertInto('kernel.resident_firm').values({ resident_id: me, uscc, name: 'x', verified, made_at: here.now() }).execute()
  await firmOf('91110000802100433B', true)
  await firmOf('91440300708461136T', false)
  const own = await issue(signboard, { holder: { id: me, code: null, name: '王小明' } })
  const firms = await issue()
  await issue(foodPermit, { holder: { id: newCaseId(), code: '91440300708461136T', name: '别家' } })
  const suspended = await amend(firms, 'suspend')
  expect((await walletOf(here.db, me)).map(({ number, version }) => [number, version]).toSorted()).toEqual([[own.number, 1], [suspended.number, 2]].toSorted())
})
