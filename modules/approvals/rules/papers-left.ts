import type { Answers } from './expr.ts'
import type { Plan } from './plan.ts'
import { type Closed, type Satisfied, situationOf } from './situation.ts'

/** What the applicant did about materials, and what shows that one is there: types of own certificates, materials that registers vouch for. */
export type Done = { uploads: Readonly<Record<string, readonly unknown[]>>; promises: readonly string[]; later: readonly string[]; certificates: ReadonlySet<string>; vouched: ReadonlySet<string> }

/** A material that is left to the applicant, and what they may do about it. `done`: what they did. */
export type PaperLeft = Satisfied & { may: readonly ('promise' | 'upload' | 'later')[]; done?: 'promise' | 'upload' | 'later' }

/** 要您提供的材料: those that neither data, certificates nor registers satisfy; and the others, each with how it is satisfied. */
export function papersLeft(plan: Plan, answers: Answers, done: Done): { left: readonly PaperLeft[]; satisfied: readonly Satisfied[] } {
  const closed: Closed = (material, way) => (way.by === 'certificate' && !done.certificates.has(way.certificate)) || (way.by === 'register' && !done.vouched.has(material.key))
  const { materials, matters } = situationOf(plan, answers, closed)
  const isLeft = ({ way }: Satisfied) => way.by === 'upload' || way.by === 'promise'
  return {
    satisfied: materials.filter((one) => !isLeft(one)),
    left: materials.filter(isLeft).map((one) => {
      const { key } = one.material
      const mayPromise = one.material.ways.some((way) => way.by === 'promise' && one.neededBy.every((matter) => way.matters.includes(matter)))
      const mayFollow = isTolerated(plan, one)
      const did = done.uploads[key]?.length ? 'upload' as const : mayPromise && done.promises.includes(key) ? 'promise' as const : mayFollow && done.later.includes(key) ? 'later' as const : undefined
      return { ...one, neededBy: one.neededBy.filter((m) => matters.includes(m)), may: [...(mayPromise ? ['promise' as const] : []), 'upload' as const, ...(mayFollow ? ['later' as const] : [])], ...(did ? { done: did } : {}) }
    }),
  }
}

/** 容缺: only where every matter that needs it tolerates it; what decides a matter is never tolerated to be missing. */
export function isTolerated(plan: Plan, { material, neededBy }: Pick<Satisfied, 'material' | 'neededBy'>): boolean {
  return !material.main && neededBy.every((matter) => plan.members.find((m) => m.matter === matter)?.tolerance?.materials.includes(material.key))
}
