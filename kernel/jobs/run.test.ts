import { expect, test } from 'vitest'
import { system } from '../identity/actor.ts'
import type { Duty } from '../module.ts'
import { hearing } from '../outbox.ts'
import { begin, mattersWith, noted } from '../testing/matters.ts'
import { at, openOffice } from '../testing/office.ts'
import { startJobs } from './run.ts'

const until = async (holds: () => boolean) => {
  for (let n = 0; n < 500 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('an act wakes the background: its message is delivered without waiting for the next look', async () => {
  const heard: string[] = []
  const office = await openOffice({ modules: [mattersWith([hearing(noted, 'listens', async (_o, _tx, { text }) => void heard.push(text))])], at: '2026-03-04 10:00' })
  const jobs = startJobs(office.office, [])
  try {
    await office.as(system).open(begin, { text: '灯' })
    await until(() => heard.length === 1)
  } finally {
    await jobs.stop()
  }
  await office.as(system).open(begin, { text: '停下以后' })
  await pause(50)
  expect(heard).toEqual(['灯'])
})

test('of two processes that look at the same moment one does the duty; it comes round when its time is up', async () => {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  let now = at('2026-03-04 10:00')
  const one = { ...office.office, now: () => now }
  const done: string[] = []
  // Each process has its own list of duties.
  const dutyOf = (by: string): Duty => ({ name: 'matters.count', everySeconds: 60, run: async () => void done.push(by) })
  const jobs = [startJobs(one, [dutyOf('a')]), startJobs(one, [dutyOf('b')])]
  try {
    await until(() => done.length === 1)
    await pause(100)
    expect(done).toHaveLength(1)
    now = at('2026-03-04 10:02')
    office.office.live.wake()
    await until(() => done.length === 2)
    await pause(100)
    expect(done).toHaveLength(2)
  } finally {
    await Promise.all(jobs.map((each) => each.stop()))
  }
})

test('a duty that falls over stops neither the others nor the background, and comes round again', async () => {
  const office = await openOffice({ modules: [mattersWith()], at: '2026-03-04 10:00' })
  let now = at('2026-03-04 10:00')
  const told: string[] = []
  const one = { ...office.office, now: () => now, log: { ...office.office.log, error: (facts: object) => void told.push(JSON.stringify(facts)) } }
  let tries = 0
  let others = 0
  const duties: Duty[] = [
    { name: 'matters.falls', everySeconds: 60, run: async () => { tries += 1; throw new Error('no paper') } },
    { name: 'matters.stands', everySeconds: 60, run: async () => void (others += 1) },
  ]
  const jobs = startJobs(one, duties)
  try {
    await until(() => others === 1)
    now = at('2026-03-04 10:02')
    office.office.live.wake()
    await until(() => others === 2 && tries === 2)
    expect(told[0]).toContain('no paper')
  } finally {
    await jobs.stop()
  }
})
