import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { Element } from '#modules/approvals/rules/element.ts'
import type { Answer, Answers } from '#modules/approvals/rules/expr.ts'
import type { Plan } from '#modules/approvals/rules/plan.ts'
import { madeUp } from '#modules/approvals/server/registers/made-up.ts'

/** Pages left behind stay in the document, hidden: only what is on top counts. */
export const onTop = (page: Page) => ({
  at: (selector: string) => page.locator(`${selector}:visible`).last(),
  reads: (words: string | RegExp) => page.getByText(words).locator('visible=true').first().waitFor(),
})

/** The plan that the phone fills in. */
export async function planOf(page: Page, url: string, key: string): Promise<Plan> {
  return ((await (await page.request.get(`${url}/api/approvals/one_thing?key=${key}`)).json()) as { plan: Plan }).plan
}

const byId = (page: Page, id: string) => page.locator(`[id="${id}"]:visible`).last()
const where = (page: Page) => onTop(page).at('.step-name').textContent().then((text) => text ?? '')

/** Goes on, and is told where that leads to. */
export async function goOn(page: Page): Promise<string> {
  const before = await where(page)
  await byId(page, 'next').click()
  await expect.poll(() => where(page), { timeout: 15_000 }).not.toBe(before)
  return where(page)
}

/** Answers one question of the situation after the other, as long as there are any. */
export async function answerQuestions(page: Page, plan: Plan, answers: Answers) {
  for (let at = await where(page); at.includes('问您几句'); at = await goOn(page)) {
    const ids = await idsIn(page, '.question')
    const element = plan.questions.map((q) => q.element).find(({ key }) => ids.includes(`question-${key}`))
    if (!element) throw new Error(`no question of the plan stands under “${at}”`)
    if (answers[element.key] === undefined) throw new Error(`nobody knows what to answer to “${element.name}”`)
    await answer(page, `question-${element.key}`, element, answers[element.key]!)
  }
}

/**
 * Fills in every field of every sheet that no register has filled in: with what is known, the rest made up by its kind. `within`:
 * only what is marked so. Answers with what was filled in.
 */
export async function fillSheets(page: Page, plan: Plan, known: Answers, seed: string, within = '.form-sheet'): Promise<string[]> {
  const filled = new Set<string>()
  for (let at = await where(page); at.includes('填表'); at = await goOn(page)) {
    for (let open = await openFields(page, plan, filled, within); open.length > 0; open = await openFields(page, plan, filled, within)) {
      for (const element of open) {
        filled.add(element.key)
        await answer(page, element.key, element, known[element.key] ?? madeUp(element.name, element, seed))
      }
    }
  }
  return [...filled]
}

/** A field that depends on another shows only once that is filled in. */
async function openFields(page: Page, plan: Plan, filled: ReadonlySet<string>, within: string): Promise<Element[]> {
  const ids = new Set(await idsIn(page, within))
  return plan.fields.map((f) => f.element).filter(({ key }) => ids.has(key) && !ids.has(`${key}-mend`) && !filled.has(key))
}

const idsIn = (page: Page, selector: string): Promise<string[]> =>
  page.locator(`${selector}:visible`).last().locator('[id]').evaluateAll((all) => all.map((one) => (one as unknown as { id: string }).id))

async function answer(page: Page, id: string, part: Pick<Element, 'type' | 'options' | 'columns'>, said: Answer): Promise<void> {
  if (part.type === 'yes_no') return byId(page, `${id}-${String(said)}`).click()
  if (part.type === 'choice') return choose(page, id, part, String(said))
  if (part.type === 'many') {
    for (const value of said as readonly string[]) await choose(page, id, part, value)
    return
  }
  if (part.type === 'list') {
    for (const [n, row] of (said as readonly Record<string, Answer>[]).entries()) {
      await byId(page, `${id}-add`).click()
      for (const column of part.columns!) if (row[column.key] !== undefined) await answer(page, `${id}-${n}-${column.key}`, column as Element, row[column.key]!)
    }
    return
  }
  await byId(page, id).fill(part.type === 'money' ? String((said as number) / 100) : String(said))
}

