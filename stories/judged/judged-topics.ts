import held from './hot-topics-held.json' with { type: 'json' }
import practice from './hot-topics.json' with { type: 'json' }

/**
 * Real matters, every message of them looked for by words and read by hand. `either` are those on which people would
 * differ; they count neither for nor against. The thresholds were set on the twelve of `practice`, the hottest; the
 * thirteen of `held` were judged afterwards and changed nothing.
 */
const matters = [...Object.entries(practice), ...Object.entries(held)]
export const isHeldBack = (matter: string): boolean => matter in held

export type Found = { matter: string; precision: number; recall: number; judged: number }

const judged = matters.map(([matter, { members, either }]) => ({ matter, members: new Set<string>(members), either: new Set<string>(either) }))

/** How clean a topic is of the matter that it holds most of; nothing where it holds none of the judged. */
export function foundIn(topic: readonly string[]): Found | undefined {
  const right = (members: ReadonlySet<string>) => topic.filter((id) => members.has(id)).length
  const best = judged.toSorted((a, b) => right(b.members) - right(a.members))[0]!
  const hits = right(best.members)
  if (hits === 0) return undefined
  const either = topic.filter((id) => best.either.has(id)).length
  return { matter: best.matter, precision: hits / (topic.length - either), recall: hits / best.members.size, judged: best.members.size }
}

/** For each judged matter the topic that holds most of it. */
export function foundAmong(topics: readonly (readonly string[])[]): Found[] {
  const found = topics.map(foundIn).filter((one) => one !== undefined)
  return judged.map(({ matter, members }) => found.filter((one) => one.matter === matter).sort((a, b) => b.recall - a.recall)[0] ?? { matter, precision: 0, recall: 0, judged: members.size })
}
