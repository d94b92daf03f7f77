import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { CHROMIUM, startServer } from './running-office.fixtures.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const DESK = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export type Screens = {
  server: Awaited<ReturnType<typeof startServer>>; page: Page
  /** Somebody else's browser on the same server. */
  another: (options: BrowserContextOptions) => Promise<Page>
  wrongs: () => string[]; isAccessible: (where: string, on?: Page) => Promise<void>; close: () => Promise<void>
}

/** The real server with one page on it, which notes whatever crashes and whatever is asked of anybody else. */
export async function openScreens(options: BrowserContextOptions, settings: Record<string, string> = {}): Promise<Screens> {
  const server = await startServer(settings)
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const wrongs: string[] = []
  const another = async (given: BrowserContextOptions) => {
    const page = await (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...given })).newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => wrongs.push(`page: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) wrongs.push(`outside: ${request.url()}`)
    })
    return page
  }
  const page = await another(options)
  return {
    server, page, another,
    wrongs: () => [...new Set(wrongs), ...server.faults()],
    async isAccessible(where, on = page) {
      // A page slides in, and half-faded words have half the contrast.
      await on.waitForTimeout(500)
      const { violations } = await new AxeBuilder({ page: on }).setLegacyMode(true).withTags(WCAG).analyze()
      expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
