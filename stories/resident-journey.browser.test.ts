import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personOf, whyNoBrowser } from './running-office.fixtures.ts'
import { openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** One request from a phone to its rating: the resident in a browser on the real server, the office over its API. */

const cannot = whyNoBrowser('apps/resident/dist/h5')
if (cannot) console.warn(cannot)

const NUMBER = '19900000001'
const SAID = '江西路 9 号楼下的路灯三天没亮了，晚上看不清台阶，老人差点摔倒。'

describe.skipIf(cannot)('a resident reports a street lamp', () => {
  let phone: Screens
  let page: Page
  let url: string
  let caseId = ''

  beforeAll(async () => {
    phone = await openScreens({ ...PHONE, geolocation: { longitude: 120.3841, latitude: 36.0623, accuracy: 18 }, permissions: ['geolocation'] })
    page = phone.page
    url = phone.server.url
  }, 120_000)
  afterAll(() => phone?.close())

  // Pages left behind stay in the document, hidden: only what is on top counts.
  const on = (selector: string) => page.locator(`${selector}:visible`).last()
  const reads = (words: string) => page.getByText(words).locator('visible=true').first().waitFor()

  test('the first screen has one big button, and asks nobody who they are', async () => {
    await page.goto(`${url}/m/`)
    await on('#report').waitFor()
    await reads('路灯不亮')
    await phone.isAccessible('first screen')
  }, 60_000)

  test('what is written needs no account until it is sent; a photo waits on the phone', async () => {
    await on('#report').click()
    await on('#text').fill(SAID)
    await on('#category-M0301').click()
    await on('#address').fill('江西路 9 号楼下')
    await on('#locate').click()
    await reads('误差约 18 米')
    const chooser = page.waitForEvent('filechooser')
    await on('#add-photos').click()
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#223', noise } }).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 3/1 44/1' } }).jpeg().toBuffer()
    await (await chooser).setFiles([{ name: '路灯.jpg', mimeType: 'image/jpeg', buffer: photo }])
    await reads('登录后上传')
    await phone.isAccessible('new request')
    await on('#send').click()
    await on('#sign-in').waitFor()
    await phone.isAccessible('signing in')
  }, 60_000)

  test('after signing in, it goes out by itself with its photo, and is given a number', async () => {
    await on(`#demo-${NUMBER}`).click()
    await reads('收到了')
    expect(await on('#receipt').textContent()).toMatch(/^编号 \d{6}-\d{6}-\d$/)
    await phone.isAccessible('receipt')
  }, 60_000)

  test('it stands in 我的诉求 with who has it and until when', async () => {
    await on('#to-mine').click()
    await reads('已收到，工作人员正在受理，最晚')
    await reads('待受理')
    await phone.isAccessible('my requests')
    const line = on('[id^=case-]')
    caseId = (await line.getAttribute('id'))!.slice('case-'.length)
    await line.click()
    await reads(SAID)
    await reads('江西路 9 号楼下')
    const isShown = () => page.locator('.kept img').evaluateAll((images) => images.some((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0))
    await expect.poll(isShown, { timeout: 15_000 }).toBe(true)
    await on('#why').click()
    await reads('4小时内联系您')
    await phone.isAccessible('one request')
  }, 60_000)

  test('the office dispatches, signs for it and answers; the resident sees each step', async () => {
    const dispatcher = await personOf(url, { account: 'dispatcher' })
    const handler = await personOf(url, { account: 'cg1' })
    await dispatcher.act('dispatch', { caseId, category: 'M0301', lead: 'bureau-city-management', assist: [], why: '道路照明由城市管理局养护' })
    await handler.act('sign_for', { caseId })
    await page.reload()
    await reads('市南区城市管理局正在办理，最晚')
    await reads('石小磊')
    await handler.act('record_contact', { caseId, how: 'phone', reached: true, note: '约定晚上去修' })
    const answered = await handler.act('answer', { caseId, handling: '更换灯泡和镇流器', answer: '江西路 9 号楼下的路灯今晚已经修好，两侧的灯也一并检查过。', solved: true })
    expect(answered.state).toBe('answered')

    await page.goto(`${url}/m/#/pages/mine/index`)
    await reads('请评价办理结果')
    await on('#inbox').click()
    await reads('诉求已答复')
    await phone.isAccessible('messages')
    await page.locator('.message-new:visible').first().click()
    await reads('江西路 9 号楼下的路灯今晚已经修好')
    await phone.isAccessible('the answer')
  }, 60_000)

  test('solved and satisfied are asked apart; then it is concluded', async () => {
    await on('#act-rate').click()
    await on('#rate-send').click()
    await reads('请选是否解决和是否满意')
    await on('#solved-true').click()
    await on('#face-satisfied').click()
    await on('#contacted-true').click()
    await on('#rate-text').fill('来得很快')
    await phone.isAccessible('rating')
    await on('#rate-send').click()
    await reads('已办结，已解决，满意。')
    await reads('没办好，请再办')
    await phone.isAccessible('concluded')
  }, 60_000)

  test('text can be large and the interface English; whoever signs out leaves nothing to see', async () => {
    await page.goto(`${url}/m/#/pages/settings/index`)
    await page.locator('[id="size-1.5"]:visible').click()
    await on('#language-en').click()
    await reads('199****0001')
    await phone.isAccessible('settings')
    await page.goto(`${url}/m/#/pages/mine/index`)
    await reads('Closed')
    await phone.isAccessible('my requests, large and English')
    await page.goto(`${url}/m/#/pages/settings/index`)
    await on('#sign-out').click()
    await page.goto(`${url}/m/#/pages/request/index?id=${caseId}`)
    await on('#sign-in').waitFor()
    expect(await page.locator('body').innerText()).not.toContain('江西路')
  }, 60_000)

  test('nothing crashed, and nothing was asked of anybody else', () => {
    expect(phone.wrongs()).toEqual([])
  })
})
