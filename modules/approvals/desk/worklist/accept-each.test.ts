import { expect, test } from 'vitest'
import { Refusal } from '#apps/desk/kit/refusal.ts'
import type { Line } from '../ask.ts'
import { acceptable, acceptEach, type Result } from './accept-each.ts'

const line = (id: string, more: Partial<Line> = {}) => ({ id, number: id, state: 'submitted', complete: true, version: 3, ...more }) as Line

test('only what every department found complete is accepted in bulk', () => {
  expect(acceptable([line('a'), line('b', { complete: null }), line('c', { complete: false }), line('d', { state: 'ready' })]).map(({ id }) => id)).toEqual(['a'])
})

test('each has its own result, and one that is refused stops none of the others', async () => {
  const results: Result[] = []
  const sent: unknown[] = []
  await acceptEach([line('a'), line('b'), line('c')], (result) => results.push(result), (async (verb: string, input: { caseId: string; version: number }) => {
    sent.push([verb, input.caseId, input.version])
    if (input.caseId === 'b') throw new Refusal(409, 'stale', '已有新的进展')
    return {}
  }) as never)
  expect(sent).toEqual([['accept', 'a', 3], ['accept', 'b', 3], ['accept', 'c', 3]])
  expect(results.map(({ line: { id }, refused }) => [id, refused])).toEqual([['a', null], ['b', '已有新的进展'], ['c', null]])
})
