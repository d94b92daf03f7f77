import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberRange } from '#kernel/case/case-number.ts'
import { openRequestsOffice } from '../testing/requests-office.ts'
import { bigramsOf, likeness, searchQuery } from './search.ts'

const chinese = fc.array(fc.constantFrom(...'路灯不亮井盖丢失施工噪音物业费停水', ' ', ',', '。', '《'), { minLength: 4, maxLength: 40 }).map((letters) => letters.join(''))

test('whatever stretch of a text is searched for, the text is found', async () => {
  const { db } = await openRequestsOffice()
  await fc.assert(
    fc.asyncProperty(chinese, fc.nat(), fc.integer({ min: 2, max: 8 }), async (text, start, length) => {
      const query = searchQuery(text.slice(start % text.length, (start % text.length) + length))
      // A lone character at the end of a run begins no pair; two characters or more are found anywhere.
      fc.pre(query !== null && !query.includes(':*'))
      const { rows } = await sql<{ found: boolean }>`select requests.bigrams(${text}) @@ ${query}::tsquery as found`.execute(db)
      expect(rows[0]?.found).toBe(true)
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('a house number is found with and without its gap, and quotes break nothing', async () => {
  const { submitted, ask, people } = await openRequestsOffice()
  await submitted({ text: "香港中路 76 号楼下的 KTV 太吵,it's loud" })
  const found = async (text: string) => (await ask(people.dispatcher, 'worklist', { text })).lines.length
  expect(await Promise.all(['香港中路76号', '中路 76', 'ktv', "it's", '楼下'].map(found))).toEqual([1, 1, 1, 1, 1])
  expect(await Promise.all(['南京路', '77号', '!!', "'"].map(found))).toEqual([0, 0, 0, 0])
})

test('a case number is found by as much of it as was typed', async () => {
  const { submitted, ask, people } = await openRequestsOffice()
  const { number } = await submitted()
  await submitted()
  for (const text of [number, number.replaceAll('-', ''), number.replaceAll('-', ' ')]) {
    expect((await ask(people.dispatcher, 'worklist', { text })).lines.map((line) => line.number)).toEqual([number])
  }
  expect((await ask(people.dispatcher, 'worklist', { text: '260304-0' })).lines).toHaveLength(2)
  expect(numberRange('19912345678')).toBeNull()
})

test('likeness is what two texts share of what either says', () => {
  expect(likeness(bigramsOf('路灯不亮'), bigramsOf('路灯不亮'))).toBe(1)
  expect(likeness(bigramsOf('路灯不亮'), bigramsOf('井盖丢失'))).toBe(0)
  expect(likeness(bigramsOf('路灯不亮'), bigramsOf('路灯坏了'))).toBeCloseTo(1 / 5)
  expect(likeness(new Set(), new Set())).toBe(0)
})
