import { expect, test } from 'vitest'
import { gramsOf, namesIn, runsOf } from './grams.ts'

const message = (title: string, text: string) => ({ id: '1', who: '1', at: 0, title, text })

test('full and half width, capitals and small letters read the same; signs part the words', () => {
  expect(runsOf('ＫＴＶ噪音，深夜2点')).toEqual(['ktv噪音', '深夜2点'])
})

test('names are found by how names end, without the city and the district before them', () => {
  expect(namesIn('反映A市A3区海逸花园油烟扰民')).toEqual([{ name: '海逸花园', own: 2 }])
  expect(namesIn('青岛市云霄路、徐州路小学').map(({ name }) => name)).toEqual(['云霄路', '徐州路小学'])
  expect(namesIn('团岛农贸市场路灯不亮').map(({ name }) => name)).toEqual(['团岛农贸市场'])
  expect(namesIn('咨询落户需要的材料')).toEqual([])
})

test('two schools have the word for a school in common, and no name', () => {
  const [one, other] = [gramsOf(message('徐州路小学门口拥堵', '')), gramsOf(message('澳门路小学门口拥堵', ''))]
  expect([...one.named].filter((gram) => other.named.has(gram))).toEqual([])
  expect([...one.counts.keys()].some((gram) => other.counts.has(gram))).toBe(true)
})

test('a title counts three times, and lends its first words where there is none', () => {
  const [titled] = gramsOf(message('路灯', '')).counts.values()
  const [plain] = gramsOf({ id: '1', who: '1', at: 0, text: '路灯' }).counts.values()
  expect([titled, plain]).toEqual([3, 4])
})

test('what stands far down in a long letter is not read', () => {
  const far = gramsOf(message('路灯', `${'好'.repeat(600)}鸽舍`)).counts
  const near = gramsOf(message('路灯', `鸽舍${'好'.repeat(600)}`)).counts
  expect(near.size).toBeGreaterThan(far.size)
})
