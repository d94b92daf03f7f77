// A made-up office that answers like the server, for the tests of the app alone. Nothing of it is in the app.
const path = require('node:path')
const fs = require('node:fs')
const { answerApprovals, PUBLIC } = require('./approvals-stub.cjs')
const { answerWorld, PUBLIC_OF_WORLD } = require('./memories-stub.cjs')

const district = path.resolve(__dirname, '../../../districts/shinan')
const read = (file) => JSON.parse(fs.readFileSync(path.join(district, file), 'utf8'))
const category = (code, section, group, name, en, more = {}) => ({ code, section, group, name, en, words: [], grade: 'ordinary', ...more })

const categories = [
  category('M0101', 'livelihood', '市政设施', '路灯不亮', 'Street lamp out'),
  category('M0102', 'livelihood', '市政设施', '井盖、路面破损', 'Manhole or road damage'),
  category('M0201', 'livelihood', '供水供热供气', '暖气不热', 'Heating not warm'),
  category('M0202', 'livelihood', '供水供热供气', '闻到燃气味', 'Smell of gas', { emergency: '请先开窗、到室外，再拨打燃气抢修电话 96777 或 119。' }),
  category('M0301', 'livelihood', '小区物业', '电梯故障', 'Lift out of order'),
  category('M0302', 'livelihood', '小区物业', '垃圾没人清', 'Rubbish not collected'),
  category('M0401', 'livelihood', '停车', '停车难', 'Nowhere to park'),
  category('M0402', 'livelihood', '噪声', '夜里施工吵', 'Building noise at night'),
  category('F0101', 'development', '政策', '政策兑现', 'Policy payment due'),
  category('F0102', 'development', '用工', '招工难', 'Hard to hire'),
  category('Z0101', 'enforcement', '占道', '店外占道经营', 'Trading on the pavement'),
  category('Z0102', 'enforcement', '违建', '违法建设', 'Unlawful building'),
]

const setup = { sections: read('sections.json'), categories, areas: read('areas.json'), units: read('units.json'), doors: [], templates: [], district: read('district.json'), verbs: {} }

const id = (n) => `0190${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`
const mine = [
  { id: id(1), number: '20261123-0017', state: 'awaiting_resident', stateName: '等您补充', section: 'livelihood', categoryName: '暖气不热', summary: '香港中路 10 号 3 单元，暖气一直不热，室温 15 度', openedAt: '2026-11-23T01:12:00Z', dueAt: '2026-11-25T10:00:00Z', status: '香港中路街道在等您回一句话，收到后继续计时', late: false, needsYou: '您家是地暖还是暖气片？分户阀开着吗？', can: ['requests.supply_info', 'requests.add_words', 'requests.withdraw'] },
  { id: id(2), number: '20261119-0088', state: 'in_progress', stateName: '办理中', section: 'livelihood', categoryName: '电梯故障', summary: '2 号楼电梯一周坏了三次，老人下不了楼', openedAt: '2026-11-19T06:40:00Z', dueAt: '2026-11-20T10:00:00Z', status: '八大湖街道在办，原定 11 月 20 日 18:00 前办完，已申请延期到 11 月 27 日 18:00', late: true, needsYou: null, can: [] },
  { id: id(3), number: '20261110-0142', state: 'concluded', stateName: '已办结', section: 'enforcement', categoryName: '店外占道经营', summary: '早点摊把盲道占了', openedAt: '2026-11-10T23:50:00Z', dueAt: null, status: '市南区综合行政执法局已办结，摊位已退回店内，请您评价', late: false, needsYou: null, can: ['requests.rate'] },
]

const step = (seq, at, title, text, who) => ({ seq, at, verb: 'x', title, text, who, hash: 'x', files: [], resident: text })
const photo = { id: id(70), name: 'lift.jpg', kind: 'photo', size: 90_000, label: null, audience: 'applicant', seconds: null, width: 1600, height: 1200, variants: ['shown', 'thumb'] }
const myCase = {
  id: id(2), number: '20261119-0088', state: 'in_progress', stateName: '办理中', version: 5, section: 'livelihood', category: 'M0301', categoryName: '电梯故障',
  text: '2 号楼电梯一周坏了三次，维修的来一趟管一天。楼上好几位八十多的老人下不了楼。', place: { lng: 120.39, lat: 36.07, address: '金湖路 12 号 2 号楼' }, openedAt: '2026-11-19T06:40:00Z',
  status: '八大湖街道在办，最晚 11 月 27 日 18:00 前答复您', whyDue: '11 月 19 日 14:40 派出，限 5 个工作日。11 月 19 日当天不算;20 日、23 日、24 日、25 日、26 日……21 日、22 日是周末，不算。延期 2 个工作日(11 月 20 日批准)，所以是 11 月 27 日 18:00。',
  late: '更换曳引机的配件 11 月 24 日才能到货，街道已申请延期 2 个工作日，区受理中心 11 月 20 日批准。', holder: '八大湖街道办事处', responder: '王洁(0532-8888 0000)', question: null, answer: null, overdue: true, promise: { by: '2026-11-27', what: '换好曳引机，恢复运行' }, rating: null,
  timeline: [
    step(1, '2026-11-19T06:40:00Z', '提交诉求', '您提交了这件诉求。', null),
    step(2, '2026-11-19T06:46:00Z', '派单', '受理中心看过后，派给八大湖街道主办，区市场监管局协办。', '受理中心'),
    step(3, '2026-11-19T08:05:00Z', '签收', '八大湖街道已签收，首问负责人：王洁。', '八大湖街道'),
    step(4, '2026-11-19T08:30:00Z', '记录联系', '八大湖街道已打电话联系到您。', '王洁'),
    step(5, '2026-11-20T07:10:00Z', '延期审批', '延期已批准：等配件，延期 2 个工作日，到 11 月 27 日 18:00。', '受理中心'),
  ].map((one) => (one.seq === 1 ? { ...one, files: [photo] } : one)),
  answers: [], anonymous: false, confidential: false, accused: null, files: [photo], workPhotos: [], can: ['requests.add_words', 'requests.rate', 'requests.withdraw'], titles: {}, head: '9f2c4be19a7d0c3358aa6c10d2f4', joined: 6, mergedInto: null,
}

