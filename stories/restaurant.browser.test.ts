import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '#modules/approvals/rules/expr.ts'
import type { Plan } from '#modules/approvals/rules/plan.ts'
import { act, answerQuestions, atDesk, fillSheets, goOn, onTop, picture, planOf, sendIn, uploadPapers } from './application.fixtures.ts'
import { personOf, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** 开办餐饮店: from somebody's own words to certificates that a stranger verifies, with departments that act side by side. */

const cannot = whyNoBrowser('apps/resident/dist/h5') ?? whyNoBrowser('apps/desk/dist') ?? whyNoBrowser('apps/verify/dist')
if (cannot) console.warn(cannot)

const NUMBER = '19900000001'
/** A new restaurant of 320 ㎡ in the old town with cold dishes: fire, market and enforcement come together. */
const SITUATION: Answers = {
  'ent.exists': false, 'ent.kind': 'individual', 'premises.area': 320, 'food.kinds': ['hot', 'cold'], 'gas.fuel': 'none', 'fume.produces': false, 'fume.near_home': false, 'drain.to_network': false,
  'sign.wanted': true, 'fire.by_promise': false, 'seal.wanted': false, 'tobacco.sells': false,
}
const KNOWN: Answers = {
  'ent.name': '市南区海燕小馆', 'sign.text': '海燕小馆', 'sign.protected': true, 'sign.place': 'lintel', 'agent.is': false, 'delivery.way': 'electronic', 'food.body': 'catering', 'food.simple': false, 'food.also': ['none'],
  'premises.right': 'rented', 'setup.form': 'person', 'fire.acceptance': 'accepted',
}

describe.skipIf(cannot)('a restaurant is opened', () => {
  let screens: Screens
  let phone: Page
  let url: string
  let plan: Plan
  let id = ''
  const staff: Record<string, Page> = {}

  beforeAll(async () => {
    screens = await openScreens(PHONE)
    phone = screens.page
    url = screens.server.url
    plan = await planOf(phone, url, 'restaurant')
    // The fire department is out in the field, with a phone.
    for (const account of ['window', 'market', 'fire', 'firelead', 'enforce', 'enforcelead']) staff[account] = await atDesk(await screens.another(account === 'fire' ? PHONE : DESK), url, account)
  }, 120_000)
  afterAll(() => screens?.close())

  const at = (selector: string) => onTop(phone).at(selector)
  const reads = (words: string | RegExp) => onTop(phone).reads(words)
  const by = (account: string, title: RegExp, done: string, fill?: (form: Locator) => Promise<void>) => act(staff[account]!, url, { id, title, done, ...(fill ? { fill } : {}) })
  const found = (opinion: string) => async (form: Locator) => {
    await form.getByText('符合要求', { exact: true }).click()
    await form.getByLabel(/^看到的情况/).first().fill(opinion)
  }
  const grants = async (form: Locator) => form.getByText('准予', { exact: true }).click()

  test('it is found by one’s own words, and says what it is and what it spares', async () => {
    await phone.goto(`${url}/m/#/pages/services/index`)
    await at('#wanted').fill('想开个小饭馆')
    await at('#thing-restaurant').waitFor()
    await screens.isAccessible('services')
    await at('#thing-restaurant').click()
    await reads('开办餐饮店')
    await screens.isAccessible('one-thing')
    await at('#start').click()
  }, 60_000)

  test('a few questions say which matters are needed, and why', async () => {
    await at('.question').waitFor()
    await screens.isAccessible('a question')
    await answerQuestions(phone, plan, SITUATION)
    await reads('您要办 5 个事项')
    for (const name of ['个体工商户设立登记', '食品经营许可（新办）', '公众聚集场所投入使用、营业前消防安全检查', '户外招牌设置备案']) await reads(name)
    await screens.isAccessible('what is needed')
    await at('#next').click()
    await at(`#demo-${NUMBER}`).click()
  }, 60_000)

  test('registers are asked with consent, and what they say need not be filled in', async () => {
    await at('#agree-all').click()
    await at('#next').click()
    await reads(/已替您带出 \d+ 项/)
    await screens.isAccessible('consent')
    await goOn(phone)
    await at('.form-sheet').waitFor()
    await screens.isAccessible('the form')
    await fillSheets(phone, plan, { ...SITUATION, ...KNOWN }, 'restaurant')
  }, 90_000)

  test('drawings are uploaded, everything is looked at once more, and it is sent', async () => {
    expect(await uploadPapers(phone)).toBeGreaterThan(0)
    await screens.isAccessible('papers')
    await goOn(phone)
    await reads('市南区海燕小馆')
    await screens.isAccessible('check')
    id = await sendIn(phone)
    await reads('预审中')
    await screens.isAccessible('sent')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  }, 60_000)

  test('the window sees it, says that its papers are complete, and accepts', async () => {
    const window = staff['window']!
    await window.goto(`${url}/desk/approvals?list=pre_review`)
    await window.getByText('开办餐饮店').first().waitFor()
    await screens.isAccessible('pre-review list', window)
    await by('window', /^预审意见/, '预审意见已提交', async (form) => {
      await form.getByText('食品经营许可（新办）').click()
      await form.getByText('齐全', { exact: true }).click()
    })
    await by('window', /^受理/, '已受理')
    await screens.isAccessible('application at the desk', window)
  }, 60_000)

  test('departments act side by side; the resident sees all of it on one time line', async () => {
    await Promise.all([by('fire', /^办结环节/, '环节意见已提交', found('图纸齐全。')), by('enforce', /^办结环节/, '环节意见已提交', found('风貌协调。')), by('window', /^办结环节/, '环节意见已提交', found('布局合理。'))])
    await phone.reload()
    await reads('并联审批中')
    await expect.poll(() => phone.locator('.branch:visible').count()).toBe(5)
    await reads(/联合上门/)
    await reads('大家都在等这一步')
    await screens.isAccessible('time line')
  }, 90_000)

  test('three departments come to one joint visit, each with its own word', async () => {
    const visits = (account: string) => by(account, /^办结环节/, '环节意见已提交', async (form) => {
      await found(`${account} 到场，符合要求。`)(form)
      if (account === 'fire') await form.getByLabel('拍照').setInputFiles({ name: '安全出口.png', mimeType: 'image/png', buffer: await picture() })
    })
    await Promise.all(['market', 'fire', 'enforce'].map(visits))
    const { steps } = await (await personOf(url, { account: 'window' }, 'approvals')).view<{ steps: { units: string[]; signed: string[]; state: string }[] }>('application', { id })
    const visit = steps.find(({ units }) => units.length === 3)!
    expect(visit.state).toBe('done')
    expect(visit.signed).toHaveLength(3)
  }, 90_000)

  test('the photo that was taken on the spot stands with the finding, on the phone and for the others', async () => {
    const shown = (page: Page) => page.locator('.findings li').filter({ hasText: 'fire 到场' }).getByRole('img', { name: '安全出口.png' })
    await shown(staff['fire']!).scrollIntoViewIfNeeded()
    await expect.poll(() => shown(staff['fire']!).evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(0)
    expect(await staff['fire']!.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.viewport.width)
    await screens.isAccessible('inspection on a phone', staff['fire'])
    await staff['firelead']!.goto(`${url}/desk/approvals/${id}`)
    await shown(staff['firelead']!).waitFor()
  }, 60_000)

  test('each decides for itself, and the window issues everything together', async () => {
    const windowGrants = (name: string) => by('window', /^决定/, '已作出决定', async (form) => {
      const which = form.getByText(name)
      if (await which.first().isVisible()) await which.first().click()
      await grants(form)
    })
    await windowGrants('个体工商户设立登记')
    await Promise.all([by('firelead', /^决定/, '已作出决定', grants), by('enforcelead', /^决定/, '已作出决定', grants), windowGrants('食品经营许可（新办）')])
    await (await personOf(url, { account: 'sanitation-lead' }, 'approvals')).act('decide', { caseId: id, matter: 'kitchen-waste', granted: true })
    await by('window', /^统一出件/, '已统一出件')
  }, 90_000)

  test('the certificates lie in the wallet', async () => {
    await phone.reload()
    await at('#to-wallet').click()
    for (const title of ['营业执照', '食品经营许可证']) await reads(title)
    await screens.isAccessible('wallet')
    await at('#certificate-food-permit').click()
    await at('.qr-picture').waitFor()
    await reads('市南区海燕小馆')
    await screens.isAccessible('a certificate')
    const paper = await phone.request.get(`${url}/api/approvals/certificate/${id}/food-permit/pdf`)
    expect(paper.headers()['content-type']).toContain('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }, 60_000)

  test('a stranger verifies one without signing in', async () => {
    const { verify } = await (await personOf(url, { phone: NUMBER }, 'approvals')).view<{ verify: string }>('my_certificate', { caseId: id, matter: 'food-permit' })
    const stranger = await screens.another(PHONE)
    await stranger.goto(verify)
    await stranger.getByText('现在的状态：有效').waitFor()
    await stranger.getByText('签章真实').waitFor()
    await screens.isAccessible('public verification', stranger)
  }, 60_000)

  test('nothing broke, and nothing was asked of anybody else', () => {
    expect(screens.wrongs()).toEqual([])
  })
})
