import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { serveScreens } from '#apps/server/screens.ts'
import { buildHttp } from '#kernel/http.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { districtRoute } from '#modules/world/server/district-route.ts'
import { HOME } from '#modules/world/server/read/frame.ts'
import { guide } from '#modules/world/server/read/read-pages.fixtures.ts'
import { readRoutes } from '#modules/world/server/read/read-routes.ts'
import { CHROMIUM, whyNoBrowser } from './running-office.fixtures.ts'
import { PHONE } from './screens.fixtures.ts'

/** Somebody scans the code at a door, or reads with an old phone, a screen reader or the keys alone: the old town in words. */

/** A device with an English and a Chinese voice, which speaks until a test ends its sentence. */
const spoken = `
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  globalThis.spoken = []
  const voices = [{ lang: 'en-US' }, { lang: 'zh_CN' }]
  Object.defineProperty(globalThis, 'speechSynthesis', { value: { getVoices: () => voices, addEventListener() {}, cancel() {}, speak(one) { globalThis.spoken.push(one) } } })`

describe.skipIf(!existsSync(CHROMIUM))('the old town in words', () => {
  const wrongs: string[] = []
  let browser: Browser
  let base: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const { office } = await openOffice({ modules: [], at: '2026-11-23 10:00' })
    const app = await buildHttp(office)
    const place = new URL('../districts/shinan/world/', import.meta.url)
    districtRoute(app, place)
    readRoutes(app, office, { place })
    await serveScreens(app)
    base = await app.listen({ port: 0, host: '127.0.0.1' })
    close = () => app.close()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] })
  }, 120_000)
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
  afterAll(async () => {
    await browser?.close()
    await close?.()
    expect(wrongs).toEqual([])
  })

  async function opened(path: string, given: BrowserContextOptions & { before?: string } = {}): Promise<Page> {
    const { before, ...options } = given
    const page = await (await browser.newContext({ locale: 'zh-CN', ...PHONE, ...options })).newPage()
    page.on('pageerror', (error) => wrongs.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && wrongs.push(message.text())))
    page.on('request', (request) => void (!request.url().startsWith(base) && wrongs.push(`outside: ${request.url()}`)))
    if (before) await page.addInitScript(before)
    await page.goto(base + path)
    return page
  }

  test('nothing on its pages keeps anybody out', async () => {
    for (const path of ['', 'b/cathedral', 's/zhongshan-road', 'r/pier-to-cathedral', 'years', 'b/nowhere?lang=en', 'b/cathedral?lang=en']) {
      const page = await opened(HOME + path)
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
      await page.context().close()
    }
    // A page that is not there is told so, and is no fault.
    expect(wrongs.splice(0)).toEqual([expect.stringContaining('404')])
  }, 90_000)

  test('the code at a door leads to the plate, with its picture, without any script', async () => {
    const page = await opened('/b/christ-church', { javaScriptEnabled: false })
    expect(page.url()).toBe(`${base}${HOME}b/christ-church`)
    await page.getByRole('heading', { level: 1, name: '江苏路基督教堂' }).waitFor()
    await page.getByRole('img', { name: /绿色铜尖顶/ }).waitFor()
    await page.getByRole('listitem').filter({ hasText: '启用' }).waitFor()
    expect(await page.getByRole('button', { name: '朗读' }).count()).toBe(0)
    await page.getByRole('link', { name: '江苏路15号' }).click()
    await page.getByRole('heading', { level: 1, name: '江苏路' }).waitFor()
    await page.getByRole('spinbutton', { name: '年份' }).fill('1905')
    await page.getByRole('button', { name: '看那一年' }).click()
    await page.waitForURL(/\/s\/jiangsu-road\?year=1905$/)
    await page.getByRole('link', { name: 'Read this page in English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Jiangsu Road' }).waitFor()
  })

  test('the drawing is there, and the words fit a narrow window with text twice as large', async () => {
    for (const path of ['', 'b/memory-hall', 's/zhongshan-road', 'r/governors-town', 'years']) {
      const page = await opened(HOME + path, { viewport: { width: 320, height: 640 }, isMobile: false })
      const wide = () => page.evaluate(`document.documentElement.scrollWidth`)
      expect(await wide(), path).toBe(320)
      await page.setViewportSize({ width: 640, height: 900 })
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
      expect(await wide(), path).toBe(640)
      expect(await page.evaluate(`[...document.querySelectorAll('.front img')].every((image) => image.complete && image.naturalWidth > 0)`)).toBe(true)
      await page.context().close()
    }
  })

  test('the keys go through the buildings in the order in which one walks past them', async () => {
    const page = await opened(HOME)
    await page.getByRole('link', { name: '跳过地图' }).focus()
    await page.keyboard.press('Enter')
    const stops: string[] = []
    for (let i = 0; i < guide.named.length; i++) {
      await page.keyboard.press('Tab')
      stops.push(await page.evaluate(`document.activeElement.getAttribute('href')`))
    }
    expect(stops).toEqual(guide.named.map(({ id }) => `${HOME}b/${id}`))
  })

  test('the story is read aloud where there is a voice, sentence by sentence, and one can stop it', async () => {
    const page = await opened(`${HOME}b/cathedral`, { before: spoken })
    await page.getByRole('button', { name: '朗读' }).click()
    const marked = page.locator('mark')
    expect(await marked.textContent()).toContain('两座五十六米高的钟楼')
    await page.evaluate('spoken[0].onend()')
    expect(await marked.count()).toBe(1)
    expect(await marked.textContent()).not.toContain('两座五十六米高的钟楼')
    expect(await page.evaluate('spoken.map(({ voice }) => voice.lang)')).toEqual(['zh_CN', 'zh_CN'])
    await page.getByRole('button', { name: '停止' }).click()
    expect(await marked.count()).toBe(0)
    await page.getByRole('button', { name: '朗读' }).waitFor()

    const mute = await opened(`${HOME}b/cathedral`, { before: spoken.replace(`{ lang: 'zh_CN' }`, '') })
    expect(await mute.getByRole('button', { name: '此设备没有中文语音' }).isDisabled()).toBe(true)
  })

  test.skipIf(whyNoBrowser('apps/district/dist'))('in the streets in three dimensions, too, a story is told and read aloud on the card of its house', async () => {
    const page = await opened('/district/?at=cathedral&quality=4', { before: spoken })
    page.setDefaultTimeout(80_000)
    await page.waitForFunction(() => 'district' in globalThis)
    // The scene draws without a pause here; a click would wait for it.
    await page.evaluate(`document.getElementById('open-places').click()`)
    await page.evaluate(`[...document.querySelectorAll('#place-list button')].findLast((one) => one.textContent.includes('圣弥厄尔')).click()`)
    await page.locator('.told .said').first().waitFor()
    await page.evaluate(`document.querySelector('.told button').click()`)
    expect(await page.locator('.told button').count()).toBe(1)
    expect(await page.locator('.told mark').textContent()).toContain('两座五十六米高的钟楼')
  })
})
