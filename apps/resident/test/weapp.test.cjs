// Runs the built mini-program without WeChat: its real app.js and pages, with WXML compiled by WeChat's own compiler.
// It fails on a crash, on a component that is named but not there, and on a template that is used but not there.
// What it cannot see: layout, permissions, the real base library. Those need a phone.
const assert = require('node:assert/strict')
const fs = require('node:fs')
const path = require('node:path')
const { JSDOM } = require('jsdom')
const { openOffice } = require('./office-stub.cjs')

const dist = path.resolve(__dirname, '../dist/weapp')
const office = openOffice()
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

// ---------------------------------------------------------------- a place where mini-programs run

const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
global.window = global
global.self = global
for (const name of ['document', 'HTMLElement', 'Event', 'CustomEvent', 'Node', 'Text', 'getComputedStyle', 'requestAnimationFrame']) global[name] = window[name]
const simulate = require('miniprogram-simulate')

// Compilers and base libraries tell of missing templates on the console only.
const complaints = []
for (const level of ['log', 'warn', 'error']) {
  const write = console[level].bind(console)
  console[level] = (...words) => {
    const line = words.map(String).join(' ')
    if (/Template|not found|WXMLRT_|TypeError|ReferenceError|Warning:/.test(line)) complaints.push(line.slice(0, 300))
    write(...words)
  }
}
process.on('unhandledRejection', (error) => complaints.push(`unhandled: ${error?.stack ?? error}`.slice(0, 400)))
process.on('uncaughtException', (error) => complaints.push(`uncaught: ${error.stack}`.slice(0, 400)))

const calls = []
const storage = new Map()
const phoneFiles = new Map([['wxfile://tmp/lamp.jpg', Buffer.alloc(2.5 * 1024 * 1024, 7)], ['wxfile://tmp/voice.mp3', Buffer.alloc(4000, 1)]])
const network = { down: false, cut: 0, watchers: [] }

/** As in the base library: callbacks when they are given, a promise when none is. */
function answer(name, options, result, failure) {
  calls.push({ name, options })
  return new Promise((done, fail) => {
    setTimeout(() => {
      if (failure) {
        options?.fail?.(failure)
        options?.complete?.(failure)
        if (!options?.fail && !options?.complete) fail(failure)
        return
      }
      options?.success?.(result)
      options?.complete?.(result)
      done(result)
    }, 2)
  })
}

function request(options) {
  if (network.down || network.cut-- > 0) return answer('request', options, undefined, { errMsg: 'request:fail' })
  const isBytes = options.data instanceof ArrayBuffer
  const body = isBytes ? options.data : options.data === undefined ? undefined : typeof options.data === 'string' ? JSON.parse(options.data) : options.data
  const { status, body: told } = office.answer(options.method ?? 'GET', options.url, body)
  return answer('request', options, { statusCode: status, data: told, header: {} })
}

const files = {
  saveFile(options) {
    const saved = options.tempFilePath.replace('tmp', 'saved')
    phoneFiles.set(saved, phoneFiles.get(options.tempFilePath))
    void answer('saveFile', options, { savedFilePath: saved })
  },
  getFileInfo: (options) => void answer('getFileInfo', options, { size: phoneFiles.get(options.filePath)?.length }, phoneFiles.has(options.filePath) ? undefined : { errMsg: 'no such file' }),
  readFile({ filePath, position, length, ...options }) {
    const bytes = phoneFiles.get(filePath).subarray(position, position + length)
    void answer('readFile', options, { data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) })
  },
  unlink: (options) => (phoneFiles.delete(options.filePath), void answer('unlink', options, {})),
}

const heard = {}
const recorder = { onStop: (told) => (heard.stop = told), onError: () => {}, start: () => calls.push({ name: 'record' }), stop: () => setTimeout(() => heard.stop({ tempFilePath: 'wxfile://tmp/voice.mp3' }), 5) }

