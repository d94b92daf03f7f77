import { runsOf, hash } from './grams.ts'
import { titleOf, type Message } from './message.ts'
import type { Similar } from './find-similar.ts'
import { weightOf, type Rarity } from './rarity.ts'

/** Why two messages are held to be alike, most telling first, in words for whoever decides. */
export type Reason = { because: 'words' | 'place' | 'time'; zh: string; en: string }

export function reasonsFor(one: Message, other: Message, { metres, days }: Pick<Similar, 'metres' | 'days'>, rarity: Rarity): Reason[] {
  const words = sharedPhrases(one, other, rarity)
  return [
    ...(metres !== undefined && metres <= NEAR ? [{ because: 'place' as const, zh: `相距约 ${Math.round(metres)} 米`, en: `about ${Math.round(metres)} m apart` }] : []),
    ...(words.length ? [{ because: 'words' as const, zh: `都提到${words.map((word) => `“${word}”`).join('、')}`, en: `both say ${words.map((word) => `“${word}”`).join(', ')}` }] : []),
    { because: 'time', ...(days < 1 ? { zh: '相隔不到一天', en: 'less than a day apart' } : { zh: `相隔 ${Math.floor(days)} 天`, en: `${Math.floor(days)} ${days < 2 ? 'day' : 'days'} apart` }) },
  ]
}

const NEAR = 1_000
const LONGEST_PHRASE = 12
const LOOKED_AT = 500

/** The rarest phrases that both say, none of them part of another. */
export function sharedPhrases(one: Message, other: Message, rarity: Rarity, most = 3): string[] {
  const there = wordsOf(other).join('\n')
  const phrases = new Map<string, number>()
  for (const run of wordsOf(one)) {
    for (let at = 0; at + 2 <= run.length; at++) {
      let end = at
      while (end < run.length && end - at < LONGEST_PHRASE && there.includes(run.slice(at, end + 1))) end++
      if (end - at < 2) continue
      const phrase = run.slice(at, end)
      phrases.set(phrase, telling(phrase, rarity))
      at = end - 2 // the next may begin with the last letter of this one
    }
  }
  const chosen: string[] = []
  for (const [phrase] of [...phrases].sort((a, b) => b[1] - a[1])) {
    if (chosen.length < most && !chosen.some((one) => one.includes(phrase) || phrase.includes(one))) chosen.push(phrase)
  }
  return chosen
}

const wordsOf = (message: Message): string[] => [...runsOf(titleOf(message)), ...runsOf(message.text.slice(0, LOOKED_AT))]

/** Its three rarest pairs: a long phrase is not more telling for being long. */
function telling(phrase: string, rarity: Rarity): number {
  const pairs = Array.from({ length: phrase.length - 1 }, (_, at) => weightOf(rarity, hash(phrase, at, 2)))
  return pairs.sort((a, b) => b - a).slice(0, 3).reduce((sum, weight) => sum + weight, 0)
}