/** A fresh office: `answer` takes what a phone sends; `cut` and `down` are for the test's network. */
exports.openOffice = () => {
  const files = new Map()
  const acts = []
  const notices = [
    { id: id(501), caseId: id(1), template: 'requests.asked', title: '请您补充说明', text: '办理单位有问题想问您(诉求 20261123-0017)。', at: '2026-11-23T02:00:00Z', readAt: null },
    { id: id(502), caseId: id(3), template: 'requests.answered', title: '诉求已答复', text: '您的诉求 20261110-0142 已答复,请查看并评价。', at: '2026-11-12T02:00:00Z', readAt: '2026-11-12T03:00:00Z' },
  ]
  const unread = () => notices.filter((notice) => !notice.readAt).length
  // `who`: the one person who is signed in here, if anybody; `moves`: how often somebody else is quicker; `keptBefore`: how often an act was kept before.
  const office = { acts, files, notices, cut: 0, down: false, full: false, refuses: false, moves: 0, keptBefore: 0, who: undefined, wechatKnows: false, answer }
  const enter = (person) => {
    office.who = person
    return { status: 200, body: { actor: person, token: 'a-token', expiresAt: '2026-12-23T00:00:00Z' } }
  }
  const LI = { is: 'resident', id: id(9001), name: '李海燕', phone: '199****0001' }
  return office

  function answer(method, url, body) {
    const { pathname, searchParams } = new URL(url, 'http://office')
    const ok = (told) => ({ status: 200, body: told })
    const [, api, module, name, rest] = pathname.split('/')
    if (api !== 'api') return { status: 404, body: { code: 'not_found', message: '没有这个地址' } }
    if (module === 'identity') {
      if (name === 'me') return ok({ actor: office.who ?? null, providers: { sms: 'stand-in', wechat: 'stand-in', oidc: false }, district: null, demo: true, demoCode: '123456', demoAccounts: [{ ...LI, phone: '19900000001' }] })
      if (name === 'phone-code') return ok({ sent: true, again: 60 })
      if (name === 'phone-sign-in') return body.code === '123456' ? enter(LI) : { status: 401, body: { code: 'wrong_code', message: '验证码不对或已失效,请核对,或重新获取' } }
      if (name === 'demo-sign-in') return enter(LI)
      if (name === 'wechat-sign-in') {
        if (!office.wechatKnows && !body.phoneCode) return { status: 409, body: { code: 'phone_needed', message: '首次登录需要授权手机号' } }
        office.wechatKnows = true
        return enter(LI)
      }
      office.who = undefined
      return ok({ signedOut: true })
    }
    if (!office.who && !['setup', 'suggest', 'place', 'public_rates', 'public_catalogue', 'public_cases', ...PUBLIC, ...PUBLIC_OF_WORLD].includes(name)) return { status: 401, body: { code: 'sign_in', message: '请先登录' } }
    if (module === 'kernel') {
      if (name === 'read_notices') for (const notice of notices) if (!body.ids || body.ids.includes(notice.id)) notice.readAt ??= '2026-11-23T05:00:00Z'
      return ok(name === 'read_notices' ? { unread: unread() } : { notices, unread: unread() })
    }
    if (module === 'files') {
      if (office.refuses) return { status: 415, body: { code: 'unknown_kind', message: '只能上传照片、视频和录音' } }
      if (office.full) return { status: 507, body: { code: 'no_space', message: '存储空间不足，暂时不能上传' } }
      if (method === 'POST') {
        const file = { id: id(900 + files.size), size: body.size, pieces: [], offset: 0 }
        files.set(file.id, file)
        return ok({ id: file.id, offset: 0 })
      }
      const file = files.get(name) ?? (name === photo.id ? { id: name, size: 1, pieces: [], offset: 1 } : undefined)
      if (!file) return { status: 404, body: { code: 'not_found', message: '没有这个文件' } }
      if (rest === 'ticket') return ok({ ticket: `t-${name}`, until: '2036-11-23T00:00:00Z' })
      if (rest === 'state') return ok({ offset: file.offset, ready: file.offset === file.size, kind: 'image' })
      if (Number(searchParams.get('offset')) !== file.offset) return { status: 409, body: { code: 'offset', message: '位置不对' } }
      file.offset += body.byteLength
      file.pieces.push(body.byteLength)
      const ready = file.offset === file.size
      return ok({ offset: file.offset, ready, ...(ready && office.takenAt ? { takenAt: office.takenAt } : {}) })
    }
    const told = module === 'approvals' ? answerApprovals(method, name, searchParams) : module === 'world' ? answerWorld(method, name) : undefined
    if (told) return ok(told)
    if (method === 'POST') {
      if (name === 'submit') {
        if (body.text?.includes('拒绝我')) return { status: 400, body: { code: 'wrong_input', message: '这件事请直接拨打 110' } }
        if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(body.id)) return { status: 400, body: { code: 'bad_input', message: '编号格式有误,请重新提交' } }
        const again = acts.find((act) => act.name === 'submit' && act.body.id === body.id)
        if (!again) acts.push({ name, body })
        return ok({ id: body.id, number: '20261123-0021', kind: 'request', state: 'submitted', version: 1, dueAt: null, head: 'abc', can: [] })
      }
      if (office.keptBefore > 0) {
        office.keptBefore--
        office.lastKey = body.key
        return { status: 409, body: { code: 'sent_before', message: '这一步先前已经提交成功，这次改动的内容没有收进来。' } }
      }
      if (office.moves > 0) {
        office.moves--
        myCase.version++
        return { status: 409, body: { code: 'stale', message: '这件诉求刚刚有了新的进展,请看过最新情况后再操作' } }
      }
      acts.push({ name, body })
      return ok({ id: body.caseId, number: '1', kind: 'request', state: 'x', version: 2, dueAt: null, head: 'abc', can: [] })
    }
    if (name === 'setup') return ok(setup)
    if (name === 'suggest') {
      const text = searchParams.get('text')
      const about = /灯/.test(text) ? ['M0101', 'M0102'] : /气味|燃气/.test(text) ? ['M0202'] : /暖/.test(text) ? ['M0201'] : []
      return ok({ categories: about.map((code) => ({ ...categories.find((each) => each.code === code), emergency: null, score: 1, ...(code === 'M0202' ? { emergency: categories[3].emergency } : {}) })) })
    }
    if (name === 'similar') {
      return ok({ similar: /灯/.test(searchParams.get('text')) ? [{ id: id(77), number: '20261122-0031', summary: '江西路 7 号门口路灯连着两天不亮', state: 'dispatched', address: '江西路 7 号', openedAt: '2026-11-22T11:20:00Z', metres: 62, joined: 2, likeness: 0.8, why: [] }] : [] })
    }
    if (name === 'place') return ok({ place: { lng: Number(searchParams.get('lng')), lat: Number(searchParams.get('lat')), address: '', street: '370202002' } })
    if (name === 'public_rates') {
      const rate = { atLeast: 1000, rate: 0.949, low: 0.9336, high: 0.961 }
      const row = (key, name) => ({ key, name, atLeast: 1000, response: rate, resolution: rate, satisfaction: null })
      return ok({ month: searchParams.get('month') ?? '2026-10', months: ['2026-09', '2026-10'], district: row('', ''), units: [row('bureau-city', '市南区城市管理局')], few: ['八大湖街道办事处'], exclusions: [{ name: '诉求人撤回', atLeast: 50 }], minimum: 10 })
    }
    if (name === 'public_catalogue') {
      const rule = (area, areaName, leadName) => ({ category: 'M0101', categoryName: '路灯不亮', group: '市政设施', area, areaName, lead: 'x', leadName, assistNames: ['所在街道办事处'], respond: '4 小时', conclude: '2 个工作日', basis: null })
      return ok({ version: 3, effectiveFrom: '2026-10-01', why: '增加一条', rules: [rule(null, null, '市南区城市管理局'), rule('370202001', '香港中路街道', '市南区市政服务中心')] })
    }
    if (name === 'public_cases') {
      const done = (lng, lat, more) => ({ category: 'M0101', categoryName: '路灯不亮', area: '370202001', areaName: '香港中路街道', lng, lat, state: 'concluded', stateName: '已办结', solved: true, openedOn: '2026-11-19', closedOn: '2026-11-20', days: 1, ...more })
      return ok({ cases: [done(null, null, { categoryName: '电梯故障' }), done(120.42, 36.062, {}), done(120.386, 36.062, { categoryName: '垃圾没人清', days: 0, solved: null })] })
    }
    if (name === 'mine') return ok({ cases: mine, next: null })
    if (name === 'my_case') return ok({ ...myCase, id: searchParams.get('id') })
    return { status: 404, body: { code: 'not_found', message: '没有这个地址' } }
  }
}
