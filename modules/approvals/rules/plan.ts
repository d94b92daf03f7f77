import type { Element, Field } from './element.ts'
import type { Expr } from './expr.ts'

/** What the compiler makes of a one-thing: everything that the phone, the desk and the office need to handle an application. */
export type Plan = {
  key: string
  name: string
  en: string
  says: string
  saysEn: string
  audience: 'person' | 'firm'
  /** The day as of which definitions were read. */
  asOf: string
  groups: readonly { key: string; name: string; en: string }[]
  questions: readonly { element: Element; ask?: string; askEn?: string; help?: string; helpEn?: string }[]
  members: readonly Member[]
  fields: readonly Field[]
  materials: readonly PlanMaterial[]
  order: readonly (readonly [string, string])[]
  preReview: { unit: string; days: number }
  issue: { mode: 'all' | 'each'; days: number; unit: string }
  /** `cases`: other days where these hold, the first of them; `days` otherwise. */
  limit: { rule: 'shortest' | 'longest' | 'days'; days?: number; cases?: readonly { when: Expr; days: number }[] }
  /** 当场办结: whatever may be delegated is promised at once, and the rest in its ordinary days. */
  onTheSpot?: boolean
  visits: number
  greenChannel?: Expr
}

/** Everything that a plan asks, as a question or in its form. */
export const elementsIn = ({ questions, fields }: Pick<Plan, 'questions' | 'fields'>): Map<string, Element> => new Map([...questions, ...fields].map(({ element }) => [element.key, element]))

/** A matter as a member of the plan, with what it costs people alone, today. */
export type Member = {
  matter: string
  name: string
  en: string
  type: 'licence' | 'registration' | 'confirmation' | 'filing' | 'service'
  authority: string
  when?: Expr
  basis: readonly { law: string; article?: string; says?: string }[]
  steps: readonly PlanStep[]
  clock: { statutory: number; promised: number; extendBy?: number }
  /** Names of today's forms. */
  forms: readonly string[]
  visits: number
  fee: number
  promise?: { materials: readonly string[]; duties: readonly string[]; consequence: string; check: { unit: string; days: number; how: string }; correct: number; basis: { law: string; article?: string } }
  tolerance?: { materials: readonly string[]; days: number }
  delegable: boolean
  delegableWhen?: Expr
  result?: { type: string; name: string; en: string; form: 'certificate' | 'approval' | 'receipt'; typeCode?: string; number?: string; validYears?: number; fields: readonly string[]; makes?: readonly string[] }
  life?: { of: string; does: 'change' | 'renew' | 'suspend' | 'resume' | 'revoke' | 'cancel' }
}

export type StepKind = 'review' | 'inspection' | 'consult' | 'decision' | 'hearing' | 'tender' | 'auction' | 'test' | 'quarantine' | 'appraisal' | 'expert' | 'publicity'

/** `counted`: whether its days count towards the limit (行政许可法 art. 45). `after`: steps of the same matter. */
export type PlanStep = { id: string; name: string; en: string; kind: StepKind; unit: string; days: number; counted: boolean; after: readonly string[]; joint?: string; when?: Expr }

export type PlanMaterial = {
  key: string
  name: string
  en: string
  main: boolean
  /** `before`: the steps that cannot begin without it. */
  neededBy: readonly { matter: string; when?: Expr; before: readonly string[]; copies: number }[]
  ways: readonly PlanWay[]
  heldBy?: string
}

/** A way to satisfy a material, in the order in which they are tried. `result` is of another matter in the same plan. */
export type PlanWay =
  | { by: 'form'; elements: readonly string[] }
  | { by: 'result'; of: readonly string[]; certificate: string }
  | { by: 'certificate'; certificate: string }
  | { by: 'register'; register: string; what: string }
  | { by: 'promise'; matters: readonly string[] }
  | { by: 'upload' }
