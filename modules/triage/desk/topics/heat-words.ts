import { t } from '#apps/desk/kit/words.ts'
import type { Topic } from './ask.ts'

type Part = Topic['heat']['parts'][number]

const each = ({ count, points }: Part): number => Math.round((points / count) * 10) / 10

/** What a topic's heat is counted from, a line for each part that counts: 28 人 × 2 分 = 56 分. */
export const heatInWords = ({ parts }: Topic['heat']): string[] => parts.filter(({ points }) => points > 0).map((part) => WORDS[part.part](part))

const WORDS: Record<Part['part'], (part: Part) => string> = {
  people: (part) => t(`${part.count} 人反映 × ${each(part)} 分 = ${part.points} 分`, `${part.count} people × ${each(part)} = ${part.points}`),
  repeats: (part) => t(`${part.count} 次再次反映 × ${each(part)} 分 = ${part.points} 分`, `${part.count} written again × ${each(part)} = ${part.points}`),
  // A click is less than a letter: each doubling counts alike.
  support: (part) => t(`${part.count} 次净点赞，每翻一番 4 分 = ${part.points} 分`, `${part.count} likes more than dislikes, 4 for each doubling = ${part.points}`),
  recent: (part) => t(`近 30 天 ${part.count} 人 × ${each(part)} 分 = ${part.points} 分`, `${part.count} people within 30 days × ${each(part)} = ${part.points}`),
}
