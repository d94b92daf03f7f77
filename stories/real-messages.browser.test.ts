import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelledMessages } from '#modules/triage/text/labelled.fixtures.ts'
import { personOf, submitted, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, type Screens } from './screens.fixtures.ts'

/**
 * A district that moves in with the messages of its old system: they are imported with their categories, learned from, and the next
 * message is read as they were. The messages are real and not ours to publish; without them there is nothing to show.
 */

const root = join(import.meta.dirname, '..')
const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)
/** They lie category by category: mixed, always alike. */
const messages = mixed(labelledMessages())
const IMPORTED = 2400

/** The seven categories of that system, beside the district's own. */
const SEVEN = ['城乡建设', '环境保护', '交通运输', '教育文体', '劳动和社会保障', '商贸旅游', '卫生计生']
const codeOf = (label: string) => `M980${1 + SEVEN.indexOf(label)}`

async function districtWithSeven(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'nuanban-district-')), 'shinan')
  await cp(join(root, 'districts/shinan'), folder, { recursive: true })
  const change = async (file: string, by: (body: any) => unknown) => writeFile(join(folder, file), JSON.stringify(by(JSON.parse(await readFile(join(folder, file), 'utf8')))))
  await change('categories.json', (all: { section: string }[]) => [...all, ...SEVEN.map((label) => ({ code: codeOf(label), section: 'livelihood', group: '原系统分类', group_en: 'Old system', name: label, en: label, words: [label], grade: 'ordinary' }))])
  await change('catalogue.json', (catalogue) => ({ ...catalogue, rules: [...catalogue.rules, ...SEVEN.map((label) => ({ id: `r-${codeOf(label).toLowerCase()}`, category: codeOf(label), lead: '@street', assist: [], basis: '原系统分类' }))] }))
  await writeFile(join(folder, 'imports/seven.json'), JSON.stringify({
    id: 'seven', source: '原系统', section: 'livelihood', unanswered: 'archive', fields: { openedAt: '时间', externalId: '编号', text: '内容' },
    category: { columns: ['分类'], table: Object.fromEntries(SEVEN.map((label) => [label, codeOf(label)])), unmapped: 'none' },
  }))
  return folder
}

const run = promisify(execFile)

function mixed<T>(all: readonly T[] | undefined): T[] | undefined {
  return all?.map((one, n) => ({ one, at: (n * 7919) % all.length })).sort((a, b) => a.at - b.at).map(({ one }) => one)
}

