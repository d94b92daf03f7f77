import type { ClockSet } from '#kernel/clocks/clock-set.ts'
import type { ApplicationFacts, Paper } from './application.ts'

/** Each paper that follows has a clock of its own, from the acceptance on. */
export const laterClock = (material: string) => `later:${material}`

/** Papers of this matter that are still to come. */
export const awaitedBy = (materials: readonly Paper[], facts: Pick<ApplicationFacts, 'later'>, matter: string): Paper[] =>
  materials.filter((paper) => facts.later?.includes(paper.key) && paper.neededBy.includes(matter))

/** What nobody waits for any more, as when all matters that needed it were refused, the applicant need not send. */
export function stillAwaited(clocks: ClockSet, materials: readonly Paper[], { later = [], branches }: Pick<ApplicationFacts, 'later' | 'branches'>): string[] | undefined {
  const isNeeded = (key: string) => materials.some((paper) => paper.key === key && paper.by === 'later' && paper.neededBy.some((matter) => ['working', 'stopped'].includes(branches[matter]?.state ?? '')))
  for (const key of later) if (!isNeeded(key)) clocks.finish(laterClock(key))
  const kept = later.filter(isNeeded)
  return kept.length ? kept : undefined
}
