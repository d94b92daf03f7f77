import type { Answers, Expr } from '../../rules/expr.ts'
import type { StepKind } from '../../rules/plan.ts'

/** Bodies of definitions as the designer edits them. The office alone says whether they may be published. */
export type Basis = { law: string; article?: string; says?: string }
export type Ask = { element: string; on: string[]; when?: Expr; optional?: boolean }
export type Needed = { material: string; when?: Expr; copies?: number; before?: string }
export type Step = { id: string; name: string; en: string; kind: StepKind; unit?: string; days: number; after?: string[]; joint?: string; reads?: string[]; when?: Expr }
export type Result = { type: string; name: string; en: string; form: 'certificate' | 'approval' | 'receipt'; typeCode?: string; number?: string; validYears?: number; fields: string[]; makes?: string[] }
export type Matter = {
  key: string; name: string; en: string; type: string; code?: string; authority: string; basis: Basis[]; effectiveFrom: string; effectiveTo?: string; conditions?: string[]
  forms: { key: string; name: string }[]; asks: Ask[]; materials: Needed[]; steps: Step[]
  clock: { statutory: number; promised: number; statutoryBasis?: Basis; extendBy?: number }; visits: number; risks?: string[]
  promise?: { materials: string[]; duties: string[]; consequence: string; check: { unit: string; days: number; how: string }; correct: number; basis: Basis }
  tolerance?: { materials: string[]; days: number; basis: Basis }; delegable?: boolean; delegableWhen?: Expr; fee?: number; result?: Result
}
export type Expected = { matters?: string[]; materials?: string[]; onSite?: string[]; delegable?: string[]; forms?: number; fields?: number; fetched?: number; uploads?: number; days?: number; visits?: number; documents?: number }
export type Test = { name: string; given: Answers; expect: Expected }
export type OneThing = {
  key: string; name: string; en: string; words: string[]; says: string; saysEn: string; audience: 'person' | 'firm'; basis: Basis[]; effectiveFrom: string; effectiveTo?: string
  members: { matter: string; when?: Expr }[]; questions: { element: string; ask?: string; askEn?: string; help?: string }[]; order?: [string, string][]
  preReview: { unit: string; days: number }; issue: { mode: 'all' | 'each'; days: number; unit: string }; limit: { rule: 'shortest' | 'longest' | 'days'; days?: number; basis?: Basis }
  visits: number; greenChannel?: Expr; tests: Test[]
}

export const newMatter = (key: string, name: string, unit: string, day: string): Matter => ({
  key, name, en: name, type: 'licence', authority: unit, basis: [{ law: '中华人民共和国行政许可法' }], effectiveFrom: day, forms: [{ key: 'a', name: '申请表' }], asks: [], materials: [],
  steps: [{ id: 'review', name: '审查', en: 'Review', kind: 'review', days: 1, reads: [] }, { id: 'decide', name: '决定', en: 'Decision', kind: 'decision', days: 1, after: ['review'] }], clock: { statutory: 20, promised: 5 }, visits: 1,
})

export const newOneThing = (key: string, name: string, unit: string, day: string): OneThing => ({
  key, name, en: name, words: [name], says: name, saysEn: name, audience: 'firm', basis: [{ law: '国办发〔2024〕3号' }], effectiveFrom: day, members: [], questions: [],
  preReview: { unit, days: 1 }, issue: { mode: 'all', days: 0, unit }, limit: { rule: 'longest' }, visits: 0, tests: [],
})

/** The same list with one of it changed, taken out, or moved. */
export const withItem = <T>(list: readonly T[], n: number, item: T): T[] => list.map((one, i) => (i === n ? item : one))
export const withoutItem = <T>(list: readonly T[], n: number): T[] => list.filter((_, i) => i !== n)
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list]
  const others = withoutItem(list, from)
  return [...others.slice(0, to), list[from]!, ...others.slice(to)]
}

/** The same object with one part changed, or left out where nothing is left of it. */
export function withPart<T extends object, K extends keyof T>(body: T, part: K, value: T[K] | undefined): T {
  if (value !== undefined && value !== '') return { ...body, [part]: value }
  const { [part]: _gone, ...rest } = body
  return rest as T
}