global.wx = {
  ...global.wx,
  getSystemInfoSync: () => ({ windowWidth: 390, windowHeight: 844, pixelRatio: 2, platform: 'devtools' }),
  getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844, pixelRatio: 2 }),
  getLaunchOptionsSync: () => ({ path: '', query: {} }),
  getEnterOptionsSync: () => ({ path: '', query: {} }),
  canIUse: () => true,
  nextTick: (work) => setTimeout(work, 0),
  request,
  getStorageSync: (key) => (storage.has(key) ? JSON.parse(storage.get(key)) : ''),
  setStorageSync: (key, value) => void storage.set(key, JSON.stringify(value)),
  removeStorageSync: (key) => void storage.delete(key),
  getFileSystemManager: () => files,
  getRecorderManager: () => recorder,
  createInnerAudioContext: () => ({ play() {}, destroy() {} }),
  getNetworkType: (options) => answer('getNetworkType', options, { networkType: network.down ? 'none' : 'wifi' }),
  onNetworkStatusChange: (told) => void network.watchers.push(told),
  chooseMedia: (options) => answer('chooseMedia', options, { tempFiles: [{ tempFilePath: 'wxfile://tmp/lamp.jpg', fileType: 'image', size: 1 }] }),
  login: (options) => answer('login', options, { code: `login-${called('login').length}` }),
  chooseLocation: (options) => answer('chooseLocation', options, { longitude: 120.3893, latitude: 36.0631, address: '青岛市市南区江西路 9 号', name: '' }),
  ...Object.fromEntries(
    ['navigateTo', 'navigateBack', 'redirectTo', 'reLaunch', 'switchTab', 'setNavigationBarTitle', 'setTabBarItem', 'previewImage', 'makePhoneCall', 'stopPullDownRefresh', 'setTabBarBadge', 'removeTabBarBadge', 'pageScrollTo'].map((name) => [name, (options) => answer(name, options, {})]),
  ),
}

let app
const pages = []
global.App = (options) => void (app = options)
global.getApp = () => app
global.getCurrentPages = () => pages
// The simulator knows components only; a page is one whose functions are its methods.
global.Page = (options) => {
  const entries = Object.entries(options)
  const ofKind = (wanted) => Object.fromEntries(entries.filter(([, value]) => (typeof value === 'function') === wanted))
  return global.Component({ data: ofKind(false).data ?? {}, options: { addGlobalClass: true, ...ofKind(false).options }, methods: ofKind(true) })
}

// A page's script runs once in the life of the app, as in WeChat; it is opened as often as one likes.
const loaded = new Map()

async function open(name, query = {}) {
  if (!loaded.has(name)) loaded.set(name, simulate.load(path.join(dist, `pages/${name}/index`), 'page', { compiler: 'official', rootPath: dist }))
  const page = simulate.render(loaded.get(name))
  page.attach(document.createElement('div'))
  page.instance.route = `pages/${name}/index`
  page.instance.options = query
  pages.push(page.instance)
  page.instance.onLoad?.(query)
  page.instance.onShow?.()
  page.instance.onReady?.()
  await pause(120)
  return {
    text: () => page.dom.textContent,
    html: () => page.dom.innerHTML,
    async tap(selector) {
      await found(() => page.querySelector(selector), `${selector} on ${name}`).then((node) => node.dispatchEvent('tap'))
      await pause(40)
    },
    async write(selector, value) {
      await found(() => page.querySelector(selector), `${selector} on ${name}`).then((node) => node.dispatchEvent('input', { detail: { value } }))
      await pause(40)
    },
    async tells(selector, event, detail) {
      await found(() => page.querySelector(selector), `${selector} on ${name}`).then((node) => node.dispatchEvent(event, { detail }))
      await pause(40)
    },
    reads: (words, ms) => found(() => page.dom.textContent.includes(words), `"${words}" on ${name}; it reads: ${page.dom.textContent.slice(0, 400)}`, ms),
    close() {
      page.instance.onHide?.()
      page.instance.onUnload?.()
      page.detach()
      pages.pop()
    },
  }
}

async function found(look, what, ms = 4000) {
  const until = Date.now() + ms
  for (;;) {
    const result = look()
    if (result) return result
    if (Date.now() > until) throw new Error(`not there: ${what}`)
    await pause(25)
  }
}

const called = (name) => calls.filter((call) => call.name === name)

// ---------------------------------------------------------------- what must hold

const tests = []
const test = (name, body) => tests.push([name, body])

test('every component that a page names is in the package', () => {
  const missing = []
  const configs = fs.readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.json') && !file.includes('project.config'))
  for (const file of configs) {
    for (const [name, at] of Object.entries(JSON.parse(fs.readFileSync(path.join(dist, file), 'utf8')).usingComponents ?? {})) {
      const base = at.startsWith('/') ? path.join(dist, at) : path.resolve(dist, path.dirname(file), at)
      for (const ending of ['.js', '.json', '.wxml']) if (!fs.existsSync(base + ending)) missing.push(`${file}: ${name} -> ${at}${ending}`)
    }
  }
  assert.deepEqual(missing, [])
})

