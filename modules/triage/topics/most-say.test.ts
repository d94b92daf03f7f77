import { expect, test } from 'vitest'
import { openTopics } from './find-topics.ts'
import { everywhere, madeUp } from '../similar/made-up.fixtures.ts'
import { mostSay } from './most-say.ts'

const { rarity } = openTopics(everywhere()).known
const fumes = (words: number) => madeUp('海逸花园', 'fumes', words, { id: `f${words}` })

test('what most say is said; what only one of them says is not', () => {
  const said = mostSay(fumes(0), [fumes(1), fumes(2), { ...fumes(1), id: 'x', text: `${fumes(1).text}。窗外还有广场舞` }], rarity)
  expect(said).toContain('排烟管道')
  expect(said.join()).not.toContain('广场舞')
  expect(said.some((one) => said.some((other) => other !== one && other.includes(one)))).toBe(false)
})

test('who shares nothing with the others has nothing that most say', () => {
  expect(mostSay(fumes(0), [madeUp('大学路', 'dogs'), madeUp('龙山路', 'lamps'), madeUp('团岛农贸市场', 'heating')], rarity)).toEqual([])
})
