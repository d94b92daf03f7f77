import { hash } from '../similar/grams.ts'
import type { Message } from '../similar/message.ts'
import { sharedPhrases } from '../similar/reasons.ts'
import { type Rarity, weightOf } from '../similar/rarity.ts'

/** More would not change what most say. */
const LOOKED_AT = 40
const FROM_EACH = 6
/** 居民 and 希望 are in most messages of any matter: a word of two letters is telling where not one in ten says it. */
const TELLING = Math.log(10)

/** The phrases of the message that stands for a topic which most of the others say too, the most said first. */
export function mostSay(standsForIt: Message, others: readonly Message[], rarity: Rarity, most = 5): string[] {
  const some = others.slice(-LOOKED_AT)
  const phrases = new Set<string>()
  for (const other of some) for (const phrase of sharedPhrases(standsForIt, other, rarity, FROM_EACH)) if (phrase.length > 2 || weightOf(rarity, hash(phrase, 0, 2)) >= TELLING) phrases.add(phrase)
  const said = [...phrases].map((phrase) => ({ phrase, by: some.filter((other) => `${other.title ?? ''}\n${other.text}`.includes(phrase)).length }))
  const chosen: string[] = []
  for (const { phrase } of said.filter((one) => one.by * 2 > some.length).sort((a, b) => b.by - a.by || b.phrase.length - a.phrase.length)) {
    if (chosen.length < most && !chosen.some((one) => one.includes(phrase) || phrase.includes(one))) chosen.push(phrase)
  }
  return chosen
}
