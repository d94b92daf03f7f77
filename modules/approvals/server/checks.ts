import type { ClockSet } from '#kernel/clocks/clock-set.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/identity/actor.ts'
import type { Plan } from '../rules/plan.ts'
import type { Application, ApplicationFacts, Branch } from './application.ts'
import { workingDays } from './branches.ts'

export const checkClock = (matter: string) => `check:${matter}`
export const correctClock = (matter: string) => `correct:${matter}`

/**
 * 事中事后核查: with the issue, each matter of it that was granted on a promise gets the time in which it is to be checked
 * (国办发〔2020〕42号). Answers with the branches as they are then, and the units that check.
 */
export function beginChecks(clocks: ClockSet, plan: Plan, { materials }: Pick<Application, 'materials'>, facts: ApplicationFacts, issued: readonly string[]): { branches: Record<string, Branch>; units: string[] } {
  const promised = plan.members.filter(({ matter, promise }) => promise && issued.includes(matter) && materials.some((paper) => paper.by === 'promise' && paper.neededBy.includes(matter)))
  for (const { matter, promise } of promised) clocks.start(checkClock(matter), { kind: 'check', limit: workingDays(promise!.check.days), unit: promise!.check.unit })
  const checked = Object.fromEntries(promised.map(({ matter }): [string, Branch] => [matter, { ...facts.branches[matter]!, check: 'due' }]))
  return { branches: { ...facts.branches, ...checked }, units: [...new Set(promised.map((m) => m.promise!.check.unit))] }
}

/** Whether a promise is still to be checked or put right; until then the application is not concluded. */
export const isBeingChecked = ({ branches }: Pick<ApplicationFacts, 'branches'>): boolean => Object.values(branches).some((branch) => branch.check === 'due' || branch.check === 'correcting')

/** The promise of this matter, where this person's unit checks it and it stands so, or a refusal. */
export function requireCheck(plan: Plan, facts: ApplicationFacts, actor: Actor, matter: string, ...stands: Branch['check'][]) {
  const promise = plan.members.find((m) => m.matter === matter)?.promise
  if (!promise || actor.is !== 'staff' || !actor.units.includes(promise.check.unit)) refuse('not_yours', { zh: '这项承诺不由您所在的部门核查', en: 'This promise is not for your department to check' })
  if (!stands.includes(facts.branches[matter]?.check)) refuse('nothing_to_check', { zh: '当前没有需要您登记的核查结果，请刷新查看', en: 'There is nothing to record about this promise now: please reload' })
  return promise
}
