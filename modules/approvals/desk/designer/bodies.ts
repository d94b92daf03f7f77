import type { DesignContent } from '#modules/approvals/contract.ts'
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
export type Way = { elements: string[] } | { certificate: string } | { register: string; what: string } | { promise: true } | { upload: true }
export type Material = { key: string; name: string; en: string; main: boolean; satisfiedBy: Way[]; heldBy?: string; basis?: Basis }
export type Expected = { matters?: string[]; materials?: string[]; onSite?: string[]; joint?: string[]; delegable?: string[]; fieldsToday?: number; forms?: number; fields?: number; fetched?: number; uploads?: number; days?: number; visits?: number; documents?: number; limit?: number; greenChannel?: boolean }
export type Test = { name: string; given: Answers; expect: Expected }
export type LimitCase = { when: Expr; days: number; basis?: Basis }
export type OneThing = {
  key: string; name: string; en: string; words: string[]; says: string; saysEn: string; audience: 'person' | 'firm'; basis: Basis[]; effectiveFrom: string; effectiveTo?: string
  members: { matter: string; when?: Expr }[]; questions: { element: string; ask?: string; askEn?: string; help?: string; helpEn?: string }[]; order?: [string, string][]
  preReview: { unit: string; days: number }; issue: { mode: 'all' | 'each'; days: number; unit: string }; limit: { rule: 'shortest' | 'longest' | 'days'; days?: number; basis?: Basis; cases?: LimitCase[] }; onTheSpot?: boolean
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

const KEY = { element: 'elements', material: 'materials' } as const
const listOf = (kind: string) => KEY[kind.split(':')[0] as keyof typeof KEY] as 'elements' | 'materials' | undefined
const isOf = (kind: string) => (word: unknown) => (word as { key: string }).key === kind.slice(kind.indexOf(':') + 1)

/** Everything that a draft holds: one-things, matters, and the elements and documents that it makes or changes. */
export const kindsIn = ({ bodies, elements, materials }: DesignContent): string[] =>
  [...Object.keys(bodies), ...(elements as { key: string }[]).map((e) => `element:${e.key}`), ...(materials as { key: string }[]).map((m) => `material:${m.key}`)]

export function bodyIn(content: DesignContent, kind: string): unknown {
  const list = listOf(kind)
  return list ? content[list].find(isOf(kind)) : content.bodies[kind]
}

/** The draft with this body in it; `base`: the published version that it was taken from. */
export function withBody(content: DesignContent, kind: string, body: unknown, base?: number): DesignContent {
  const list = listOf(kind)
  const bases = base === undefined ? content.bases : { ...content.bases, [kind]: base }
  if (!list) return { ...content, bases, bodies: { ...content.bodies, [kind]: body } }
  const words = content[list]
  return { ...content, bases, [list]: words.some(isOf(kind)) ? words.map((word) => (isOf(kind)(word) ? body : word)) : [...words, body] }
}

export function withoutBody(content: DesignContent, kind: string): DesignContent {
  const list = listOf(kind)
  const bases = Object.fromEntries(Object.entries(content.bases).filter(([one]) => one !== kind))
  return list ? { ...content, bases, [list]: content[list].filter((word) => !isOf(kind)(word)) } : { ...content, bases, bodies: Object.fromEntries(Object.entries(content.bodies).filter(([one]) => one !== kind)) }
}
