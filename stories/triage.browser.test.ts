import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everywhere } from '#modules/triage/similar/made-up.fixtures.ts'
import { foundIn } from './judged/judged-topics.ts'
import { messagesAreThere, messagesPath, readMessages } from './judged/messages.ts'
import { personOf, submitted, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** What many people speak of: found, warned of, made one case and answered once, by the desk's own screens on the real server. */

const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const PLANT = [
  '浮山所混凝土搅拌站夜里不停生产，噪音吵得睡不着，粉尘飘进家里',
  '浮山所小区旁边的混凝土搅拌站粉尘很大，窗台一天一层灰，夜里噪音不断',
  '混凝土搅拌站离浮山所小区太近，夜间噪音和粉尘扰民，请查一查',
  '浮山所的混凝土搅拌站半夜还在生产，罐车一辆接一辆，噪音大得无法入睡，粉尘呛人',
  '家住浮山所小区，混凝土搅拌站粉尘污染严重，孩子咳嗽一个月了，夜里还有噪音',
  '请关停浮山所混凝土搅拌站，粉尘和夜间噪音已经影响整个小区的生活',
]
/** A duty that goes round each minute. */
const WITHIN = { timeout: 120_000, interval: 1_000 }

describe.skipIf(cannot)('hot topics, by the desk’s own screens', () => {
  let desk: Screens
  let page: Page
  let url: string
  const ids: string[] = []

  beforeAll(async () => {
    desk = await openScreens(DESK)
    page = desk.page
    url = desk.server.url
    await importSheet(await usualMessages(), 'usual')
    for (const [n, text] of PLANT.entries()) ids.push(await submitted(url, text, { phone: `1990000000${n + 1}` }))
  }, 180_000)
  afterAll(() => desk?.close())

  const importSheet = async (path: string, id: string) => {
    const command = spawn(process.execPath, ['apps/server/import.ts', path, '--map', 'districts/shinan/imports/hot-topics.json', '--id', id, '--report', join(desk.server.data, 'faults.csv')], { stdio: 'ignore', env: { PATH: process.env['PATH'], NUANBAN_DATA: desk.server.data } })
    expect(await once(command, 'exit')).toEqual([0, null])
  }
  /** Made up: what others write of other things, so that it is known which words are rare. */
  const usualMessages = async () => {
    const past = Date.now() - 200 * 86_400_000
    const rows = everywhere().map(({ id, who, title, text }, n) => [id, who, title, new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(past + n * 3_600_000), text, 0, 0].join())
    const path = join(desk.server.data, 'usual.csv')
    await writeFile(path, ['留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数', ...rows].join('\n'))
    return path
  }
  const by = (account: string) => personOf(url, { account })
  const opened = async (account: string, on = page) => {
    await on.request.post(`${url}/api/identity/demo-sign-in`, { data: { account } })
    await on.goto(`${url}/desk/topics`)
  }
  const stateOf = async (id: string) => (await (await by('dispatcher')).view<{ line: { state: string } }>('case', { id })).line.state
  const asked = async <T>(view: string, query: Record<string, string> = {}) => (await (await personOf(url, { account: 'dispatcher' }, 'triage')).view<T>(view, query))

  test('six residents write of one plant: its unit is warned, and says what it will do', async () => {
    await expect.poll(async () => (await asked<{ warnings: unknown[] }>('warnings')).warnings, WITHIN).toMatchObject([{ unit: 'bureau-city-management', state: 'raised', said: '近 7 天有 6 人反映，此前 8 周平均每周 0.0 人' }])
    await opened('cg1')
    await page.getByRole('button', { name: /消息，1 条未读/ }).click()
    await page.getByRole('link', { name: '提前预警' }).click()
    const warnings = page.getByRole('region', { name: '提前预警' })
    await warnings.getByText('近 7 天有 6 人反映').waitFor()
    await desk.isAccessible('warning')
    await warnings.getByRole('button', { name: '响应' }).click()
    await page.getByRole('textbox', { name: '打算怎么做' }).fill('今晚到场检测，责令夜间停产')
    await page.keyboard.press('Control+Enter')
    await warnings.getByRole('button', { name: '处置完毕' }).waitFor()
    await warnings.getByText('今晚到场检测，责令夜间停产').waitFor()
    expect(await warnings.getByRole('button').allTextContents()).toEqual([expect.stringContaining('搅拌站'), '处置完毕', '不需处置'])
  }, 180_000)

  test('the dispatcher makes the six one case by keyboard, takes it back and makes it again', async () => {
    await opened('dispatcher')
    await page.locator('.topic-row').first().getByText('搅拌站').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /搅拌站/ }).waitFor()
    await page.keyboard.press('m')
    await page.getByText(/5 件将并入 .*还没有派单/).waitFor()
    await desk.isAccessible('merge')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已并入 5 件。').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销 5 件，回到待派单。').waitFor()
    expect(await Promise.all(ids.map(stateOf))).toEqual(Array.from({ length: 6 }, () => 'submitted'))
    await page.getByRole('button', { name: '关闭' }).last().click()
    await page.keyboard.press('m')
    await page.getByText(/5 件将并入/).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('已并入 5 件。').waitFor()
    expect((await Promise.all(ids.map(stateOf))).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'merged'), 'submitted'])
    await page.getByRole('link', { name: /去办主案/ }).click()
    await page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: '派单', exact: true }).waitFor()
  }, 60_000)

  test('the unit answers the one, and all six are answered', async () => {
    const states = await Promise.all(ids.map(stateOf))
    const caseId = ids[states.indexOf('submitted')]!
    await (await by('dispatcher')).act('dispatch', { caseId, assist: [] })
    const unit = await by('cg1')
    await unit.act('sign_for', { caseId })
    await unit.act('answer', { caseId, handling: '夜间停产，加装喷淋和隔声屏', answer: '搅拌站夜间已停产，并加装喷淋和隔声屏，请您监督。', solved: true })
    await expect.poll(() => Promise.all(ids.map(stateOf)), WITHIN).toEqual(Array.from({ length: 6 }, () => 'answered'))
  }, 60_000)

  test('a phone shows the topics, and one of them alone', async () => {
    const phone = await desk.another(PHONE)
    await opened('dispatcher', phone)
    await phone.locator('.topic-row').first().waitFor()
    await desk.isAccessible('topics on a phone', phone)
    await phone.locator('.topic-link').first().click()
    await phone.waitForURL(/topics\/[0-9a-f-]{36}/)
    await phone.getByText('大多提到').waitFor()
    await desk.isAccessible('a topic on a phone', phone)
    await phone.close()
  }, 60_000)

  test.runIf(messagesAreThere)('of 4,326 real messages, imported, the five hottest are real matters, with heat, people and members', async () => {
    const messages = await readMessages()
    await importSheet(messagesPath, 'real')
    type Topics = { reading: { ready: boolean; read: number }; topics: { id: string; people: number; heat: { total: number } }[] }
    const began = Date.now()
    await expect.poll(async () => (await asked<Topics>('topics')).reading.read, WITHIN).toBeGreaterThan(4326)
    await expect.poll(async () => (await asked<Topics>('topics')).reading.ready, WITHIN).toBe(true)
    console.log(`after the import the reader was through ${((Date.now() - began) / 1000).toFixed(1)} s later`)

    const { topics } = await asked<Topics>('topics')
    const numberOf = new Map(messages.map(({ id, title, at }) => [`${[...title!].slice(0, 59).join('')} ${at}`, id]))
    const hottest = topics.toSorted((a, b) => b.heat.total - a.heat.total).slice(0, 5)
    const matters = await Promise.all(hottest.map(async ({ id }) => {
      const { members } = await asked<{ members: { summary: string; openedAt: string }[] }>('topic', { id })
      return foundIn(members.map(({ summary, openedAt }) => numberOf.get(`${[...summary].slice(0, 59).join('')} ${Date.parse(openedAt)}`) ?? ''))
    }))
    expect(matters.map((found) => found && found.precision >= 0.9 && found.recall >= 0.8)).toEqual([true, true, true, true, true])
    expect(new Set(matters.map((found) => found?.matter)).size).toBe(5)

    await opened('dispatcher')
    const row = page.locator('.topic-row', { hasText: String(hottest[0]!.people) }).filter({ hasText: String(hottest[0]!.heat.total) })
    await row.getByRole('button', { name: String(hottest[0]!.heat.total) }).click()
    await row.getByText(`${hottest[0]!.people} 人反映 × 2 分`).waitFor()
    await row.getByRole('link').click()
    await expect.poll(() => page.locator('.member').count(), WITHIN).toBeGreaterThan(30)
    await page.getByRole('img', { name: /12 周每周反映人数/ }).last().waitFor()
    await desk.isAccessible('real topics')
  }, 300_000)

  test('nothing crashed, and nobody else was asked anything', () => expect(desk.wrongs()).toEqual([]))
})