describe.skipIf(cannot || !messages)('real messages on the desk', () => {
  let desk: Screens
  let page: Page
  let url: string
  let district: string
  /** Those that come after all that were learned from. */
  const later = messages?.slice(IMPORTED, IMPORTED + 200) ?? []

  beforeAll(async () => {
    district = await districtWithSeven()
    desk = await openScreens(DESK, { NUANBAN_DISTRICT: district })
    page = desk.page
    url = desk.server.url
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const sheet = join(district, 'messages.csv')
    await writeFile(sheet, ['编号,时间,内容,分类', ...messages!.slice(0, IMPORTED).map(({ text, label }, n) => [String(n), '2026-03-02 10:00:00', quoted(text.replace(/\s+/g, '')), label].join(','))].join('\n'))
    const env = { ...process.env, NUANBAN_DATA: desk.server.data, NUANBAN_DISTRICT: district }
    await run(process.execPath, ['apps/server/import.ts', sheet, '--map', join(district, 'imports/seven.json'), '--skip-faulty'], { cwd: root, env })
    await run(process.execPath, ['apps/server/train-triage.ts'], { cwd: root, env })
  }, 240_000)
  afterAll(async () => {
    await desk?.close()
    if (district) await rm(join(district, '..'), { recursive: true, force: true })
  })

  test('of the next two hundred, most are named, and nine of ten that are named are right', async () => {
    const dispatcher = await personOf(url, { account: 'dispatcher' }, 'triage')
    let named = 0
    let right = 0
    for (const { text, label } of later) {
      const { suggestions } = await dispatcher.view<{ suggestions: { target: string; label: string }[] }>('suggest', { text: text.replace(/\s+/g, '').slice(0, 800) })
      const category = suggestions.find(({ target }) => target === 'category')
      if (category) named += 1
      if (category?.label === codeOf(label)) right += 1
    }
    console.log(`of ${later.length} real messages ${named} named, ${right} of them right`)
    expect(named / later.length).toBeGreaterThan(0.5)
    expect(right / named).toBeGreaterThan(0.9)
  })

  test('the dispatcher sees it at dispatch, with how sure it is and the words, and takes it with one key', async () => {
    const text = await sureOne()
    await submitted(url, text, { category: null })
    await page.goto(`${url}/desk/`)
    await page.getByText('孙立强').first().click()
    await page.getByText('待派单').first().waitFor()
    await page.goto(`${url}/desk/worklist?list=intake`)
    await page.getByText(text.slice(0, 8)).first().click()
    await page.getByRole('button', { name: '派单' }).first().waitFor()
    await page.keyboard.press('1')
    await page.getByText('按已办结的诉求，像是').waitFor()
    await page.getByText(/把握 \d+%/).first().waitFor()
    await desk.isAccessible('suggestion at dispatch')
    await page.keyboard.press('Alt+s')
    await page.locator('.category-suggestion em').first().waitFor()
  })

  test('whoever writes an answer to something else is told so, with the sentence', async () => {
    const [asked, other] = [later.find(({ label }) => label === '教育文体')!, later.find(({ label }) => label === '交通运输')!]
    const id = await submitted(url, asked.text.replace(/\s+/g, '').slice(0, 300), { category: 'M0201' })
    const dispatcher = await personOf(url, { account: 'dispatcher' })
    await dispatcher.act('dispatch', { caseId: id, lead: 'bureau-enforcement', why: '由执法部门先看' })
    const page = await desk.another(DESK)
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account: 'bureau' } })
    const handler = await personOf(url, { account: 'bureau' })
    await handler.act('sign_for', { caseId: id })
    await page.goto(`${url}/desk/case/${id}`)
    await page.getByRole('button', { name: /答复/ }).first().click()
    await page.getByRole('textbox', { name: /答复/ }).first().fill(`关于${other.text.replace(/\s+/g, '').slice(0, 120)}一事，已安排处理。`)
    await page.getByText(/答复检查：\d+ 处请看一看/).waitFor()
    await page.getByText('切题').first().waitFor()
    await desk.isAccessible('answer check', page)
  })

  test('the agent who takes a call of the same matter sees it while typing, and why', async () => {
    const text = later.find(({ label }) => label === '环境保护')!.text.replace(/\s+/g, '').slice(0, 200)
    await submitted(url, text, { category: 'M0403' })
    const page = await desk.another(DESK)
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account: 'agent' } })
    await page.goto(`${url}/desk/hotline`)
    await page.getByLabel('说了什么事').first().fill(`${text.slice(20, 160)}，请管一管`)
    await page.getByText(/像是同一件事：/).first().waitFor()
    await desk.isAccessible('hotline', page)
  })

  test('nothing broke and nothing was fetched from elsewhere', () => {
    expect(desk.wrongs()).toEqual([])
  })

  /** A later message of which it is sure. */
  async function sureOne(): Promise<string> {
    const dispatcher = await personOf(url, { account: 'dispatcher' }, 'triage')
    for (const { text } of later) {
      const said = text.replace(/\s+/g, '').slice(0, 300)
      const { suggestions } = await dispatcher.view<{ suggestions: { target: string }[] }>('suggest', { text: said })
      if (suggestions.some(({ target }) => target === 'category')) return said
    }
    throw new Error('it is sure of none')
  }
})
