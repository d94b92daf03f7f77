import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atDesk, fillIn, fillSheets, goOn, onTop, planOf, sendIn } from './application.fixtures.ts'
import { personOf, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** A one-thing that nobody has programmed: made in the designer, published by a second person, applied for by a resident. */

const cannot = whyNoBrowser('apps/resident/dist/h5') ?? whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const NUMBER = '19900000001'
const QUESTION = '已经领取营业执照'
const KNOWN = { 'ent.exists': false, 'ent.name': '市南区海燕报亭', 'agent.is': false, 'delivery.way': 'electronic', 'setup.form': 'person', 'premises.right': 'rented', 'books.online': false }

describe.skipIf(cannot)('a new one-thing', () => {
  let screens: Screens
  let phone: Page
  let author: Page
  let second: Page
  let url: string
  let draft = ''

  beforeAll(async () => {
    screens = await openScreens(PHONE)
    phone = screens.page
    url = screens.server.url
    author = await atDesk(await screens.another(DESK), url, 'admin')
    second = await atDesk(await screens.another(DESK), url, 'supervisor')
  }, 120_000)
  afterAll(() => screens?.close())

  const pick = async (box: Locator, words: string) => {
    await box.fill(words)
    await author.locator('.ant-select-item-option:visible').filter({ hasText: words }).first().click()
  }

  const choose = async (box: Locator, words: string) => {
    await box.click()
    await author.locator('.ant-select-item-option:visible').getByText(words, { exact: true }).click()
  }

  test('is begun in the designer', async () => {
    await author.goto(`${url}/desk/designer`)
    await author.getByRole('heading', { name: '设计', exact: true }).waitFor()
    await screens.isAccessible('designer', author)
    await author.getByRole('button', { name: /^新\s*建$/ }).click()
    const dialog = author.getByRole('dialog')
    await dialog.getByLabel('名称').fill('便民小报亭一件事')
    await dialog.getByLabel('编号（发布后不变）').fill('news-stand')
    await pick(dialog.getByRole('combobox'), '行政审批')
    await dialog.getByRole('button', { name: '开始设计' }).click()
    await author.getByLabel('设计稿名称').waitFor()
    draft = author.url()
  }, 60_000)

  test('is filled in with matters and a question, and its figures, steps and remarks follow', async () => {
    await author.getByLabel('英文名').fill('Open a news stand')
    await author.getByRole('radio', { name: '个人', exact: true }).check()
    await author.getByLabel('一句话说明').fill('营业执照、卖书报的许可，一次办好。')
    await author.getByLabel('英文说明').fill('Licence and permit for a news stand, at once.')
    const matter = author.getByRole('combobox', { name: '事项', exact: true })
    await pick(matter, '个体工商户设立登记')
    await pick(matter, '出版物零售')

    // Whoever has a licence already needs no other.
    const licence = author.getByRole('row', { name: /个体工商户设立登记/ })
    await licence.getByRole('button', { name: '都要办' }).click()
    await licence.getByRole('button', { name: '加一个条件' }).click()
    await pick(licence.getByRole('combobox', { name: '数据元' }), QUESTION)
    await choose(licence.getByRole('combobox', { name: '比较的值' }), '否')
    await licence.getByRole('button', { name: /^好$/ }).click()
    await pick(author.locator('#s-questions').getByRole('combobox', { name: '数据元' }), QUESTION)

    // The licence is promised within a day, so nothing is left for a pre-review of its own.
    await author.getByLabel('预审工作日（最多 5）').fill('0')
    // The permit waits for the licence: together they take longer than the longer of them.
    await choose(author.locator('[data-path="/limit"]').getByRole('combobox'), '按本方案规定')
    await author.getByLabel('总时限工作日').fill('4')

    const tests = author.locator('#s-tests')
    await tests.getByRole('button', { name: '加一个用例' }).click()
    await choose(tests.getByLabel(QUESTION), '否')
    await tests.getByText(/实为.*个体工商户设立登记/).waitFor()
    await tests.getByRole('button', { name: '全部采用实际结果' }).click()
    await tests.getByText('全部相符').waitFor()
    await author.getByRole('complementary', { name: '实时结果' }).getByText(/2 个事项；/).waitFor()
    await screens.isAccessible('a draft', author)
  }, 60_000)

  const send = async (why: string) => {
    await author.getByRole('button', { name: '送交复核' }).click()
    const dialog = author.getByRole('dialog')
    await dialog.getByLabel('法律或文件依据').fill('国办发〔2024〕3号')
    await dialog.getByLabel('为什么改（会写进沿革）').fill(why)
    await dialog.getByRole('button', { name: /^送\s*交$/ }).click()
    await author.getByText('自己写的内容由别人复核。').waitFor()
  }

  const publish = async () => {
    await second.getByRole('button', { name: '复核无误，发布' }).click()
    await second.locator('.review-done').waitFor()
  }

  test('is sent to review with its reason, which nobody gives to themselves', async () => {
    await send('报亭要跑两个部门，合在一起办。')
    expect(await author.getByRole('button', { name: '复核无误，发布' }).count()).toBe(0)
  }, 60_000)

  test('is reviewed and published by a second person', async () => {
    await second.goto(draft)
    await second.getByText('报亭要跑两个部门').first().waitFor()
    await screens.isAccessible('a review', second)
    await publish()
  }, 60_000)

  test('is found on the phone and filled in', async () => {
    await fillIn(phone, url, { wanted: '便民小报亭', key: 'news-stand', known: KNOWN, phone: NUMBER })
    await onTop(phone).reads('市南区海燕报亭')
  }, 90_000)

  test('is changed before that is sent', async () => {
    await author.goto(`${url}/desk/designer`)
    await author.getByRole('row', { name: /便民小报亭一件事/ }).getByRole('button', { name: '修改' }).click()
    await pick(author.getByRole('combobox', { name: '事项', exact: true }), '烟草专卖零售许可')
    const tests = author.locator('#s-tests')
    await tests.getByText(/实为.*烟草专卖零售许可/).waitFor()
    await tests.getByRole('button', { name: '采用实际结果', exact: true }).click()
    await tests.getByText('全部相符').waitFor()
    await send('报亭多兼卖卷烟。')
    await second.goto(author.url())
    await second.getByText('1 份正在填写的').waitFor()
    await publish()
  }, 90_000)

  test('the draft says what changed, asks only that, keeps the rest, and is sent', async () => {
    const { at, reads } = onTop(phone)
    await phone.goto(`${url}/m/#/pages/applications/index`)
    await phone.reload()
    await at('[id^="resume-"]').click()
    await reads('办事规定有变化')
    await reads('新增 1 个事项')
    await reads('要多填 2 项')
    await screens.isAccessible('what changed')
    await at('#rules-go-on').click()
    await at('.form-sheet').waitFor()
    const plan = await planOf(phone, url, 'news-stand')
    expect((await fillSheets(phone, plan, KNOWN, 'news-stand', '.asked-again')).sort()).toEqual(['tobacco.format', 'tobacco.separate'])
    // The papers are still there: nothing is uploaded once more.
    await goOn(phone)
    await reads('市南区海燕报亭')
    await sendIn(phone)
    const { applications } = await (await personOf(url, { phone: NUMBER }, 'approvals')).view<{ applications: { name: string; matters: number }[] }>('my_applications', {})
    expect(applications).toEqual([expect.objectContaining({ name: '便民小报亭一件事', matters: 3 })])
  }, 90_000)

  test('nothing broke, and nothing was asked of anybody else', () => {
    expect(screens.wrongs()).toEqual([])
  })
})
