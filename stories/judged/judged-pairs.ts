import type { Message } from '#modules/triage/similar/message.ts'
import held from './near-duplicates.json' with { type: 'json' }
import practice from './near-duplicates-practice.json' with { type: 'json' }

/**
 * Pairs of messages read by hand: copies, the same matter in other words, or something else, which is as near in words:
 * the same place with another matter, the same matter at another place. Thresholds are set on `practice` and held to on `held`.
 */
export const pairs = { held, practice }

/** How well a threshold on a likeness tells the pairs of one matter from the others. */
export function judgedBy(likeness: (one: Message, other: Message) => number, messages: ReadonlyMap<string, Message>, which: keyof typeof pairs) {
  const scored = pairs[which].map(([one = '', other = '', verdict]) => ({ same: verdict !== 'other', score: likeness(messages.get(one)!, messages.get(other)!) }))
  return (threshold: number) => {
    const said = scored.filter(({ score }) => score >= threshold)
    const right = said.filter(({ same }) => same).length
    return { precision: right / (said.length || 1), recall: right / scored.filter(({ same }) => same).length }
  }
}
