// Uses the built web app in a real browser as a resident would. `node test/h5.test.mjs [folder for pictures]`
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import stub from './office-stub.cjs'

const here = path.resolve(import.meta.dirname, '..')
const dist = path.join(here, 'dist/h5')
const pictures = process.argv[2]
if (pictures) mkdirSync(pictures, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml' }
// The server's own policy: no script in the page, nothing from elsewhere.
const CSP = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
const office = stub.openOffice()
let worker = readFileSync(path.join(dist, 'sw.js'), 'utf8')

// `dark`: nothing answers, neither the office nor the files of the app.
let dark = false
const server = createServer(async (request, response) => {
  if (dark) return request.socket.destroy()
  const { pathname } = new URL(request.url, 'http://x')
  if (pathname.startsWith('/api/')) {
    if (office.down || office.cut > 0) {
      office.cut--
      return request.socket.destroy()
    }
    const pieces = []
    for await (const piece of request) pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    const isJson = request.headers['content-type']?.includes('json')
    const { status, body } = office.answer(request.method, request.url, isJson ? JSON.parse(bytes.toString()) : bytes)
    return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const file = path.join(dist, pathname.replace(/^\/m\//, '') || 'index.html')
  if (!existsSync(file)) return response.writeHead(404).end()
  if (pathname === '/m/sw.js') return response.writeHead(200, { 'content-type': 'text/javascript', 'content-security-policy': CSP }).end(worker)
  response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': CSP }).end(readFileSync(file))
})
await new Promise((up) => server.listen(0, '127.0.0.1', up))
const home = `http://127.0.0.1:${server.address().port}/m/`

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] })
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', geolocation: { longitude: 120.3841, latitude: 36.0623, accuracy: 18 }, permissions: ['geolocation'], bypassCSP: false })
const page = await context.newPage()
const wrongs = []
page.on('pageerror', (error) => wrongs.push(`page: ${error.message}`))
page.on('console', (line) => line.type() === 'error' && !/ERR_EMPTY_RESPONSE|ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(line.text()) && wrongs.push(`console: ${line.text()}`))
page.on('request', (request) => !request.url().startsWith(home.slice(0, -3)) && !/^(data|blob):/.test(request.url()) && wrongs.push(`outside: ${request.url()}`))

// Pages left behind stay in the document, hidden: only what is on top counts.
const on = (selector) => page.locator(`${selector}:visible`).last()
const settle = () => page.waitForTimeout(450)
async function look(name, whole = false) {
  await settle()
  if (whole) await page.setViewportSize({ width: 390, height: 2000 })
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) })
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  if (whole) await page.setViewportSize({ width: 390, height: 844 })
  for (const violation of violations) wrongs.push(`axe ${name}: ${violation.id} ${violation.nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`)
}

let passed = 0
async function test(name, body) {
  try {
    await body()
    passed++
    console.log(`ok   ${name}`)
  } catch (error) {
    process.exitCode = 1
    console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 6).join('\n     ')}`)
    if (pictures) await page.screenshot({ path: path.join(pictures, `fail-${passed}.png`) })
  }
}
await context.addInitScript({ content: axe })

await test('the first screen of each section says what it is for and has one big button', async () => {
  await page.goto(home)
  await on('#report').waitFor()
  await page.getByText('路灯不亮').waitFor()
  await look('1-home')
  for (const [n, tab] of ['development', 'enforcement'].entries()) {
    await on(`#tab-${tab}`).click()
    await page.locator(`#tab-${tab}[aria-current=page]:visible`).waitFor()
    await look(`1-home-${n + 2}`)
  }
  await on('#tab-livelihood').click()
})

