import { expect, test } from 'vitest'
import { keeper } from './kept.ts'

test('an answer is made once while it is kept, however many ask at once; other questions have their own', async () => {
  let at = 0
  let made = 0
  const kept = keeper(() => new Date(at))
  const ask = (key: string) => kept(key, 60, async () => ++made)
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2])
  at = 59_999
  expect(await ask('a')).toBe(1)
  at = 60_000
  expect(await ask('a')).toBe(3)
})

test('a refusal is not kept', async () => {
  const kept = keeper(() => new Date(0))
  await expect(kept('a', 60, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await kept('a', 60, () => Promise.resolve('yes'))).toBe('yes')
})