/** A long list of options shows some, and has a box in which to look for the others. */
async function choose(page: Page, id: string, { options }: Pick<Element, 'options'>, value: string) {
  const option = byId(page, `${id}-${value}`)
  if (!(await option.isVisible())) await byId(page, `${id}-search`).fill(options!.find((o) => o.value === value)!.name)
  if ((await option.getAttribute('aria-checked')) !== 'true') await option.click()
}

/** From the search to the last look before it is sent. */
export async function fillIn(page: Page, url: string, { wanted, key, known, phone }: { wanted: string; key: string; known: Answers; phone: string }) {
  const { at, reads } = onTop(page)
  await page.goto(`${url}/m/#/pages/services/index`)
  await at('#wanted').fill(wanted)
  await at(`#thing-${key}`).click()
  await at('#start').click()
  await at('.question').waitFor()
  const plan = await planOf(page, url, key)
  await answerQuestions(page, plan, known)
  await at('#next').click()
  await at(`#demo-${phone}`).click()
  await at('.offer').waitFor()
  for (const consent of await page.locator('[id^="consent-"]:visible').all()) await consent.click()
  for (const { element } of plan.fields) if (known[element.key] !== undefined && (await at(`.key-field [id="${element.key}"]`).isVisible())) await answer(page, element.key, element, known[element.key]!)
  await at('#next').click()
  await reads(/已替您带出 \d+ 项/)
  await goOn(page)
  await fillSheets(page, plan, known, key)
  await uploadPapers(page)
  await goOn(page)
}

/** Sends it, and looks at it. Answers with its id. */
export async function sendIn(page: Page): Promise<string> {
  const { at } = onTop(page)
  await at('#next').click()
  await at('#receipt').waitFor()
  await at('#see').click()
  await page.waitForURL(/pages\/application\//)
  return new URL(page.url().replace('#', '')).searchParams.get('id')!
}

/** Uploads something for every paper that is left; where several ways are open, the paper itself. */
export async function uploadPapers(page: Page): Promise<number> {
  const papers = await page.locator('[id^="paper-"]:visible').evaluateAll((all) => all.map((one) => (one as unknown as { id: string }).id.slice('paper-'.length)))
  for (const key of papers) {
    const way = byId(page, `way-${key}-upload`)
    if (await way.isVisible()) await way.click()
    const chooser = page.waitForEvent('filechooser')
    await byId(page, `add-${key}`).click()
    await (await chooser).setFiles([{ name: `${key}.png`, mimeType: 'image/png', buffer: await picture() }])
  }
  return papers.length
}

export const picture = () => sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#fff"/><path d="M80 80H720V520H80ZM400 80V300H720" fill="none" stroke="#234" stroke-width="6"/></svg>')).png().toBuffer()

/** One of the staff at the desk, in a browser of their own. */
export async function atDesk(page: Page, url: string, account: string): Promise<Page> {
  await page.request.post(`${url}/api/identity/demo-sign-in`, { data: { account } })
  return page
}

/** Opens an application at the desk and acts on it by its button and form. A colleague's act in between is looked at, and gone on after. */
export async function act(page: Page, url: string, { id, title, done, fill }: { id: string; title: RegExp; done: string; fill?: (form: Locator) => Promise<void> }) {
  await page.goto(`${url}/desk/approvals/${id}`)
  await page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: title }).click()
  const form = page.getByRole('form', { name: title })
  await fill?.(form)
  const over = page.getByRole('status').filter({ hasText: done })
  const seen = form.getByRole('button', { name: '看过了，继续' })
  const submit = form.locator('.verb-submit')
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    if (await seen.isVisible()) await seen.click()
    // A colleague may act in the very moment in which it is clicked.
    await submit.click({ timeout: 1000 }).catch(() => undefined)
    await over.or(seen).first().waitFor()
    if (await over.isVisible()) return
  }
  throw new Error(`colleagues were always quicker: ${title.source}`)
}