test('the package is under 1 MB, its tab bar has its pictures, its pages are there', () => {
  const config = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
  assert.equal(config.tabBar.list.length, 4)
  for (const tab of config.tabBar.list) assert.ok(fs.existsSync(path.join(dist, tab.iconPath)) && fs.existsSync(path.join(dist, tab.selectedIconPath)), tab.iconPath)
  for (const page of config.pages) for (const ending of ['.js', '.json', '.wxml']) assert.ok(fs.existsSync(path.join(dist, page + ending)), page + ending)
  const bytes = fs.readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0)
  assert.ok(bytes < 1024 * 1024, `${bytes} bytes`)
})

test('no schema of the server and no tool for it has come into the package', () => {
  const all = fs.readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js')).map((file) => fs.readFileSync(path.join(dist, file), 'utf8')).join('')
  for (const word of ['additionalProperties', 'submit_by_phone', 'typebox']) assert.ok(!all.includes(word), word)
})

test('the app starts', () => {
  require(path.join(dist, 'app.js'))
  assert.ok(app, 'App() was called')
  app.onLaunch?.({ path: '', query: {} })
  app.onShow?.({})
})

test('each section opens with its hint, its button and what is often reported', async () => {
  for (const [name, words] of [['livelihood', '路灯不亮'], ['development', '政策兑现'], ['enforcement', '店外占道经营']]) {
    const page = await open(name)
    await page.reads(words)
    await page.reads('我要反映')
    await page.tap('#report')
    assert.equal(called('navigateTo').at(-1).options.url, `/pages/new-request/index?section=${name}`)
    page.close()
  }
})

test('who somebody is, is asked only where it matters: by WeChat, whose number is asked for once', async () => {
  const page = await open('mine')
  await page.reads('登录后看您的诉求')
  await page.tap('#wechat')
  await page.reads('同意使用微信手机号')
  await page.tells('#wechat-number', 'getphonenumber', { code: 'number-1' })
  await page.reads('八大湖街道在办')
  assert.equal(JSON.parse(storage.get('session')).token, 'a-token')
  const { header } = called('request').at(-1).options
  assert.deepEqual([header['x-nuanban-client'], header.authorization], ['weapp', 'Bearer a-token'])
  assert.equal(called('setTabBarBadge').at(-1).options.text, '1')
  page.close()

  const settings = await open('settings')
  await settings.reads('199****0001')
  await settings.tap('#sign-out')
  await settings.reads('还没有登录')
  settings.close()
  assert.ok(!storage.has('session'))
})

test('a request is written, guessed, placed on GCJ-02, spoken, photographed, interrupted and sent once', async () => {
  const page = await open('new-request', { section: 'livelihood' })
  await page.tap('#send')
  await page.reads('请先写一句您遇到了什么事')
  await page.write('#text', '楼下路灯三天没亮了，晚上看不清台阶')
  await page.reads('路灯不亮')
  await page.tap('#category-M0101')
  await page.tap('#locate')
  await page.reads('已取得位置')
  await page.tap('#voice')
  await page.reads('说完了')
  await page.tap('#voice')
  await page.reads('已录好 0:01，提交时一起发出')
  // Nobody has signed in: what was said waits on the phone.
  await page.reads('登录后上传')
  assert.equal(office.files.size, 0)

  await page.tap('#send')
  await page.tap('#wechat')
  await page.reads('我也遇到')
  assert.equal(office.acts.length, 0, 'the same thing near by is shown before it goes out')
  await page.tap('#join-01900077-0000-7000-8000-000000000000')
  await found(() => office.files.size === 1, 'what was said, at the office')
  await page.reads('已上传')

  // The first pieces are lost on the way: the phone asks how far it came, and goes on.
  network.cut = 2
  await page.tap('#add-photos')
  await found(() => [...office.files.values()].filter((file) => file.offset === file.size).length === 2, 'both files at the office', 8000)
  assert.match(page.html(), /wx-image/)

  network.down = true
  await page.tap('#send')
  await page.reads('网络不通', 6000)
  assert.equal(office.acts.length, 0)
  page.close()

  network.down = false
  const home = await open('livelihood')
  await home.reads('这件诉求还没有发出去')
  await home.tap('#send-now')
  assert.equal(called('navigateTo').at(-1).options.url, '/pages/new-request/index?section=livelihood&send=1')
  home.close()
  const again = await open('new-request', { section: 'livelihood', send: '1' })
  await again.reads('20261123-0021')
  assert.equal(office.acts.length, 1)
  const { body } = office.acts[0]
  assert.equal(body.category, 'M0101')
  assert.deepEqual(body.place, { lng: 120.3893, lat: 36.0631, datum: 'gcj02', address: '青岛市市南区江西路 9 号' })
  assert.equal(body.files.length, 2)
  assert.ok(body.joins)
  assert.ok(![...storage.keys()].some((key) => key.startsWith('draft.') && key.endsWith('.requests.livelihood')), 'a sent draft is gone')
  again.close()
})

