import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personOf, submitted, whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, type Screens } from './screens.fixtures.ts'

/** What goes another way than from dispatch to answer: each exception by the desk's own screens, on the real server. */

const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

/** One resident may send ten an hour. */
const SECOND = { phone: '19900000002' }
const LAMP = '珠海路 8 号门前的路灯坏了三天，晚上什么都看不见。'

describe.skipIf(cannot)('the exceptions, by the desk’s own screens', () => {
  let desk: Screens
  let page: Page
  let url: string

  beforeAll(async () => {
    desk = await openScreens(DESK)
    page = desk.page
    url = desk.server.url
  }, 120_000)
  afterAll(() => desk?.close())

  const by = (account: string) => personOf(url, { account })
  const opened = async (account: string, caseId: string) => {
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account } })
    await page.goto(`${url}/desk/case/${caseId}`)
  }
  const shown = async (caseId: string) => (await page.request.get(`${url}/api/requests/case?id=${caseId}`)).json()
  const withUnit = async (given = {}) => {
    const caseId = await submitted(url, LAMP, given)
    await (await by('dispatcher')).act('dispatch', { caseId, assist: [] })
    await (await by('cg1')).act('sign_for', { caseId })
    return caseId
  }

  const acts = () => page.getByRole('toolbar', { name: '办理' })
  /** By the button that the case offers, in the bar or behind 更多. */
  const begin = async (title: string) => {
    await acts().waitFor()
    const button = acts().getByRole('button', { name: title, exact: true })
    if ((await button.count()) > 0) await button.click()
    else {
      await acts().getByRole('button', { name: /更多/ }).click()
      await page.getByRole('menuitem', { name: title }).click()
    }
    await page.getByRole('form', { name: title }).waitFor()
  }
  const field = (name: string) => page.locator(`.verb-panel [data-field="${name}"]`)
  const write = (name: string, text: string) => field(name).locator('textarea, input').first().fill(text)
  const choose = (name: string, label: string) => field(name).getByText(label, { exact: true }).click()
  const pick = async (name: string, typed: string) => {
    await field(name).getByRole('combobox').fill(typed)
    await page.keyboard.press('Enter')
  }
  const send = async (done: string) => {
    await page.keyboard.press('Control+Enter')
    await page.locator('.done-bar').getByText(done).waitFor()
  }

  test('拆分: a second matter becomes a case of its own, and the first one says so', async () => {
    const caseId = await submitted(url, `${LAMP}楼上装修还天天吵到半夜。`)
    await opened('dispatcher', caseId)
    await begin('拆分')
    await pick('category', '物业')
    await write('text', '楼上装修吵到半夜')
    await write('why', '两件事，归两家单位')
    await desk.isAccessible('split')
    await send('已拆分')
    await expect.poll(async () => JSON.stringify((await shown(caseId)).history)).toContain('两件事，归两家单位')
    const { lines } = await (await page.request.get(`${url}/api/requests/worklist?list=intake`)).json()
    const part = lines.find((line: { summary: string }) => line.summary === '楼上装修吵到半夜')
    expect((await shown(part.id)).splitFrom).toMatchObject({ id: caseId })
  })

  test('并案 and 撤销并案: one is handled, and each can go its own way again', async () => {
    const [first, second] = [await submitted(url, LAMP), await submitted(url, LAMP)]
    await opened('dispatcher', second)
    const { line } = await shown(first)
    await begin('并案')
    await write('into', line.number)
    await field('into').getByText(line.number).click()
    await desk.isAccessible('merge')
    await send('已并案')
    expect(await shown(second)).toMatchObject({ line: { state: 'merged' }, mergedInto: { id: first } })
    await page.getByRole('button', { name: '撤销…' }).click()
    await write('why', '不是同一盏灯')
    await send('已拆出')
    expect(await shown(second)).toMatchObject({ line: { state: 'submitted' }, mergedInto: null })
  })

  test('设置回避: the unit complained about cannot find the case any more', async () => {
    const caseId = await withUnit()
    await opened('supervisor', caseId)
    await begin('设置回避')
    await pick('_units', '城市管理')
    await write('why', '被反映的就是该单位')
    await send('已设回避')
    expect((await shown(caseId)).line).toMatchObject({ state: 'submitted', unit: 'hotline' })
    await opened('cg1', caseId)
    await page.locator('.trouble').waitFor()
    expect((await page.request.get(`${url}/api/requests/case?id=${caseId}`)).status()).toBe(404)
  })

  test('裁定退单: the unit that the return suggests stands in the form, and may not return it again', async () => {
    const caseId = await submitted(url, LAMP)
    await (await by('dispatcher')).act('dispatch', { caseId, assist: [] })
    await (await by('cg1')).act('return_dispatch', { caseId, reason: '路灯由供电公司养护', suggests: 'bureau-power' })
    await opened('dispatcher', caseId)
    await begin('裁定退单')
    await choose('upheld', '成立，改派其他单位')
    await write('reason', '养护协议在供电公司')
    await choose('amendCatalogue', '同时提议修订派单目录，下次同类同地直接派给它')
    await desk.isAccessible('adjudicate')
    await send('已裁定')
    expect(await shown(caseId)).toMatchObject({ line: { state: 'dispatched', unit: 'bureau-power' }, dispatch: { locked: true } })
    const { proposals } = await (await page.request.get(`${url}/api/requests/catalogue`)).json()
    expect(proposals).toMatchObject([{ lead: 'bureau-power', why: '养护协议在供电公司' }])
  })

  test('申请延期 and 审批延期: one asks, another grants, and the limit moves', async () => {
    const caseId = await withUnit()
    await opened('cg1', caseId)
    const due = (kase: { clocks: { name: string; dueAt: string }[] }) => kase.clocks.find((clock) => clock.name === 'conclude')!.dueAt
    const before = due(await shown(caseId))
    await begin('申请延期')
    await write('reason', '灯具要订货')
    await write('plan', '到货当天安装')
    await send('已申请延期')
    await opened('cg-lead', caseId)
    await begin('审批延期')
    await page.getByText('灯具要订货').first().waitFor()
    await choose('granted', '同意')
    await write('reason', '情况属实')
    await send('延期申请已处理')
    const after = await shown(caseId)
    expect(after).toMatchObject({ line: { extensionPending: false }, extension: null })
    expect(Date.parse(due(after))).toBeGreaterThan(Date.parse(before))
  })

  test('督办, 回复督办, 解除督办: the order stands on the case until it is answered and lifted', async () => {
    const caseId = await withUnit()
    await opened('supervisor', caseId)
    await begin('督办')
    await write('demand', '请说明进展，两日内书面答复')
    await desk.isAccessible('supervise')
    await send('督办单已发出')
    await opened('cg1', caseId)
    await begin('回复督办')
    await write('text', '灯具明日到货，当天安装')
    await send('已答复督办')
    expect((await shown(caseId)).supervision).toMatchObject({ demand: '请说明进展，两日内书面答复', answer: '灯具明日到货，当天安装' })
    await opened('supervisor', caseId)
    await begin('解除督办')
    await write('why', '已有安排')
    await send('督办已解除')
    expect(await shown(caseId)).toMatchObject({ line: { supervised: false }, supervision: null })
  })

  test('退回修改 and 同意答复: what is not solved goes out only when a second person has read it', async () => {
    const caseId = await withUnit()
    const answer = async (text: string) => {
      await opened('cg1', caseId)
      await begin('答复')
      await choose('solved', '暂未解决')
      await write('handling', '联系厂家订货')
      await write('answer', text)
      await write('_by', new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
      await write('_what', '换上新灯')
      await send('答复已提交')
    }
    await answer('灯坏了，等着吧。')
    expect((await shown(caseId)).line.state).toBe('awaiting_approval')
    await opened('cg-lead', caseId)
    await begin('退回修改')
    await page.getByText('灯坏了，等着吧。').first().waitFor()
    await write('why', '请说明什么时候装')
    await send('已退回修改')
    expect((await shown(caseId)).line.state).toBe('in_progress')
    await answer('灯具已订货，最晚年底前装好。')
    await opened('cg-lead', caseId)
    await begin('同意答复')
    await desk.isAccessible('approve')
    await send('答复已发出')
    expect(await shown(caseId)).toMatchObject({ line: { state: 'answered' }, answer: { approvedBy: '魏成林', state: 'sent' } })
  })

  test('裁定评价异议: a call-back wrote down what the resident did not say, and it is put right', async () => {
    const caseId = await withUnit()
    await (await by('cg1')).act('answer', { caseId, handling: '已换灯', answer: '路灯已修好。', solved: true })
    await opened('callback', caseId)
    await page.goto(`${url}/desk/call-back?case=${caseId}`)
    await choose('reached', '打通了')
    await choose('contacted', '联系过')
    await choose('solved', '解决了')
    await choose('satisfaction', '满意')
    await desk.isAccessible('call-back')
    await send('回访已记录')
    await (await personOf(url, { phone: '19900000001' })).act('dispute_rating', { caseId, why: '我说的是没修好', solved: false, satisfaction: 'dissatisfied' })
    await opened('supervisor', caseId)
    await begin('裁定评价异议')
    await page.getByText('我说的是没修好').first().waitFor()
    await choose('upheld', '成立，按群众说的改')
    await write('reason', '录音与记录不符')
    await send('异议已处理')
    expect(await shown(caseId)).toMatchObject({ line: { state: 'in_progress', disputed: false } })
  })

  test('two at one case: the second sees what the first did, keeps the words, and goes on', async () => {
    const caseId = await withUnit()
    await opened('cg1', caseId)
    await begin('记一笔')
    await write('text', '现场看过，是变压器的问题')
    await (await by('cg-lead')).act('add_note', { caseId, text: '已请电力派人' })
    const banner = page.locator('.verb-panel').getByRole('alert')
    await banner.getByText('已请电力派人').waitFor()
    await page.keyboard.press('Control+Enter')
    expect(await field('text').locator('textarea').inputValue()).toBe('现场看过，是变压器的问题')
    await banner.getByRole('button', { name: '看过了，继续' }).click()
    await send('已记下')
    const { history } = await shown(caseId)
    expect(history.filter((step: { verb: string }) => step.verb === 'requests.add_note').map((step: { text: string }) => step.text)).toEqual(['已请电力派人', '现场看过，是变压器的问题'])
  })

  test('派单 without a category: what it may be stands there, and the catalogue answers for what is chosen', async () => {
    const caseId = await submitted(url, LAMP, { ...SECOND, category: null })
    await opened('dispatcher', caseId)
    await begin('派单')
    await page.locator('.suggested button').first().waitFor()
    await desk.isAccessible('dispatch')
    await page.keyboard.press('Alt+1')
    await page.getByText('目录建议由').waitFor()
    await pick('lead', '排水服务')
    await page.keyboard.press('Control+Enter')
    await field('why').getByText('这一项要填').waitFor()
    await write('why', '现场已在处理')
    await send('已派单')
    expect((await shown(caseId)).line).toMatchObject({ state: 'dispatched', unit: 'bureau-drainage', category: expect.stringMatching(/^M03/) })
  })

  test('派单 under another category: lead and assisting units of the first one go, and nothing asks for a reason', async () => {
    const caseId = await submitted(url, LAMP, SECOND)
    await opened('dispatcher', caseId)
    const { suggestion: before } = await shown(caseId)
    await begin('派单')
    await pick('category', '室内温度不达标')
    const { suggestion } = await (await page.request.get(`${url}/api/requests/assignment?id=${caseId}&category=M0101`)).json()
    expect(suggestion.lead).not.toBe(before.lead)
    await page.locator('.verb-panel').getByText(suggestion.leadName).first().waitFor()
    await send('已派单')
    expect(await shown(caseId)).toMatchObject({ line: { unit: suggestion.lead, category: 'M0101' }, assist: suggestion.assist.map((unit: string) => ({ unit })) })
  })

  test('several at once: each line has its own result, and what was refused stays chosen', async () => {
    const [whole, uncertain] = [await submitted(url, '珠海路 8 号旁的路灯整夜不亮。', SECOND), await submitted(url, '请来看看这件事。', { ...SECOND, category: null })]
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account: 'dispatcher' } })
    await page.goto(`${url}/desk/worklist?list=intake`)
    for (const said of ['整夜不亮', '请来看看']) {
      const row = page.locator('.line').filter({ hasText: said })
      await row.hover()
      await row.getByRole('checkbox').check()
    }
    const bulk = page.getByRole('region', { name: '批量办理' })
    await bulk.getByText('已选 2 件').waitFor()
    await desk.isAccessible('bulk')
    await bulk.getByRole('button', { name: '按目录派单' }).click()
    await bulk.getByText('办成 1 件，未办成 1 件').waitFor()
    await bulk.getByText('请先选定类别，再派单').waitFor()
    await bulk.getByText('已选 1 件').waitFor()
    expect([(await shown(whole)).line.state, (await shown(uncertain)).line.state]).toEqual(['dispatched', 'submitted'])
    await bulk.getByRole('button', { name: '取消选择' }).click()
    await page.keyboard.press('x')
    await bulk.getByText('已选 1 件').waitFor()
    await page.keyboard.press('x')
    await bulk.waitFor({ state: 'hidden' })
  })

  test('交办 and 设置回避 of a person: a colleague answers for it and finds it first; who must stand aside finds nothing', async () => {
    const caseId = await withUnit(SECOND)
    await opened('cg1', caseId)
    await begin('交办')
    await choose('responder', '魏成林')
    await send('已交办')
    expect((await shown(caseId)).lead.responder).toMatchObject({ name: '魏成林' })
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account: 'cg-lead' } })
    await page.goto(`${url}/desk/worklist?list=mine`)
    await page.locator('.line').first().getByText('我经办').waitFor()
    await opened('supervisor', caseId)
    await begin('设置回避')
    await pick('_people', '魏成林')
    await write('why', '与诉求人有亲属关系')
    await send('已设回避')
    expect((await shown(caseId)).line).toMatchObject({ state: 'in_progress', unit: 'bureau-city-management' })
    await opened('cg-lead', caseId)
    await page.locator('.trouble').waitFor()
  })

  test('单位: a new one goes into the next version with a reason, and one that people sit in cannot be removed', async () => {
    await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account: 'admin' } })
    await page.goto(`${url}/desk/people`)
    await page.getByText('单位', { exact: true }).first().click()
    await page.getByRole('button', { name: '新增单位' }).click()
    for (const [label, text] of [[/^标识/, 'bureau-tide'], ['全称', '市南区潮汐管理中心'], ['简称', '潮汐中心'], ['英文名称', 'Tide Centre']] as const) await page.getByRole('dialog').getByLabel(label).fill(text)
    await page.getByRole('button', { name: '放进草稿' }).click()
    await page.getByText('草稿：1 处改动').waitFor()
    // What is begun is there again after the page was left.
    await page.reload()
    await page.getByText('单位', { exact: true }).first().click()
    await page.getByText('草稿：1 处改动').waitFor()
    await page.getByLabel('生效日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await page.getByLabel(/^为什么改/).fill('新设机构')
    await desk.isAccessible('units')
    await page.getByRole('button', { name: '发布新版单位' }).click()
    await page.getByText('新版单位已发布').waitFor()
    await page.getByLabel('查找单位').fill('城市管理局')
    expect(await page.getByRole('button', { name: '删除' }).first().isDisabled()).toBe(true)
    const { units } = await (await page.request.get(`${url}/api/requests/setup`)).json()
    expect(units).toContainEqual(expect.objectContaining({ id: 'bureau-tide', name: '市南区潮汐管理中心' }))
  })

  test('with keys alone: the sheet of keys, a form from its digit to its sending, and Tab out of a text', async () => {
    // One resident may send ten an hour, and did.
    const caseId = await withUnit({ phone: '19900000002' })
    await opened('cg1', caseId)
    await acts().waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'hidden' })
    await page.keyboard.press('2')
    await page.getByRole('form', { name: '记录联系' }).waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('已约好今晚去修')
    await send('已记录联系情况')
    expect(JSON.stringify((await shown(caseId)).history)).toContain('已联系上')
  })

  test('nothing broke and nothing was fetched from elsewhere', () => {
    expect(desk.wrongs()).toEqual([])
  })
})
