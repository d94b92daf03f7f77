import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { serveScreens } from '#apps/server/screens.ts'
import { buildHttp } from '#kernel/http.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { districtRoute } from '#modules/world/server/district-route.ts'
import { CHROMIUM, whyNoBrowser } from './running-office.fixtures.ts'
import { PHONE } from './screens.fixtures.ts'

/** Somebody opens the old town on a phone, walks up from the pier, turns back the years; and somebody whose device cannot show it reads. */

type Hook = { me: { x: number; z: number; heading: number }; info: () => { render: { calls: number; triangles: number }; memory: { geometries: number; textures: number }; programs: unknown[] }; level: () => number; isFree: () => boolean; go: (to: { x: number; z: number }) => void; draw: () => void }

const LOSE = `document.querySelector('#view canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()`
const MAY_TRAVEL_BYTES = 400_000
const cannot = whyNoBrowser('apps/district/dist')
if (cannot) console.warn(cannot)

describe.skipIf(cannot)('the historic district', () => {
  const wrongs: string[] = []
  let browser: Browser
  let base: string
  let close: () => Promise<void>

  beforeAll(async () => {
    const { office } = await openOffice({ modules: [], at: '2026-11-23 10:00' })
    const app = await buildHttp(office)
    districtRoute(app, new URL('../districts/shinan/world/', import.meta.url))
    await serveScreens(app)
    base = await app.listen({ port: 0, host: '127.0.0.1' })
    close = () => app.close()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] })
  }, 120_000)
  // A page that goes on drawing slows down the next.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
  afterAll(async () => {
    await browser?.close()
    await close?.()
  })

  async function opened(query: string, by = browser): Promise<{ page: Page; travelled: () => number }> {
    const page = await (await by.newContext({ locale: 'zh-CN', ...PHONE })).newPage()
    page.setDefaultTimeout(150_000)
    page.on('pageerror', (error) => wrongs.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && wrongs.push(message.text())))
    page.on('request', (request) => void (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url()) && wrongs.push(`outside: ${request.url()}`)))
    let bytes = 0
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(`${base}/district/${query}`)
    return { page, travelled: () => bytes }
  }
  // Asked from outside: the page itself may evaluate nothing.
  const until = (page: Page, what: string) => expect.poll(() => page.evaluate(what), { timeout: 150_000, interval: 200 }).toBe(true)
  const walkable = (page: Page) => until(page, `'district' in window`)
  const hook = <T>(page: Page, ask: (of: Hook) => T) => page.evaluate(`(${ask.toString()})(window.district)`) as Promise<T>

  test('is walkable after less than 400 kB, within the budget of a phone all along the street', async () => {
    const { page, travelled } = await opened('?date=2026-05-20&hour=10')
    await walkable(page)
    const worker = (await page.evaluate(`performance.getEntriesByType('resource').filter(({ name }) => name.includes('worker')).reduce((sum, { transferSize }) => sum + transferSize, 0)`)) as number
    const bytes = travelled() + worker
    expect(bytes).toBeGreaterThan(150_000)
    expect(bytes).toBeLessThan(MAY_TRAVEL_BYTES)

    // By key, as somebody without a touch screen would.
    await page.locator('#view').focus()
    const before = await hook(page, ({ me }) => ({ ...me }))
    await page.keyboard.down('ArrowUp')
    await until(page, `window.district.me.z < ${before.z - 3}`)
    await page.keyboard.up('ArrowUp')
    expect(await hook(page, ({ isFree }) => isFree())).toBe(true)

    await page.setViewportSize({ width: 1200, height: 700 })
    await until(page, `document.querySelector('canvas').width >= 900`)
    // The worst that is to be seen from the pier and any corner of the main street, in four directions, on a wide screen.
    const worst = await hook(page, ({ me, info, draw }) => {
      const most = { calls: 0, triangles: 0 }
      for (let z = 840; z > -560; z -= 70) for (let turn = 0; turn < 4; turn++) {
        Object.assign(me, { x: 26 - (420 - z) * 0.142, z, heading: (turn * Math.PI) / 2 })
        draw()
        most.calls = Math.max(most.calls, info().render.calls)
        most.triangles = Math.max(most.triangles, info().render.triangles)
      }
      return { ...most, programs: info().programs.length }
    })
    console.log(`${Math.round(bytes / 1000)} kB to the first view; at most ${worst.calls} draws, ${worst.triangles} triangles, ${worst.programs} programs`)
    expect(worst.calls).toBeLessThanOrEqual(60)
    expect(worst.triangles).toBeLessThanOrEqual(120_000)
    expect(worst.programs).toBeLessThanOrEqual(6)
  }, 240_000)

  test('goes where one taps, says the street, and turns back the years', async () => {
    const { page } = await opened('?date=2026-05-20&hour=10&quality=4')
    await walkable(page)
    expect(await page.locator('#year-says').textContent()).toContain('2026年')
    await page.locator('#year').fill('1905')
    expect(await page.locator('#year-says').textContent()).toContain('1905年 · 胶澳租借地')
    const before = await hook(page, ({ me, go }) => {
      Object.assign(me, { x: 3, z: 250 })
      go({ x: me.x, z: me.z - 6 })
      return { ...me }
    })
    await until(page, `window.district.me.z < ${before.z - 3}`)
    await page.getByText('弗里德里希大街（今中山路）').waitFor()
    await page.locator('#language').click()
    await page.getByText('Friedrichstraße (today Zhongshan Road)').waitFor()
    expect((await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

    await page.locator('#open-places').click()
    await page.getByRole('button', { name: /Governor/ }).first().click()
    await page.locator('#open-map').click()
    await page.locator('#chart').waitFor()
  }, 240_000)

  test('a device that is slow steps down by itself', async () => {
    const { page } = await opened('?date=2026-05-20&hour=10')
    await walkable(page)
    await until(page, 'window.district.level() >= 2')
  }, 240_000)

  test('a picture that is lost comes back where one stands; lost for good, it is told in words', async () => {
    const { page } = await opened('?date=2026-05-20&hour=10&at=cathedral&quality=4')
    await walkable(page)
    const at = await hook(page, ({ me }) => ({ x: me.x, z: me.z }))
    for (const _ of [1, 2]) {
      await page.evaluate(`document.querySelector('#view canvas').setAttribute('data-old', '')`)
      await page.evaluate(LOSE)
      await page.locator('#view canvas:not([data-old])').waitFor()
    }
    expect(await hook(page, ({ me }) => ({ x: me.x, z: me.z }))).toEqual(at)
    await page.evaluate(LOSE)
    await page.getByText('圣弥厄尔大教堂').first().waitFor()
  }, 240_000)

  test('without WebGL 2 the same buildings are a page to read', async () => {
    const simple = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-3d-apis'] })
    const { page } = await opened('', simple)
    await page.getByText('这台设备不能显示三维街景').waitFor()
    await page.getByText('圣弥厄尔大教堂').waitFor()
    expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([])
    await simple.close()
  }, 120_000)

  test('nothing went wrong, and nothing was asked of anybody else', () => {
    expect([...new Set(wrongs)]).toEqual([])
  })
})
