import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askResident } from './ask-resident.ts'
import { supplyInfo } from './supply-info.ts'
import { requestDefinitions } from './testing/request-definitions.ts'
import { openRequestsOffice } from './testing/requests-office.ts'

test('the resident\'s answer starts the unit\'s time again, with the working days in between given back', async () => {
  const { as, people, signed, kase, clock, goTo, notices } = await openRequestsOffice()
  const { id } = await signed({ category: 'M0201' })
  await as(people.env).do(askResident, { caseId: id, question: '哪个工地？' })
  await goTo('2026-03-09 09:00')
  expect(await as(people.resident).do(supplyInfo, { caseId: id, text: '香港中路 80 号工地，凌晨两点' })).toMatchObject({ state: 'in_progress' })
  expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date('2026-03-16T18:00:00+08:00')) // 11 March and three days: 5, 6, 9
  expect((await clock(id, 'assist:street-xgzl'))?.due_at).toEqual(new Date('2026-03-16T18:00:00+08:00'))
  expect((await clock(id, 'supply'))?.done_at).not.toBeNull()
  expect((await kase(id)).facts).not.toHaveProperty('question')
  expect(await notices('unit:bureau-env:handler')).toContainEqual(expect.objectContaining({ template: 'requests.supplied' }))
})

test('only whoever asked for help answers', async () => {
  const { as, people, signed } = await openRequestsOffice()
  const { id } = await signed()
  await as(people.city).do(askResident, { caseId: id, question: '哪一根？' })
  await expect(as(people.neighbour).do(supplyInfo, { caseId: id, text: '我也不知道' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(as(people.city).do(supplyInfo, { caseId: id, text: '代答' })).rejects.toMatchObject({ code: 'not_yours' })
})

const OFF = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']
const WORKED = ['2026-09-20', '2026-10-10']
const plus = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const isWorked = (day: string) => WORKED.includes(day) || (!OFF.includes(day) && ![0, 6].includes(new Date(day).getUTCDay()))

/** Day by day with a pencil: working days count, unless somebody else had the case. */
function dueSlowly(start: string, limit: number, waits: readonly { from: string; until: string }[]): string {
  let day = start
  for (let left = limit; left > 0; ) {
    day = plus(day, 1)
    if (isWorked(day) && !waits.some(({ from, until }) => day > from && day <= until)) left -= 1
  }
  return day
}

test('whatever is asked and however long the answer takes, the unit has its five working days, no more and no less', async () => {
  const wait = fc.record({ after: fc.integer({ min: 0, max: 1 }), days: fc.integer({ min: 0, max: 12 }) })
  const limits = { ...(requestDefinitions['limits'] as object), supply: { count: 30, unit: 'working_days' }, most_questions: 9, most_question_days: 99 }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 24 }), fc.array(wait, { minLength: 1, maxLength: 3 }), async (offset, waits) => {
      const start = plus('2026-09-14', offset)
      const { as, people, signed, clock, goTo } = await openRequestsOffice(`${start} 10:00`, { limits })
      const { id } = await signed({ category: 'M0201' })
      let [day, hour] = [start, 10]
      const spans: { from: string; until: string }[] = []
      for (const { after, days } of waits) {
        day = plus(day, after)
        await goTo(`${day} ${++hour}:00`)
        await as(people.env).do(askResident, { caseId: id, question: '请补充' })
        const from = day
        day = plus(day, days)
        await goTo(`${day} ${++hour}:00`)
        await as(people.resident).do(supplyInfo, { caseId: id, text: '补充如下' })
        spans.push({ from, until: day })
      }
      expect((await clock(id, 'conclude'))?.due_at).toEqual(new Date(`${dueSlowly(start, 5, spans)}T18:00:00+08:00`))
    }),
    { numRuns: 25 },
  )
}, 60_000)
