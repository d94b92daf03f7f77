import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#kernel/calendar/day.ts'
import { compile } from '#modules/approvals/server/plan/compile.ts'
import { shinanApprovals } from '#modules/approvals/server/testing/shinan-approvals.ts'
import { atDesk } from './application.fixtures.ts'
import { whyNoBrowser } from './running-office.fixtures.ts'
import { DESK, openScreens, type Screens } from './screens.fixtures.ts'

/** 十二事合一: the figures that the desk shows are those that the compiler reckons from the definitions. */

const cannot = whyNoBrowser('apps/desk/dist')
if (cannot) console.warn(cannot)

const COLUMNS = { forms: '表单', fields: '要填的项', materials: '材料', visits: '跑动', days: '工作日' } as const

describe.skipIf(cannot)('the report on one-things', () => {
  let screens: Screens
  let page: Page
  let shown: Record<string, { before: number; after: number }>

  beforeAll(async () => {
    screens = await openScreens(DESK)
    page = await atDesk(screens.page, screens.server.url, 'window')
  }, 120_000)
  afterAll(() => screens?.close())

  test('shows before and after of twelve matters in one', async () => {
    await page.goto(`${screens.server.url}/desk/one-things`)
    const row = page.getByRole('row', { name: /市政公用十二事合一/ })
    await row.waitFor()
    const heads = await page.getByRole('columnheader').allTextContents()
    const cells = await row.getByRole('cell').or(row.getByRole('rowheader')).allTextContents()
    const figures = Object.entries(COLUMNS).map(([key, name]) => {
      const found = /原来(\d+)\D+现在(\d+)/.exec(cells[heads.indexOf(name)] ?? '')
      return [key, { before: Number(found?.[1]), after: Number(found?.[2]) }] as const
    })
    shown = Object.fromEntries(figures)
    await row.getByText('12 个事项').waitFor()
    await screens.isAccessible('report')
  }, 60_000)

  test('which are those of the compiler', () => {
    const today = dayOf(new Date())
    const { oneThings, library, calendar } = shinanApprovals(today)
    const { before, after } = compile(oneThings.get('utilities-twelve')!, library, today, calendar).all!.figures
    const keys = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
    expect(shown).toEqual(Object.fromEntries(keys.map((key) => [key, { before: before[key], after: after[key] }])))
  })

  test('49 forms are eight at the most, 85 % of the papers and 90 % of the days are spared', () => {
    const spared = ({ before, after }: { before: number; after: number }) => (before - after) / before
    expect(shown['forms']!.before).toBe(49)
    expect(shown['forms']!.after).toBeLessThanOrEqual(8)
    expect(spared(shown['materials']!)).toBeGreaterThanOrEqual(0.85)
    expect(spared(shown['days']!)).toBeGreaterThanOrEqual(0.9)
  })

  test('nothing broke and nothing was fetched from elsewhere', () => {
    expect(screens.wrongs()).toEqual([])
  })
})
