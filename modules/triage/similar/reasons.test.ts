import { expect, test } from 'vitest'
import { gramsOf } from './grams.ts'
import { everywhere, madeUp } from './made-up.fixtures.ts'
import { learn, noRarity } from './rarity.ts'
import { reasonsFor, sharedPhrases } from './reasons.ts'

const rarity = noRarity()
for (const message of everywhere()) learn(rarity, gramsOf(message))
const [one, other] = [madeUp('海逸花园', 'fumes', 0), madeUp('海逸花园', 'fumes', 1)]

test('the rarest words come first: the estate, not the greeting that all begin with', () => {
  const phrases = sharedPhrases(one, other, rarity)
  expect(phrases[0]).toContain('海逸花园')
  expect(phrases.join()).not.toContain('您好')
  for (const phrase of phrases) expect([one, other].every(({ title, text }) => `${title}\n${text}`.includes(phrase))).toBe(true)
})

test('no phrase is part of another', () => {
  const phrases = sharedPhrases(one, { ...one, id: 'copy' }, rarity, 6)
  expect(phrases.some((phrase) => phrases.some((another) => another !== phrase && another.includes(phrase)))).toBe(false)
})

test('place, words and time are said in both languages, a place only when it is near', () => {
  const near = reasonsFor(one, other, { metres: 120.4, days: 3.7 }, rarity)
  expect(near.map(({ because }) => because)).toEqual(['place', 'words', 'time'])
  expect(near.map(({ zh }) => zh)).toEqual(['相距约 120 米', expect.stringContaining('都提到“'), '相隔 3 天'])
  expect(near.map(({ en }) => en)).toEqual(['about 120 m apart', expect.stringContaining('both say “'), '3 days apart'])
  expect(reasonsFor(one, other, { metres: 5_000, days: 0.2 }, rarity).map(({ because }) => because)).toEqual(['words', 'time'])
})
