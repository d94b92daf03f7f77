import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** One memory from a phone to the wall and off it again: the resident and the moderator in their own browsers, the public in none. */

const cannot = whyNoBrowser('apps/resident/dist/h5') ?? whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const SAID = '外婆常说，教堂落成那年她六岁，跟着王秀兰阿姨站在坡下看人敲钟。电话 13912345678。'
const SHOWN = '外婆常说，教堂落成那年她六岁，跟着某阿姨站在坡下看人敲钟。电话 ***。'

describe.skipIf(cannot)('a resident remembers the cathedral', () => {
  let phone: Screens
  let page: Page
  let url: string

  beforeAll(async () => {
    phone = await openScreens(PHONE)
    page = phone.page
    url = phone.server.url
  }, 120_000)
  afterAll(() => phone?.close())

  // Pages left behind stay in the document, hidden: only what is on top counts.
  const on = (selector: string) => page.locator(`${selector}:visible`).last()
  const reads = (words: string) => page.getByText(words).locator('visible=true').first().waitFor()
  const wall = async () => (await (await fetch(`${url}/api/world/memories?building=cathedral`)).json()) as { memories: { text: string; by: string; files: { id: string }[] }[] }

  test('the first screen leads to the old town and to the wall, which is empty', async () => {
    await page.goto(`${url}/m/`)
    await on('#district').waitFor()
    await on('#memory-hall').click()
    await reads('墙上还空着')
    await phone.isAccessible('empty hall')
  }, 60_000)

  test('spot and year come along with the address of a building', async () => {
    await page.goto(`${url}/m/#/pages/leave-memory/index?building=cathedral&year=1934`)
    await reads('圣弥厄尔大教堂')
    await reads('1934年')
    await phone.isAccessible('leaving a memory')
  }, 60_000)

  test('a memory with a photo is sent once its writer knows what in it tells who somebody is', async () => {
    await on('#text').fill(SAID)
    const chooser = page.waitForEvent('filechooser')
    await on('#add-photos').click()
    const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a86' } }).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 3/1 44/1' } }).jpeg().toBuffer()
    await (await chooser).setFiles([{ name: '老照片.jpg', mimeType: 'image/jpeg', buffer: photo }])
    await on('#send').click()
    await on('#demo-19900000001').click()
    await on('#sign-in').waitFor({ state: 'detached' })
    await on('#title-ms').click()
    await on('#agrees').click()
    await on('#send').click()
    await reads('13912345678')
    await phone.isAccessible('what tells who somebody is')
    await on('#send-so').click()
    await on('#receipt').waitFor()
    expect((await wall()).memories).toEqual([])
    await on('#to-mine').click()
    await reads('正在审核')
    await phone.isAccessible('my memories')
  }, 60_000)

  test('the moderator sees the marks and publishes it from the keyboard', async () => {
    const desk = await phone.another(DESK)
    await desk.goto(`${url}/desk/`)
    await desk.evaluate(() => fetch('/api/identity/demo-sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'wl-lead' }) }))
    await desk.goto(`${url}/desk/memories`)
    await desk.getByRole('link', { name: '记忆' }).waitFor()
    await desk.locator('.memory-line').waitFor()
    await desk.keyboard.press('Enter')
    await desk.locator('del', { hasText: '13912345678' }).waitFor()
    await phone.isAccessible('reviewing a memory', desk)
    await desk.keyboard.press('1')
    await desk.getByText('2 处个人信息会隐去').waitFor()
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('都审核完了').waitFor()
  }, 60_000)

  test('it stands on the wall and in the public view, without name and number', async () => {
    const { memories: [one] } = await wall()
    expect(one).toMatchObject({ text: SHOWN, by: '李女士' })
    const picture = await fetch(`${url}/api/files/${one!.files[0]!.id}`)
    expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).exif).toBeUndefined()
    await page.goto(`${url}/m/#/pages/memory-hall/index`)
    await reads('1930年代')
    await on('.memory').click()
    await reads(SHOWN)
    await phone.isAccessible('the wall')
  }, 60_000)

  test('taken back with one tap it is gone, and its writer can send it again', async () => {
    const { memories: [one] } = await wall()
    await page.goto(`${url}/m/#/pages/my-memories/index`)
    await on('[id^=withdraw-]').click()
    await on('[id^=undo-]').waitFor()
    expect((await wall()).memories).toEqual([])
    expect((await fetch(`${url}/api/files/${one!.files[0]!.id}`)).status).toBe(404)
    await on('[id^=undo-]').click()
    await reads('圣弥厄尔大教堂')
    expect(await on('#text').inputValue()).toBe(SAID)
    expect(phone.wrongs()).toEqual([])
  }, 60_000)
})
