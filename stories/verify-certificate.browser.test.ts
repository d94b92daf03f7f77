import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveVerifyPage } from '#apps/server/verify-page.ts'
import { inTransaction } from '#kernel/db/transaction.ts'
import { buildHttp } from '#kernel/http.ts'
import { newCaseId, openOffice } from '#kernel/testing/office.ts'
import { qrText, type Sealed } from '#modules/approvals/rules/statement.ts'
import { amendCertificate, type CertificateRow, issueCertificate } from '#modules/approvals/server/certificates/certificate-row.ts'
import { firm, foodPermit, linesOf } from '#modules/approvals/server/certificates/certificates.fixtures.ts'
import { certificatePdf } from '#modules/approvals/server/certificates/pdf/certificate-pdf.ts'
import { sealedOf } from '#modules/approvals/server/certificates/seal.ts'
import { verifyRoute } from '#modules/approvals/server/certificates/verify-route.ts'
import { approvalsModule } from '#modules/approvals/server/module.ts'
import { CHROMIUM, whyNoBrowser } from './running-office.fixtures.ts'

/** Whoever is shown a certificate checks it: with the camera, from the file, and from a copy of the page without any network. */

const cannot = whyNoBrowser('apps/verify/dist')
if (cannot) console.warn(cannot)

describe.skipIf(cannot)('somebody who is shown a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanban-verify-'))
  const wrongs: string[] = []
  let browser: Browser
  let base: string
  let row: CertificateRow
  let revoked: CertificateRow
  let close: () => Promise<void>

  const file = (name: string, content: string | Buffer) => (writeFileSync(join(folder, name), content), join(folder, name))

  async function opened(url: string, given: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, ...given })).newPage()
    page.on('pageerror', (error) => void wrongs.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && wrongs.push(message.text())))
    await page.goto(url)
    return page
  }

  beforeAll(async () => {
    const { office, db, now } = await openOffice({ modules: [approvalsModule], at: '2026-11-23 10:00' })
    const issue = () => inTransaction(db, (tx) => issueCertificate(tx, office, { caseId: newCaseId(), matter: 'food', result: foodPermit, data: linesOf(foodPermit), holder: firm, authority: '市南区行政审批服务局', now: now() }))
    row = await issue()
    revoked = await issue()
    await inTransaction(db, (tx) => amendCertificate(tx, office, { caseId: revoked.case_id, matter: revoked.matter, does: 'revoke', now: now() }))
    const app = await buildHttp(office)
    verifyRoute(app, office)
    serveVerifyPage(app, office)
    base = await app.listen({ port: 0, host: '127.0.0.1' })
    close = () => app.close()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await close?.()
    rmSync(folder, { recursive: true })
  })

  test('opens what the QR code says, and reads what was issued and how it stands now', async () => {
    const page = await opened(qrText(base, sealedOf(row)))
    await page.getByText('现在的状态：有效').waitFor()
    await page.getByText('签章真实').waitFor()
    await page.getByText(row.number).waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('The seal is genuine').waitFor()
  })

  test('is told that it was revoked since', async () => {
    const page = await opened(qrText(base, sealedOf(revoked)))
    await page.getByText('证照现在无效').waitFor()
    await page.getByText('现在的状态：已撤销').waitFor()
  })

  test('checks the paper’s file and the signed data, and finds a forged word', async () => {
    const page = await opened(`${base}/verify`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.setInputFiles('#file', file('paper.pdf', await certificatePdf(row, { base, sample: false })))
    await page.getByText('签章真实').waitFor()
    const forged: Sealed = { ...sealedOf(row), statement: sealedOf(row).statement.replace('栈桥', '假桥') }
    for (const [said, sealed] of [['全部内容与签章一致', sealedOf(row)], ['签章不符', forged], ['证照内容被改动过', { ...sealedOf(row), data: sealedOf(row).data.replace('太平路', '太平街') }]] as const) {
      await page.getByRole('button', { name: '核验另一份' }).click()
      await page.setInputFiles('#file', file('signed.json', JSON.stringify(sealed)))
      await page.getByText(said).waitFor()
    }
  })

  test('checks it from a copy of the page on a disk, without any network', async () => {
    const copy = file('verify.html', await (await fetch(`${base}/verify?download`)).text())
    const page = await opened(`file://${copy}`, { offline: true })
    await page.setInputFiles('#file', file('signed.json', JSON.stringify(sealedOf(row))))
    await page.getByText('签章真实').waitFor()
    await page.getByText('没有联网查询现在的状态').waitFor()
    expect(await page.getByText('公开的证照名录').isVisible()).toBe(false)
    await page.getByRole('button', { name: '核验另一份' }).click()
    await page.locator('#text').fill('你好')
    await page.getByRole('button', { name: '核验', exact: true }).click()
    await page.getByText('这里没有可核验的证照').waitFor()
  })

  test('or asks the public register by the holder’s name, and is told where there is nothing or no network', async () => {
    const page = await opened(`${base}/verify`)
    const ask = async (name: string) => {
      await page.getByLabel('企业写名称').fill(name)
      await page.getByRole('button', { name: '查询' }).click()
    }
    await ask(firm.name.slice(0, 4))
    await page.getByText('共 2 份').waitFor()
    await page.getByText('已撤销').waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('revoked', { exact: true }).waitFor()
    await page.getByText('2 found').waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await ask(' 栈 ')
    await page.getByText('请写至少两个字').waitFor()
    await ask('没有这家店')
    await page.getByText('名录中没有这个名称的证照').waitFor()
    await page.context().setOffline(true)
    await ask(firm.name)
    await page.getByText('网络不通').waitFor()
    expect(wrongs.splice(0)).toMatchObject([expect.stringContaining('ERR_INTERNET_DISCONNECTED')])
  })

  test('and nothing broke on the way', () => {
    expect(wrongs).toEqual([])
  })
})
