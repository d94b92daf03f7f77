import type { Message } from '../similar/message.ts'
import { sharedPhrases } from '../similar/reasons.ts'
import type { Rarity } from '../similar/rarity.ts'

/** More would not change what most say. */
const LOOKED_AT = 40
const FROM_EACH = 6

/** The phrases of the message that stands for a topic which most of the others say too, the most said first. */
export function mostSay(standsForIt: Message, others: readonly Message[], rarity: Rarity, most = 5): string[] {
  const some = others.slice(-LOOKED_AT)
  const by = new Map<string, number>()
  for (const other of some) for (const phrase of sharedPhrases(standsForIt, other, rarity, FROM_EACH)) by.set(phrase, (by.get(phrase) ?? 0) + 1)
  const said = [...by.keys()].map((phrase) => ({ phrase, by: some.filter((other) => `${other.title ?? ''}\n${other.text}`.includes(phrase)).length }))
  const chosen: string[] = []
  for (const { phrase } of said.filter((one) => one.by * 2 > some.length).sort((a, b) => b.by - a.by || b.phrase.length - a.phrase.length)) {
    if (chosen.length < most && !chosen.some((one) => one.includes(phrase) || phrase.includes(one))) chosen.push(phrase)
  }
  return chosen
}