test('a draft is its writer’s alone: signed out, the phone shows it to nobody; signed in again, it is there', async () => {
  const page = await open('new-request', { section: 'enforcement' })
  await page.write('#text', '家门口的早点摊占了盲道')
  await page.reads('草稿已自动保存')
  page.close()
  const shows = async (isThere) => {
    const home = await open('enforcement')
    await home.reads('我要反映')
    assert.equal(home.html().includes('家门口的早点摊'), isThere)
    home.close()
  }
  await shows(true)
  const settings = await open('settings')
  await settings.tap('#sign-out')
  await settings.reads('还没有登录')
  settings.close()
  await shows(false)
  const mine = await open('mine')
  await mine.tap('#wechat')
  await mine.reads('八大湖街道在办')
  mine.close()
  await shows(true)
  for (const key of storage.keys()) if (key.endsWith('.requests.enforcement')) storage.delete(key)
})

test('what is pressed without a network goes out by itself when it is back', async () => {
  const page = await open('new-request', { section: 'development' })
  await page.write('#text', '招不到年轻的维修工')
  await page.write('#q-enterprise', '海风机电')
  await page.tap('#q-role-legal')
  network.down = true
  await page.tap('#send')
  await page.reads('网络不通', 6000)
  network.down = false
  for (const told of network.watchers) told({ isConnected: true, networkType: 'wifi' })
  await page.reads('20261123-0021')
  const { body } = office.acts.at(-1)
  assert.deepEqual(body.answers, { enterprise: '海风机电', role: 'legal' })
  page.close()
})

test('an emergency is told to ring first; who complains of an office may keep it from that office', async () => {
  const gas = await open('new-request', { section: 'livelihood', category: 'M0202' })
  await gas.reads('有危险先打电话')
  await gas.tap('#ring-119')
  assert.equal(called('makePhoneCall').at(-1).options.phoneNumber, '119')
  await gas.tap('#no-danger')
  gas.close()

  const page = await open('new-request', { section: 'enforcement' })
  await page.write('#text', '执法队员收了钱不给票')
  await page.tap('#accused')
  await page.tap('#unit-bureau-enforcement')
  await page.reads('市南区综合行政执法局')
  await page.write('#q-who', '三号执法车')
  await page.tap('#q-ongoing-once')
  await page.tap('#q-witnessed-true')
  await page.tap('#send')
  await page.reads('20261123-0021')
  assert.equal(office.acts.at(-1).body.accused, 'bureau-enforcement')
  page.close()
})

test('the list and the case say who, until when and why it is late; pictures carry a right to look', async () => {
  const list = await open('mine')
  await list.reads('八大湖街道在办')
  await list.reads('您家是地暖还是暖气片')
  list.close()

  const page = await open('request', { id: '01900002-0000-7000-8000-000000000000' })
  await page.reads('为什么还没办好')
  await page.reads('延期已批准')
  await page.tap('#photo-01900070-0000-7000-8000-000000000000')
  await found(() => called('previewImage').length === 1, 'the picture')
  assert.match(called('previewImage')[0].options.current, /\/api\/files\/[0-9a-f-]+\?ticket=t-/)
  assert.equal(called('request').filter((call) => call.options.url.endsWith('/ticket')).length, 1, 'one ticket does for the thumbnail and the picture')
  page.close()
})

test('when somebody was quicker the case is read anew, and what was chosen stays', async () => {
  office.moves = 1
  const page = await open('request', { id: '01900002-0000-7000-8000-000000000000' })
  await page.tap('#act-rate')
  await page.tap('#solved-false')
  await page.tap('#face-dissatisfied')
  await page.tap('#rate-send')
  await page.reads('刚刚有了新的进展')
  assert.ok(!office.acts.some((act) => act.name === 'rate'))
  await page.tap('#rate-send')
  await found(() => office.acts.some((act) => act.name === 'rate'), 'the rating')
  const { body } = office.acts.find((act) => act.name === 'rate')
  assert.deepEqual([body.solved, body.satisfaction, body.version], [false, 'dissatisfied', 6])
  page.close()
})

test('messages lead to their case and are read by it', async () => {
  const page = await open('inbox')
  await page.reads('请您补充说明')
  await page.tap('#notice-01900501-0000-7000-8000-000000000000')
  assert.equal(called('navigateTo').at(-1).options.url, '/pages/request/index?id=01900001-0000-7000-8000-000000000000')
  await found(() => office.notices.every((notice) => notice.readAt), 'read')
  page.close()
})