await test('anybody sees how each office does, who handles what, and what was done near by', async () => {
  await on('#open').click()
  await page.getByText('94.9%').locator('visible=true').first().waitFor()
  await page.getByText('不足 10 件，不公布').locator('visible=true').first().waitFor()
  await on('#month-before').click()
  await page.getByText('2026年9月').locator('visible=true').waitFor()
  await look('1-open-rates', true)
  await on('#open-catalogue').click()
  await on('#open-text').fill('楼下没有灯')
  await page.getByText('市南区市政服务中心主办').locator('visible=true').waitFor()
  await page.getByText('其他地方').locator('visible=true').waitFor()
  await look('1-open-catalogue', true)
  await on('#open-cases').click()
  await on('#open-near').click()
  await page.getByText('约 200 米').locator('visible=true').waitFor()
  // Nearest first; what is told of by its street alone comes last.
  assert.deepEqual(await page.locator('.open-done .open-name:visible').allTextContents(), ['垃圾没人清', '路灯不亮', '电梯故障'])
  await look('1-open-cases', true)
  await page.goto(home)
  await on('#report').waitFor()
})

await test('while a resident writes, the category is guessed, and nobody is asked who they are', async () => {
  await on('#report').click()
  await on('#text').fill('楼下路灯三天没亮了,晚上看不清台阶,老人差点摔倒')
  await on('#category-M0101').click()
  await on('#locate').click()
  await page.getByText('在八大峡街道').waitFor()
  await page.getByText('误差约 18 米').waitFor()
  await on('#address').fill('江西路 9 号门前')
  await look('2-new', true)
})

await test('who somebody is, is asked when they send; a wrong code is told, a right one goes on', async () => {
  await on('#send').click()
  await on('#get-code').click()
  await page.getByText('请写 11 位手机号').waitFor()
  await on('#sign-in-phone').fill('19900000001')
  await on('#get-code').click()
  await page.getByText('秒后再取').waitFor()
  await on('#sign-in-code').fill('000000')
  await on('#sign-in').click()
  await page.getByText('验证码不对或已失效').waitFor()
  await look('2-sign-in')
  await on('#sign-in-code').fill('123456')
  await on('#sign-in').click()
  // The same trouble near by is told before it goes out.
  await on('[id^=join-]').waitFor()
  assert.equal(office.acts.length, 0)
  await look('2-similar', true)
})

await test('a photo of 2.5 MiB goes in pieces, and goes on where the server stands after the network failed', async () => {
  const chooser = page.waitForEvent('filechooser')
  await on('#add-photos').click()
  const photo = readFileSync(path.join(here, 'src/icons/livelihood.png'))
  office.cut = 0
  await (await chooser).setFiles([{ name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.concat([photo, Buffer.alloc(2.5 * 1024 * 1024)]) }])
  office.cut = 1
  await page.getByText('已上传').waitFor({ timeout: 15_000 })
  const [file] = office.files.values()
  assert.equal(file.offset, file.size)
  assert.equal(file.pieces.length, 3)
})

await test('a full disk is told in its own words, and a tap sends the photo again', async () => {
  office.full = true
  const chooser = page.waitForEvent('filechooser')
  await on('#add-photos').click()
  await (await chooser).setFiles([{ name: 'second.png', mimeType: 'image/png', buffer: readFileSync(path.join(here, 'src/icons/mine.png')) }])
  await page.getByText('存储空间不足，暂时不能上传').waitFor()
  office.full = false
  await on('.shot-again').click()
  await page.getByText('已上传').nth(1).waitFor()
  await on('.shot-remove').click()
})

