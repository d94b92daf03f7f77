import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseIdAt } from '#kernel/case/case-id.ts'
import { CHROMIUM, startServer, whyNoBrowser } from './running-office.fixtures.ts'

/** The desk by keyboard: a dispatcher finds what is due, dispatches it as the catalogue says, and is told when a colleague was quicker. */

const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const SAID = '珠海路 8 号楼道的灯坏了一周，老人上下楼看不见，请尽快来修。'
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

describe.skipIf(cannot)('a dispatcher with the keyboard', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let page: Page
  const wrongs: string[] = []

  beforeAll(async () => {
    server = await startServer()
    for (const text of [SAID, '香港中路 30 号门前井盖松动，过车就响。']) await submit(server.url, text)
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => wrongs.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) wrongs.push(`outside: ${request.url()}`)
    })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const isAccessible = async (where: string) => {
    await page.waitForTimeout(500)
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
    expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
  }

  test('the demo says that it is one, and lets a dispatcher in with one click', async () => {
    await page.goto(`${server.url}/desk/`)
    await isAccessible('sign-in')
    await page.getByText('孙立强').first().click()
    await page.getByText('待派单').first().waitFor()
  })

  test('the list has what is due, the case opens with Enter, and 1 is the first thing to do', async () => {
    await page.goto(`${server.url}/desk/worklist?list=intake`)
    await page.getByText(SAID.slice(0, 8)).first().waitFor()
    await isAccessible('worklist')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByText('派单建议').first().waitFor()
    await isAccessible('case')
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => waiting('intake'), { timeout: 15_000 }).toBe(1)
  })

  test('who acts on what a colleague has just done is told, and nothing is overwritten', async () => {
    const [line] = await lines('intake')
    await page.goto(`${server.url}/desk/case/${line!.id}`)
    await page.getByText('派单建议').first().waitFor()
    await page.keyboard.press('1')
    const quicker = await page.request.post(`${server.url}/api/requests/dispatch`, { data: { caseId: line!.id } })
    expect(quicker.status()).toBe(200)
    await page.keyboard.press('Control+Enter')
    await page.getByText('孙立强').nth(1).or(page.getByText('新的进展')).first().waitFor()
    const { history } = (await (await page.request.get(`${server.url}/api/requests/case?id=${line!.id}`)).json()) as { history: { verb: string }[] }
    expect(history.filter((step) => step.verb === 'requests.dispatch')).toHaveLength(1)
  })

  test('nothing broke and nothing was fetched from elsewhere', () => {
    expect([...wrongs, ...server.faults()]).toEqual([])
  })

  const lines = async (list: string) => ((await (await page.request.get(`${server.url}/api/requests/worklist?list=${list}`)).json()) as { lines: { id: string }[] }).lines
  const waiting = async (list: string) => (await lines(list)).length
})

async function submit(url: string, text: string) {
  const json = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${url}/api/identity/demo-sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ phone: '19900000001' }) })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const body = { id: caseIdAt(new Date()), section: 'livelihood', category: 'M0101', text, place: { lng: 120.398, lat: 36.064, address: '珠海路 8 号' } }
  const answer = await fetch(`${url}/api/requests/submit`, { method: 'POST', headers: { ...json, cookie }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
}
