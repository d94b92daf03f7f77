import { expect, test } from 'vitest'
import { system } from './identity/actor.ts'
import { act } from './case/act.ts'
import { startJobs } from './jobs/run.ts'
import { deliverDue, type Hearing, hearing } from './outbox.ts'
import { begin, mattersWith, note, noted } from './testing/matters.ts'
import { openOffice } from './testing/office.ts'

const open = async (...hearings: Hearing[]) => {
  const office = await openOffice({ modules: [mattersWith(hearings)], at: '2026-03-04 10:00' })
  const begun = (text: string) => office.as(system).open(begin, { text })
  const waiting = () => office.db.selectFrom('kernel.outbox').select(['tries', 'next_at', 'error', 'body']).orderBy('at').execute()
  return { office, begun, waiting }
}
const textIn = (body: unknown) => (body as { text: string }).text

test('a message is delivered once to everybody who hears its topic, and is gone', async () => {
  const heard: string[] = []
  const { office, begun, waiting } = await open(
    hearing(noted, 'first', async (_office, _tx, { text }) => void heard.push(`first ${text}`)),
    hearing(noted, 'second', async (_office, _tx, { text }) => void heard.push(`second ${text}`)),
  )
  await begun('灯')
  expect(await deliverDue(office.office)).toBe(1)
  expect(await deliverDue(office.office)).toBe(0)
  expect(heard).toEqual(['first 灯', 'second 灯'])
  expect(await waiting()).toEqual([])
})

test('a message takes effect once although many deliver at the same time', async () => {
  const { office, begun } = await open(hearing(noted, 'notes', async (o, tx, { caseId, text }) => {
    if (text !== '已转告') await act(o, system, note, { caseId, text: '已转告' }, tx)
  }))
  const cases = await Promise.all(Array.from({ length: 8 }, (_, n) => begun(`第${n}件`)))
  await Promise.all(Array.from({ length: 4 }, () => deliverDue(office.office)))
  await office.settle()
  for (const { id } of cases) expect(await office.history(id)).toEqual(['matters.begin:  -> open', 'matters.note: open -> open'])
})

test('a hearing that fails leaves nothing of its work, and its message waits for another try', async () => {
  let broken = true
  const { office, begun, waiting } = await open(hearing(noted, 'stumbles', async (o, tx, { caseId, text }) => {
    if (text !== '灯') return
    await act(o, system, note, { caseId, text: '写了一半' }, tx)
    if (broken) throw new Error('the other side does not answer')
  }))
  const { id } = await begun('灯')
  await deliverDue(office.office)
  expect(await office.history(id)).toHaveLength(1)
  expect(await waiting()).toMatchObject([{ tries: 1, error: 'the other side does not answer' }])
  broken = false
  await office.goTo('2026-03-04 10:01')
  expect(await office.history(id)).toHaveLength(2)
  expect(await waiting()).toEqual([])
})

test('one message that cannot be delivered does not hold up the others', async () => {
  const heard: string[] = []
  const { office, begun, waiting } = await open(hearing(noted, 'picky', async (_office, _tx, { text }) => {
    if (text === '坏的') throw new Error('no')
    heard.push(text)
  }))
  for (const text of ['坏的', '好的', '坏的', '也好的']) await begun(text)
  await office.settle()
  expect(heard.toSorted()).toEqual(['也好的', '好的'])
  expect((await waiting()).map(({ body }) => textIn(body))).toEqual(['坏的', '坏的'])
})

test('what fails is tried again ever more rarely; after the last try it is set aside, which is said aloud once and can be seen', async () => {
  const { office, begun, waiting } = await open(hearing(noted, 'never', async () => {
    throw new Error('no')
  }))
  const cried: object[] = []
  office.office.log = { ...office.office.log, error: (facts) => void cried.push(facts) }
  const { app } = await office.http(system)
  const seen = async () => (await app.inject({ url: '/readyz' })).json<{ setAside: number }>().setAside
  await begun('灯')
  const waits: number[] = []
  for (let round = 0; round < 9; round += 1) {
    await deliverDue(office.office)
    const [row] = await waiting()
    waits.push((row!.next_at!.getTime() - office.now().getTime()) / 1000)
    // Before its time it is left alone.
    await deliverDue(office.office)
    await office.db.updateTable('kernel.outbox').set({ next_at: office.now() }).execute()
  }
  expect(waits).toEqual([1, 5, 30, 120, 600, 3600, 10_800, 21_600, 43_200])
  expect([cried.length, await seen()]).toEqual([0, 0])

  await deliverDue(office.office)
  expect(await waiting()).toMatchObject([{ tries: 10, next_at: null, error: 'no' }])
  expect(cried).toMatchObject([{ topic: noted.name, tries: 10 }])
  expect(await seen()).toBe(1)
  await office.goTo('2026-12-31 10:00')
  expect((await waiting())[0]).toMatchObject({ tries: 10, next_at: null })
})

test('what was set aside is tried again when a process starts, which may be a mended one', async () => {
  const heard: string[] = []
  const { office, begun, waiting } = await open(hearing(noted, 'mended', async (_office, _tx, { text }) => void heard.push(text)))
  await begun('灯')
  await office.db.updateTable('kernel.outbox').set({ next_at: null, tries: 10, error: 'no' }).execute()
  await office.settle()
  expect(heard).toEqual([])
  const jobs = startJobs(office.office, [])
  await expect.poll(waiting).toEqual([])
  await jobs.stop()
  expect(heard).toEqual(['灯'])
})

test('a message of a shape that its topic does not have is kept with the reason, not heard', async () => {
  const heard: unknown[] = []
  const { office, begun, waiting } = await open(hearing(noted, 'listens', async (_office, _tx, body) => void heard.push(body)))
  await begun('灯')
  await office.db.updateTable('kernel.outbox').set({ body: '{"caseId":"x"}' }).execute()
  await office.settle()
  expect(heard).toEqual([])
  expect(await waiting()).toMatchObject([{ tries: 1, error: expect.stringContaining('caseId') }])
})

test('a message of a refused act is never sent', async () => {
  const heard: string[] = []
  const { office, begun } = await open(hearing(noted, 'listens', async (_office, _tx, { text }) => void heard.push(text)))
  const { id } = await begun('灯')
  await office.as(system).do(note, { caseId: id, text: '不会说出去', then: 'refuse' }).catch(() => {})
  await office.as(system).do(note, { caseId: id, text: '也不会', then: 'fail' }).catch(() => {})
  await office.settle()
  expect(heard).toEqual(['灯'])
})
