import { expect, test } from 'vitest'
import { Refusal } from '#apps/desk/kit/refusal.ts'
import type { Member } from './ask.ts'
import { mergeOneByOne, type Result, unmergeOneByOne } from './merge-one-by-one.ts'

const member = (id: string) => ({ id, number: id, summary: `摘要${id}`, version: 3 }) as Member
const office = () => {
  const sent: object[] = []
  let busy = 0
  return {
    sent,
    async send(path: string, { key, ...input }: { key?: string; caseId?: string }) {
      expect(busy++).toBe(0)
      await Promise.resolve()
      busy--
      expect(key).toMatch(/^[0-9a-f-]{36}$/)
      sent.push([path, input])
      if (input.caseId === 'b') throw new Refusal(409, 'supervised', '督办还没有回复')
      return { version: 4 }
    },
  }
}

test('each is joined once, in order and as it was read; a refusal is told and stops none of the others', async () => {
  const { sent, send } = office()
  const told: Result[] = []
  await mergeOneByOne({ lead: member('l'), joining: ['a', 'b', 'c'].map(member) }, (result) => told.push(result), send)
  expect(sent).toEqual(['a', 'b', 'c'].map((caseId) => ['/api/requests/merge_into', { caseId, into: 'l', version: 3 }]))
  expect(told.map(({ id, version, refused }) => [id, version, refused])).toEqual([['a', 4, null], ['b', 3, '督办还没有回复'], ['c', 4, null]])
})

test('what was joined is taken back as it was left, and what has moved on since is told', async () => {
  const { sent, send } = office()
  const told: Result[] = []
  await unmergeOneByOne([{ ...member('a'), refused: null, version: 4 }, { ...member('b'), refused: null, version: 5 }], '撤销', (result) => told.push(result), send)
  expect(sent).toEqual([['/api/requests/unmerge', { caseId: 'a', why: '撤销', version: 4 }], ['/api/requests/unmerge', { caseId: 'b', why: '撤销', version: 5 }]])
  expect(told.map(({ refused }) => refused)).toEqual([null, '督办还没有回复'])
})
