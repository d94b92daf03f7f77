import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, atDesk, fillIn, onTop, sendIn } from './application.fixtures.ts'
import { whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, PHONE, type Screens } from './screens.fixtures.ts'

/** 首席审批服务代表: picked from the menu, decided on the spot by one person, and in the wallet before its owner has left. */

const cannot = whyNoBrowser('apps/resident/dist/h5') ?? whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

describe.skipIf(cannot)('a shop takes another name', () => {
  let screens: Screens
  let phone: Page
  let chief: Page
  let url: string
  let id = ''

  beforeAll(async () => {
    screens = await openScreens(PHONE)
    phone = screens.page
    url = screens.server.url
    chief = await atDesk(await screens.another(DESK), url, 'chief')
  }, 120_000)
  afterAll(() => screens?.close())

  test('it is picked from the menu and sent', async () => {
    const known = { 'menu.wanted': ['individual-change'], 'change.items': ['name'], 'change.name': '市南区海燕小卖部', 'agent.is': false, 'delivery.way': 'electronic', 'ent.credit_code': '92370202MA3CH1EF07' }
    await fillIn(phone, url, { wanted: '店改名了', key: 'chief-menu', known, phone: '19900000001' })
    await onTop(phone).reads('市南区海燕小卖部')
    id = await sendIn(phone)
  }, 90_000)

  test('the chief representative decides on the spot, and issues', async () => {
    await act(chief, url, { id, title: /^当场办结/, done: '已当场决定' })
    await act(chief, url, { id, title: /^统一出件/, done: '已统一出件' })
    await screens.isAccessible('decided on the spot', chief)
  }, 60_000)

  test('the licence lies in the wallet', async () => {
    await phone.reload()
    await onTop(phone).at('#to-wallet').click()
    await onTop(phone).at('#certificate-individual-change').click()
    await onTop(phone).at('.qr-picture').waitFor()
    await onTop(phone).reads('市南区海燕小卖部')
  }, 60_000)

  test('nothing broke, and nothing was asked of anybody else', () => {
    expect(screens.wrongs()).toEqual([])
  })
})