test('what is open to all is read without signing in: figures, the catalogue, what was done', async () => {
  const page = await open('open')
  await page.reads('94.9%')
  await page.tap('#open-catalogue')
  await page.reads('派单目录第 3 版')
  await page.tap('#open-cases')
  await page.reads('11月20日办结，用了 1 天')
  page.close()
})

test('the wall is read without signing in, and a memory is written at the spot and year that were handed over', async () => {
  const hall = await open('memory-hall')
  await hall.reads('墙上有 1 段记忆')
  await hall.tap('#memory-01900088-0000-7000-8000-000000000000')
  await hall.tap('#leave-here')
  assert.equal(called('navigateTo').at(-1).options.url, '/pages/leave-memory/index?building=cathedral&year=1962')
  hall.close()

  const page = await open('leave-memory', { building: 'cathedral', year: '1934' })
  await page.reads('圣弥厄尔大教堂')
  await page.reads('1934年')
  await page.tells('#decade', 'change', { value: 1980 })
  await page.reads('1980年代')
  await page.write('#text', '电话 13912345678')
  await page.tap('#shown-as-anonymous')
  await page.tap('#agrees')
  page.close()
})

test('a one-thing is found, asked about, reckoned on the phone, fetched with consent, filled in and sent', async () => {
  office.who = undefined
  storage.delete('session')
  const services = await open('services')
  await services.write('#wanted', '想开个茶馆')
  await services.reads('您说的像“开茶馆”')
  await services.tap('#thing-tea-house')
  assert.equal(called('navigateTo').at(-1).options.url, '/pages/one-thing/index?key=tea-house')
  services.close()
  const thing = await open('one-thing', { key: 'tea-house' })
  await thing.reads('省了多少')
  thing.close()

  const page = await open('apply', { key: 'tea-house' })
  await page.reads('店面多大？')
  await page.write('#question-area', '99')
  await page.tap('#next')
  await page.reads('您要办 1 个事项')
  await page.tap('#back-step')
  await page.write('#question-area', '100')
  await page.tap('#next')
  await page.reads('您要办 2 个事项')
  await page.reads('面积达到 100 平方米')
  await page.tap('#next')
  await page.tap('#wechat')
  await page.reads('同意查询')
  await page.tap('#consent-account')
  await page.tap('#next')
  await page.reads('带出 1 项')
  await page.tap('#next')
  await page.reads('来自实名认证信息')
  await page.tap('#next')
  await page.reads('“招牌文字”请填写')
  await page.write('#sign', '海燕茶馆')
  await page.tap('#next')
  await page.reads('不用交材料')
  await page.tap('#next')
  await page.reads('海燕茶馆')
  const before = office.acts.length
  await page.tap('#next')
  await found(() => office.acts.length > before, 'the application at the office')
  const { body } = office.acts.at(-1)
  assert.deepEqual(body.answers, { area: 100, owner: '李海燕', sign: '海燕茶馆' })
  assert.deepEqual(body.papers, { uploads: {}, promises: [], later: [] })
  page.close()
})

test('one’s applications stand with the step that everybody waits for, and certificates lie in the wallet', async () => {
  const mine = await open('applications')
  await mine.reads('2 个事项已决定 0 个')
  mine.close()
  const one = await open('application', { id: 'a' })
  await one.reads('大家都在等这一步')
  await one.reads('节假日安排公布后可能调整')
  one.close()
  const wallet = await open('wallet')
  await wallet.reads('食品经营许可证')
  wallet.close()
})

test('large text and English are kept and used', async () => {
  const page = await open('settings')
  await page.tap('#language-en')
  await page.reads('Text size')
  await page.tap('#size-1')
  page.close()
  assert.equal(JSON.parse(storage.get('settings')).language, 'en')
  const home = await open('livelihood')
  await home.reads('Street lamp out')
  assert.equal(called('setTabBarItem').at(-1).options.text, 'My requests')
  home.close()
})

test('nothing complained: no missing template, no crash, no warning of React', () => assert.deepEqual(complaints, []))

;(async () => {
  let failed = 0
  for (const [name, body] of tests) {
    try {
      await body()
      process.stdout.write(`ok   ${name}\n`)
    } catch (error) {
      failed++
      process.stdout.write(`FAIL ${name}\n     ${String(error.stack).split('\n').slice(0, 12).join('\n     ')}\n`)
    }
  }
  process.stdout.write(`${tests.length - failed} passed, ${failed} failed\n`)
  process.exit(failed ? 1 : 0)
})()
