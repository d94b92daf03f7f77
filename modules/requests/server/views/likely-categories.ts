import type { Categories } from '../definitions.ts'
import { bigramsOf } from './search.ts'

type Category = Categories[number]
type Likely = { category: Category; words: string[]; score: number }

/** What a text may be about, likeliest first, by the words of its district; which words led there is shown. */
export function likelyCategories(categories: Categories, text: string, section?: string): Likely[] {
  const { entries, rarity } = lexiconOf(categories)
  const said = text.normalize('NFC').toLowerCase()
  const pairs = [...bigramsOf(said)]
  return entries
    .filter(({ category }) => !section || category.section === section)
    .map(({ category, words, grams }) => {
      const found = longestIn(said, words)
      const near = pairs.filter((pair) => grams.has(pair))
      const score = sum(found.map((word) => Math.min(word.length, LONG) * rarity(word))) + NEAR * sum(near.map(rarity))
      return { category, words: found, score: found.length > 0 || near.length >= ENOUGH_NEAR ? score : 0 }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.category.code < b.category.code ? -1 : 1))
}

/**
 * The likeliest category of whose danger to warn, where it is clearly ahead of all that need none: who sees warnings that do not
 * concern them overlooks the one that does.
 */
export function urgentOf(likely: readonly Likely[]): Category | undefined {
  const [first] = likely
  if (!first?.category.emergency || first.words.length === 0) return undefined
  const calm = likely.find(({ category }) => !category.emergency)
  return first.score >= CLEARLY * (calm?.score ?? 0) ? first.category : undefined
}

/** A word counts by its length up to this, in characters: 路灯不亮 outweighs 路灯 and 不亮. */
const LONG = 6
/** What is said a little differently shares pairs of characters with a category's words; a pair counts this much of a word. */
const NEAR = 0.7
const ENOUGH_NEAR = 2
const CLEARLY = 1.15

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function longestIn(said: string, words: readonly string[]): string[] {
  const found: string[] = []
  for (const word of words) if (said.includes(word) && !found.some((longer) => longer.includes(word))) found.push(word)
  return found
}

type Lexicon = { entries: { category: Category; words: string[]; grams: Set<string> }[]; rarity: (word: string) => number }

const lexicons = new WeakMap<Categories, Lexicon>()

function lexiconOf(categories: Categories): Lexicon {
  const known = lexicons.get(categories)
  if (known) return known
  const entries = categories.map((category) => {
    const words = [...new Set([...category.words, category.name].map((word) => word.toLowerCase()))].sort((a, b) => b.length - a.length)
    return { category, words, grams: new Set(words.flatMap((word) => [...bigramsOf(word)])), all: words.join(' ') }
  })
  const rarities = new Map<string, number>()
  /** A word of many categories tells little of each. */
  const rarity = (word: string) => {
    const kept = rarities.get(word) ?? Math.log(1 + entries.length / entries.filter(({ all }) => all.includes(word)).length)
    rarities.set(word, kept)
    return kept
  }
  const lexicon = { entries, rarity }
  lexicons.set(categories, lexicon)
  return lexicon
}
