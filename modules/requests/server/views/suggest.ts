import { anyone } from '#kernel/identity/who.ts'
import type { Office } from '#kernel/office.ts'
import { view } from '#kernel/view.ts'
import { views } from '../../contract.ts'
import type { Categories } from '../definitions.ts'
import { bigramsOf } from './search.ts'

const MOST = 5

/** Categories by the words in which residents say it, longest words first; which words led there is shown. */
export const suggest = view({
  name: 'requests.suggest',
  title: '类别建议',
  ...views.suggest,
  may: [anyone],

  async run({ office, input }) {
    return {
      categories: suggestCategories(office, input.text, input.section).slice(0, MOST).map(({ category, words, score }) => ({
        code: category.code, name: category.name, section: category.section, group: category.group, words, emergency: category.emergency ?? null, score,
      })),
    }
  },
})

type Suggested = { category: Categories[number]; words: string[]; score: number }

export function suggestCategories(office: Office, text: string, section?: string): Suggested[] {
  const categories = (office.definitions.newest<Categories>('categories')?.body ?? []).filter((c) => !section || c.section === section)
  const said = text.normalize('NFC').toLowerCase()
  const grams = bigramsOf(said)
  const shared = sharedBy(categories)
  return categories
    .map((category) => ({ category, ...scoreOf(category, said, grams, shared) }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score || (a.category.code < b.category.code ? -1 : 1))
    .map((one) => ({ ...one, score: Math.round(one.score * 100) / 100 }))
}

/**
 * A word that stands in the text counts by the square of its length, so that 路灯不亮 outweighs 路灯 and 不亮; one that is
 * said a little differently counts by the part of it that is there. A word of many categories tells little of each.
 */
function scoreOf({ name, words }: Categories[number], said: string, grams: ReadonlySet<string>, shared: ReadonlyMap<string, number>) {
  const found: string[] = []
  let score = 0
  for (const word of [...new Set([...words, name])].sort((a, b) => b.length - a.length)) {
    if (found.some((longer) => longer.includes(word))) continue
    const weight = word.length ** 2 / (shared.get(word) ?? 1)
    if (said.includes(word.toLowerCase())) {
      found.push(word)
      score += weight
    } else score += weight * nearness(word, grams)
  }
  return { words: found, score }
}

function nearness(word: string, grams: ReadonlySet<string>): number {
  if (word.length < 4) return 0
  const own = [...bigramsOf(word)]
  const part = own.filter((gram) => grams.has(gram)).length / own.length
  return part >= 0.5 ? part ** 2 / 2 : 0
}

function sharedBy(categories: Categories): Map<string, number> {
  const count = new Map<string, number>()
  for (const word of categories.flatMap((c) => [...new Set([...c.words, c.name])])) count.set(word, (count.get(word) ?? 0) + 1)
  return count
}