await test('a file that is refused for what it is says why, and offers no second try', async () => {
  office.refuses = true
  const chooser = page.waitForEvent('filechooser')
  await on('#add-photos').click()
  await (await chooser).setFiles([{ name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') }])
  await page.getByText('只能上传照片、视频和录音').waitFor()
  await page.getByText('不能上传，请删掉').waitFor()
  assert.equal(await page.getByText('点一下重试').count(), 0)
  office.refuses = false
  await page.locator('.shot-refused .shot-remove:visible').click()
  await page.getByText('只能上传照片、视频和录音').waitFor({ state: 'detached' })
})

await test('the draft outlives a reload', async () => {
  await page.goto(home)
  await page.reload()
  await on('#resume').click()
  await page.locator('#text:visible').waitFor()
  assert.match(await on('#text').inputValue(), /楼下路灯/)
  await page.getByText('已上传').waitFor()
  await look('3-resumed')
})

await test('sending without a network keeps everything and can be tried again; it makes one case', async () => {
  office.down = true
  await on('#send').click()
  await page.getByText('网络不通').waitFor({ timeout: 12_000 })
  assert.equal(office.acts.length, 0)
  await look('4-offline')
  office.down = false
  await on('#send').click()
  await page.getByText('20261123-0021').waitFor()
  assert.equal(office.acts.length, 1)
  const sent = office.acts[0].body
  assert.equal(sent.category, 'M0101')
  assert.equal(sent.place.datum, 'wgs84')
  assert.equal(sent.files.length, 1)
  await look('5-thanks')
})

await test('without a network a bar says so; what was pressed goes out by itself when it is back', async () => {
  await page.goto(`${home}#/pages/new-request/index?section=livelihood`)
  await on('#text').fill('垃圾三天没人清了')
  await context.setOffline(true)
  await page.getByText('现在没有网络').locator('visible=true').first().waitFor()
  await look('5-offline-bar')
  await on('#send').click()
  await page.getByText('网络不通').locator('visible=true').first().waitFor({ timeout: 12_000 })
  await context.setOffline(false)
  await page.locator('#receipt:visible').waitFor()
  assert.equal(office.acts.length, 2)
})

await test('where a photo was taken is offered while no place is chosen, and used by a tap', async () => {
  await page.goto(`${home}#/pages/new-request/index?section=development`)
  await page.reload()
  const chooser = page.waitForEvent('filechooser')
  await on('#add-photos').click()
  office.takenAt = { lng: 120.3844, lat: 36.0625 }
  await (await chooser).setFiles([{ name: 'place.png', mimeType: 'image/png', buffer: readFileSync(path.join(here, 'src/icons/mine.png')) }])
  await on('#photo-place').waitFor()
  await look('5-photo-place', true)
  await on('#photo-place').click()
  await page.locator('#locate.on:visible').waitFor()
  assert.equal(await page.locator('#photo-place:visible').count(), 0)
  office.takenAt = undefined
  await on('.shot-remove').click()
})

await test('without a network the app opens, keeps what is written, and sends it when the network is back', async () => {
  await page.goto(home)
  await page.evaluate(() => navigator.serviceWorker.ready)
  dark = true
  server.closeAllConnections()
  await context.setOffline(true)
  await page.goto(`${home}?again#/pages/new-request/index?section=livelihood`)
  await on('#text').fill('夜里有人往河里倒泔水')
  await page.reload()
  await page.locator('#text:visible').waitFor()
  assert.match(await on('#text').inputValue(), /泔水/)
  await look('5-opened-offline')
  const asked = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => new URL(url).pathname))
  assert.ok(asked.length > 5 && asked.every((one) => one.startsWith('/m/')), asked.join())
  dark = false
  await context.setOffline(false)
  const before = office.acts.length
  await on('#send').click()
  await page.locator('#receipt:visible').waitFor()
  assert.match(office.acts[before].body.text, /泔水/)
})

await test('a new version takes over by itself, and the one before it is forgotten at the next', async () => {
  const [first] = await page.evaluate(() => caches.keys())
  for (const build of ['second', 'third']) {
    worker = worker.replace(/BUILD = '[^']+'/, `BUILD = '${build}'`)
    await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.update()))
    const wanted = build === 'second' ? [first, 'second'] : ['second', 'third']
    const standing = () => page.evaluate(async () => {
      const { active, installing, waiting } = await navigator.serviceWorker.ready
      return !installing && !waiting && active.state === 'activated' ? (await caches.keys()).join() : ''
    })
    for (let tries = 0; tries < 50 && (await standing()) !== wanted.join(); tries++) await page.waitForTimeout(100)
    assert.deepEqual(await page.evaluate(() => caches.keys()), wanted)
  }
})

