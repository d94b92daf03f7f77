import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Module } from '#kernel/module.ts'
import { openOffice } from '#kernel/testing/office.ts'
import { TriageSettings } from '../../contract.ts'
import { everywhere, madeUp, START } from '../../similar/made-up.fixtures.ts'
import type { Message } from '../../similar/message.ts'
import { openReader } from './open-reader.ts'

/** A name of its own: databases are kept by the names of modules, and this one has no tables. */
const settings = { name: 'reader', definitions: [{ name: 'triage', schema: TriageSettings }] } as unknown as Module
const HOUR = 3_600_000
const fumes = (n: number) => madeUp('海逸花园', 'fumes', n % 3, { id: `fumes-${n}`, who: `居民${n}`, at: START + n * HOUR })

async function openReading(past: Message[], { alike = true } = {}) {
  const news: Message[] = []
  const reader = openReader({
    async *past(_db, most) { for (const one of past.slice(-most)) yield [one] },
    news: async () => [...news],
  })
  const { office } = await openOffice({ modules: [settings], at: '2026-03-04 10:00', definitions: { triage: { answerCheck: true, alike } } })
  return { reader, office, news }
}

test('until it has read what is there it says nothing, and nobody waits for it', async () => {
  const { reader, office } = await openReading([...everywhere(), fumes(0)])
  expect(await reader.ask(office, 'similar', { message: fumes(1), most: 3 })).toBeUndefined()
  expect(reader.progress(office).ready).toBe(false)
  await reader.ready(office)
  expect(reader.progress(office)).toEqual({ read: everywhere().length + 1, ready: true })
  expect((await reader.ask(office, 'similar', { message: fumes(1), most: 3 }))?.map(({ id }) => id)).toContain('fumes-0')
})

test('what is written down later is read before the next answer, once', async () => {
  const { reader, office, news } = await openReading([...everywhere(), fumes(0)])
  await reader.ready(office)
  news.push(fumes(1), fumes(2))
  const topic = await reader.ask(office, 'topicOf', { id: 'fumes-2', now: START + 9 * HOUR })
  expect(topic?.members).toEqual(expect.arrayContaining(['fumes-0', 'fumes-1', 'fumes-2']))
  const again = await reader.ask(office, 'topicOf', { id: 'fumes-2', now: START + 9 * HOUR })
  expect(again?.members).toEqual(topic?.members)
  expect(again?.members).toHaveLength(new Set(again?.members).size)
})

test('a topic says how many people spoke up week by week, and why it warns', async () => {
  const { reader, office } = await openReading([...everywhere(), ...Array.from({ length: 6 }, (_, n) => fumes(n))])
  await reader.ready(office)
  const [hot] = (await reader.ask(office, 'topics', { now: START + 9 * HOUR, most: 1 }))!
  expect(hot!.facts.people).toBeGreaterThanOrEqual(6)
  expect(hot!.weeks.at(-1)).toBe(hot!.facts.people)
  expect(hot!.warning).toMatchObject({ people: hot!.facts.people })
})

test('where a district has it off, no thread is opened and nothing is said', async () => {
  const { reader, office } = await openReading([fumes(0)], { alike: false })
  await reader.ready(office)
  expect(await reader.ask(office, 'similar', { message: fumes(1), most: 3 })).toBeUndefined()
  expect(reader.progress(office)).toEqual({ read: 0, ready: false })
})

test('the database failing while it reads is said in the log, and the next question tries again', async () => {
  let broken = true
  const told: object[] = []
  const reader = openReader({
    async *past() {
      if (broken) throw new Error('connection lost')
      yield [...everywhere(), fumes(0)]
    },
    news: async () => [],
  })
  const { office } = await openReading([])
  office.log = { ...office.log, error: (facts) => void told.push(facts) }
  await reader.ready(office)
  expect(told).toMatchObject([{ error: 'connection lost' }])
  broken = false
  await reader.ready(office)
  expect(await reader.ask(office, 'similar', { message: fumes(1), most: 3 })).not.toEqual([])
})

test('when more than twice as many have come as it began with, as by an import, it begins anew', async () => {
  const past = [...everywhere(), fumes(0)]
  const { reader, office, news } = await openReading(past)
  await reader.ready(office)
  const ask = () => reader.ask(office, 'topics', { now: START, most: 1 })
  const more = Array.from({ length: 400 }, (_, n) => madeUp('大学路', 'lamps', n % 3, { id: `lamp-${n}`, who: `居民${n}`, at: START - n * HOUR }))
  news.push(...more.slice(0, 200))
  expect(await ask()).toBeDefined()
  expect(reader.progress(office)).toEqual({ read: past.length + 200, ready: true })
  const told: object[] = []
  office.log = { ...office.log, error: (facts) => void told.push(facts) }
  news.push(...more.slice(200))
  past.push(...more)
  const inFlight = ask()
  await setTimeout(1)
  expect(await ask()).toBeUndefined()
  // Whoever had asked the old one is told nothing, and that is no fault.
  expect(await inFlight).toBeUndefined()
  expect(told).toEqual([])
  await reader.ready(office)
  expect(reader.progress(office)).toEqual({ read: past.length, ready: true })
})
