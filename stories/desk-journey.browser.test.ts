import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submitted, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, type Screens } from './screens.fixtures.ts'

/** The desk by keyboard: a dispatcher finds what is due, dispatches it as the catalogue says, and is told when a colleague was quicker. */

const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const SAID = '珠海路 8 号楼道的灯坏了一周，老人上下楼看不见，请尽快来修。'

describe.skipIf(cannot)('a dispatcher with the keyboard', () => {
  let desk: Screens
  let page: Page
  let url: string

  beforeAll(async () => {
    desk = await openScreens(DESK)
    page = desk.page
    url = desk.server.url
    for (const text of [SAID, '香港中路 30 号门前井盖松动，过车就响。']) await submitted(url, text, { category: 'M0101' })
  }, 120_000)
  afterAll(() => desk?.close())

  test('the demo says that it is one, and lets a dispatcher in with one click', async () => {
    await page.goto(`${url}/desk/`)
    await desk.isAccessible('sign-in')
    await page.getByText('孙立强').first().click()
    await page.getByText('待派单').first().waitFor()
  })

  test('the list has what is due, the case opens with Enter, and 1 is the first thing to do', async () => {
    await page.goto(`${url}/desk/worklist?list=intake`)
    await page.getByText(SAID.slice(0, 8)).first().waitFor()
    await desk.isAccessible('worklist')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByText('派单建议').first().waitFor()
    await desk.isAccessible('case')
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => waiting('intake'), { timeout: 15_000 }).toBe(1)
  })

  test('who acts on what a colleague has just done is told, and nothing is overwritten', async () => {
    const [line] = await lines('intake')
    await page.goto(`${url}/desk/case/${line!.id}`)
    await page.getByText('派单建议').first().waitFor()
    await page.keyboard.press('1')
    const quicker = await page.request.post(`${url}/api/requests/dispatch`, { data: { caseId: line!.id } })
    expect(quicker.status()).toBe(200)
    await page.keyboard.press('Control+Enter')
    await page.getByText('孙立强').nth(1).or(page.getByText('新的进展')).first().waitFor()
    const { history } = (await (await page.request.get(`${url}/api/requests/case?id=${line!.id}`)).json()) as { history: { verb: string }[] }
    expect(history.filter((step) => step.verb === 'requests.dispatch')).toHaveLength(1)
  })

  test('nothing broke and nothing was fetched from elsewhere', () => {
    expect(desk.wrongs()).toEqual([])
  })

  const lines = async (list: string) => ((await (await page.request.get(`${url}/api/requests/worklist?list=${list}`)).json()) as { lines: { id: string }[] }).lines
  const waiting = async (list: string) => (await lines(list)).length
})
