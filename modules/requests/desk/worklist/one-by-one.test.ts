import { expect, test } from 'vitest'
import { Refusal } from '#apps/desk/kit/refusal.ts'
import type { Line } from '../ask.ts'
import { oneByOne, type Result } from './one-by-one.ts'

const line = (id: string) => ({ id, number: id, summary: '', version: 3 }) as Line

test('each case is sent once, in order and as it was read; a refusal is told and stops none of the others', async () => {
  const sent: object[] = []
  const told: Result[] = []
  let busy = 0
  await oneByOne('dispatch', ['a', 'b', 'c'].map(line), (result) => told.push(result), async (verb, input) => {
    expect(busy++).toBe(0)
    await Promise.resolve()
    busy--
    const { key, ...rest } = input as { key: string; caseId: string }
    expect(key).toMatch(/^[0-9a-f-]{36}$/)
    sent.push({ verb, ...rest })
    if (rest.caseId === 'b') throw new Refusal(409, 'no_category', '请先选定类别，再派单')
    return {} as never
  })
  expect(sent).toEqual(['a', 'b', 'c'].map((caseId) => ({ verb: 'dispatch', caseId, version: 3 })))
  expect(told.map(({ line: { id }, refused }) => [id, refused])).toEqual([['a', null], ['b', '请先选定类别，再派单'], ['c', null]])
})
