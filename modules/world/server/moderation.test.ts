import { afterEach, expect, test } from 'vitest'
import type { Actor } from '#kernel/identity/actor.ts'
import { residentNamed, staffOf } from '#kernel/testing/office.ts'
import { openDistrict } from './over-the-wire.fixtures.ts'
import { forgetReports } from './report.ts'

const [ann, ben, cai] = [residentNamed('安', 1), residentNamed('波', 2), residentNamed('蔡', 3)]

/** Frames come when they come, and a busy machine lets them wait. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 })

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function district() {
  const here = await openDistrict()
  ends.push(() => here.app.close())
  return {
    ...here,
    async come(actor: Actor) {
      const page = await here.page(actor)
      ends.push(page.close)
      await soon(() => page.own.id).toBeGreaterThan(0)
      return page
    },
    async reports(actor: Actor) {
      const answer = await fetch(`${here.origin}/api/world/reports`, { headers: { cookie: await here.cookieOf(actor) } })
      return { status: answer.status, ...((await answer.json()) as { reports: Record<string, unknown>[] }) }
    },
  }
}

test('a report tells the moderators who, whom, when, where and what was last said, and nobody else', async () => {
  const { come, reports, now } = await district()
  const [one, rude] = [await come(ann), await come(ben)]
  rude.act('phrase', 1)
  await soon(() => one.heard).toContainEqual({ is: 'moment', moment: { id: rude.own.id, kind: 'phrase', which: 1 } })
  const answer = await one.report(rude.own.id, 'harassing')
  expect(await answer.json()).toEqual({ reported: true })

  const told = await reports(staffOf('supervision', 'supervisor'))
  expect(told.reports).toEqual([{
    id: expect.any(String), at: now().toISOString(), reason: 'harassing', reporter: `resident:${ann.id}`, reported: `resident:${ben.id}`,
    x: expect.closeTo(rude.own.x, 1), z: expect.closeTo(rude.own.z, 1), said: [{ at: expect.any(String), kind: 'phrase', zh: '欢迎来青岛！', en: 'Welcome to Qingdao!' }],
  }])
  for (const actor of [ben, staffOf('bureau-city', 'handler')]) expect((await reports(actor)).status).toBe(403)
  expect(rude.heard.filter(({ is }) => is !== 'crowd' && is !== 'moment' && is !== 'state')).toEqual([{ is: 'placed', x: expect.any(Number), z: expect.any(Number) }])
})

test('five reports in ten minutes, and not of oneself, of nobody, or without signing in', async () => {
  const { come, origin } = await district()
  const [one, rude] = [await come(ann), await come(ben)]
  const codes = []
  for (let n = 0; n < 6; n += 1) codes.push((await one.report(rude.own.id, 'other')).status)
  expect(codes).toEqual([200, 200, 200, 200, 200, 429])
  expect(await (await rude.report(rude.own.id, 'other')).json()).toMatchObject({ code: 'yourself' })
  expect(await (await rude.report(60_000, 'other')).json()).toMatchObject({ code: 'gone' })
  const guest = await fetch(`${origin}/api/world/report`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ visitor: rude.own.id, reason: 'other' }) })
  expect(guest.status).toBe(401)
})

test('reports are kept for half a year', async () => {
  const { come, reports, goTo, office } = await district()
  const [one, rude] = [await come(ann), await come(ben)]
  await one.report(rude.own.id, 'other')
  const supervisor = staffOf('supervision', 'supervisor')
  await goTo('2026-12-02 10:00')
  await forgetReports(office)
  expect((await reports(supervisor)).reports).toHaveLength(1)
  await goTo('2026-12-04 10:00')
  await forgetReports(office)
  expect((await reports(supervisor)).reports).toEqual([])
})

test('whom one mutes one sees and hears no more, nor the next time, when both have other numbers; others do', async () => {
  const { come, page } = await district()
  const [one, rude, other] = [await come(ann), await come(ben), await come(cai)]
  await soon(() => one.others().map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([rude.own.id, other.own.id].toSorted((a, b) => a - b))
  await one.mute(rude.own.id, true)
  expect(one.others().map(({ id }) => id)).toEqual([other.own.id])
  rude.act('phrase', 0)
  await soon(() => other.heard).toContainEqual({ is: 'moment', moment: { id: rude.own.id, kind: 'phrase', which: 0 } })
  expect(one.heard.filter(({ is }) => is === 'moment')).toEqual([])

  one.close()
  rude.close()
  await soon(() => other.others()).toEqual([])
  const again = await come(ben)
  expect(again.own.id).not.toBe(rude.own.id)
  const back = await page(ann)
  ends.push(back.close)
  // Within two seconds everybody near has been told of.
  await soon(() => back.heard.filter(({ is }) => is === 'crowd').length).toBeGreaterThan(1)
  expect(back.others().map(({ id }) => id)).toEqual([other.own.id])
  expect(other.others().map(({ id }) => id)).toContain(again.own.id)

  await back.mute(again.own.id, false)
  await soon(() => back.others().map(({ id }) => id)).toContain(again.own.id)
  back.close()
  const third = await come(ann)
  await soon(() => third.others().map(({ id }) => id)).toContain(again.own.id)
})