await test('the list says who has each case and until when; the case explains its lateness', async () => {
  await page.goto(`${home}#/pages/mine/index`)
  await page.getByText('八大湖街道在办').first().waitFor()
  await look('6-mine')
  await page.locator('[id^=case-]:visible').nth(1).click()
  await page.getByText('为什么还没办好').waitFor()
  await on('#why').click()
  await look('7-case', true)
})

await test('solved and content are asked apart', async () => {
  office.moves = 1
  await on('#act-rate').click()
  await on('#solved-true').click()
  await on('#face-satisfied').click()
  await look('8-rate')
  await on('#rate-text').fill('电梯还是响')
  await on('#rate-send').click()
  await page.getByText('刚刚有了新的进展').waitFor()
  assert.equal(await on('#rate-text').inputValue(), '电梯还是响')
  await on('#rate-send').click()
  await page.locator('.toast:visible').waitFor()
  const act = office.acts.find((each) => each.name === 'rate')
  assert.equal(act.body.solved, true)
  assert.equal(act.body.version, 6)
  assert.match(act.body.key, /^[0-9a-f-]{36}$/)
})

await test('what was kept the first time is not sent once more: it can be added to', async () => {
  await page.goto(`${home}#/pages/request/index?id=01900002-0000-7000-8000-000000000000`)
  await page.reload()
  office.keptBefore = 1
  await on('#act-add_words').click()
  await on('#act-text').fill('电梯又停了')
  const before = office.acts.length
  await on('#act-send').click()
  await page.getByText('先前已经提交成功').locator('visible=true').waitFor()
  assert.equal(await page.locator('#act-send:visible').count(), 0)
  await on('#act-more').click()
  await on('#act-send').waitFor()
  assert.equal(await on('#act-text').inputValue(), '电梯又停了')
  await on('#act-send').click()
  await page.locator('.toast:visible').waitFor()
  assert.equal(office.acts.length, before + 1)
  assert.notEqual(office.acts.at(-1).body.key, office.lastKey)
})

await test('messages, an emergency, and an office complained about', async () => {
  await page.goto(`${home}#/pages/inbox/index`)
  await page.getByText('请您补充说明').waitFor()
  await look('8-inbox')
  await page.goto(`${home}#/pages/new-request/index?section=livelihood&category=M0202`)
  await page.reload()
  await on('#ring-119').waitFor()
  await look('8-emergency')
  await page.keyboard.press('Escape')
  await page.locator('#ring-119:visible').first().waitFor()
  await page.goto(`${home}#/pages/new-request/index?section=enforcement`)
  await on('#accused').click()
  await on('#unit-search').fill('执法')
  await look('8-units')
  await on('#unit-bureau-enforcement').click()
  await on('#accused-none').waitFor()
  await on('#send').click()
  await page.getByText('还有 4 处要补一下').waitFor()
  await look('8-enforcement', true)
})

await test('everything can be written half as large again, and in English', async () => {
  await page.goto(`${home}#/pages/livelihood/index`)
  await page.reload()
  await on('#settings').click()
  await page.locator('[id="size-1.5"]:visible').click()
  await look('9-settings')
  await page.goto(`${home}#/pages/livelihood/index`)
  await look('9-large-home')
  await on('#report').click()
  await on('#text').fill('楼下路灯三天没亮了,晚上看不清台阶')
  await on('[id^=join-]').waitFor()
  await look('9-large-new', true)
  await page.goto(`${home}#/pages/mine/index`)
  await look('9-large-mine')
  await page.goto(`${home}#/pages/settings/index`)
  await on('#language-en').click()
  await page.goto(`${home}#/pages/livelihood/index`)
  await page.getByText('Street lamp out').waitFor()
  await look('9-english')
})

await test('nothing crashed, nothing was fetched from elsewhere, axe found nothing', () => {
  assert.deepEqual([...new Set(wrongs)], [])
})

await browser.close()
server.close()
server.closeAllConnections()
console.log(`${passed} passed`)
