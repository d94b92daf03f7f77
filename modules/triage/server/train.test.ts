import { expect, test } from 'vitest'
import { openTriageOffice, requests } from './testing.fixtures.ts'

test('too few requests teach nothing', async () => {
  const { train } = await openTriageOffice({ requests: requests(100) })
  expect(await train()).toMatchObject([{ target: 'category', outcome: 'too_few' }, { target: 'unit', outcome: 'too_few' }])
})

test('the first model is used; a later one only where it beats that on the newest requests', async () => {
  const all = requests(900)
  const past = { requests: all.slice(0, 300) }
  const { train, ask, db } = await openTriageOffice(past)
  const [first, unit] = await train()
  // No word tells the units of these requests apart.
  expect(unit).toMatchObject({ target: 'unit', outcome: 'not_better', before: null })
  expect(first).toMatchObject({ target: 'category', outcome: 'in_use', version: 1, before: null })
  expect(first!.score).toBeGreaterThan(0.9)

  // The same requests teach the same: there is no reason to change.
  expect((await train())[0]).toMatchObject({ outcome: 'not_better', version: 2, before: first!.score })
  expect((await ask('suggest', { text: '工厂夜里偷排污水' })).suggestions).toMatchObject([{ model: 1 }])

  // People begin to say it in other words: what was learned before knows nothing of them.
  const renamed: Record<string, string> = { 交通运输: '环境保护', 环境保护: '教育文体', 教育文体: '交通运输' }
  past.requests = all.slice(300).map((one) => ({ ...one, category: renamed[one.category!]! }))
  const [third] = await train()
  expect(third).toMatchObject({ outcome: 'in_use', version: 3 })
  expect(third!.before).toBeLessThan(0.2)
  expect((await ask('suggest', { text: '工厂夜里偷排污水' })).suggestions).toMatchObject([{ target: 'category', label: '教育文体', model: 3 }])
  expect(await db.selectFrom('triage.model' as never).selectAll().where('in_use' as never, '=', false as never).execute()).toHaveLength(4)
})

test('where nothing is suggested, nothing is learned at night', async () => {
  const learned = async (settings?: object) => {
    const { tonight, db } = await openTriageOffice({ requests: requests(300) }, settings)
    await tonight()
    return db.selectFrom('triage.model' as never).selectAll().execute()
  }
  expect(await learned({ answerCheck: true })).toEqual([])
  expect(await learned()).toHaveLength(2)
})
