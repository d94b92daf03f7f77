import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '#kernel/calendar/day.ts'
import type { Resident } from '#kernel/identity/actor.ts'
import type { Office } from '#kernel/office.ts'
import type { Papers, StopKind } from '#modules/approvals/contract.ts'
import type { Field } from '#modules/approvals/rules/element.ts'
import type { Answer, Answers } from '#modules/approvals/rules/expr.ts'
import { fetchedIn } from '#modules/approvals/rules/fetched.ts'
import { papersLeft } from '#modules/approvals/rules/papers-left.ts'
import { firmOf } from '#modules/approvals/rules/firm-of.ts'
import type { Plan } from '#modules/approvals/rules/plan.ts'
import { situationOf } from '#modules/approvals/rules/situation.ts'
import { certificatesOf } from '#modules/approvals/server/papers.ts'
import { libraryOn } from '#modules/approvals/server/plan/library.ts'
import { requirePlan } from '#modules/approvals/server/plans.ts'
import { fillFromRegisters } from '#modules/approvals/server/registers/fill-from-registers.ts'
import { madeUp } from '#modules/approvals/server/registers/made-up.ts'
import { districtFolder } from '../start-office.ts'
import type { Upload } from './papers.ts'

/** An application of the demo, as `districts/…/demo/applications.json` tells it. What nobody says of it is made up. */
export type DemoApplication = {
  oneThing: string
  /** How the name of the definition's own test begins that says which situation. */
  situation: string
  /** Whose: index into residents. */
  by: number
  /** Working days. */
  days_ago: number
  life: 'submitted' | 'supplementing' | 'declined' | 'withdrawn' | 'in_progress' | 'ready' | 'issued' | 'concluded'
  answers?: Record<string, Answer>
  /** Whether papers are promised where that is allowed, and which follow later. */
  promises?: boolean
  later?: readonly string[]
  missing?: readonly { what: string; why: string }[]
  /** Matters that nobody takes up but for a joint visit, one whose clock stands still, and those that are refused. */
  waits?: readonly string[]
  stops?: { matter: string; kind: StopKind; days: number; why: string }
  refuses?: Readonly<Record<string, string>>
  /** Decided by a chief representative on the spot; 绿色通道; issued matter by matter. */
  spot?: true
  green?: true
  issues?: true
  /** A matter of which the check finds that its promise is not kept. */
  breaks?: { matter: string; findings: string }
  /** Why it is declined or withdrawn, and where else to go; what those who look at it write, by kind of step. */
  reason?: string
  instead?: string
  words?: Readonly<Record<string, string>>
}

export const demoApplications = () => JSON.parse(readFileSync(join(districtFolder, 'demo/applications.json'), 'utf8')) as DemoApplication[]

/** What the applicant sends: registers are asked where any are connected, the rest is filled in by hand and uploaded. */
export async function fillIn(office: Office, actor: Resident, made: DemoApplication, { id, upload }: { id: string; upload: Upload }) {
  const { plan, hash, oneThing } = requirePlan(office, made.oneThing)
  const test = oneThing.tests.find(({ name }) => name.startsWith(made.situation))
  if (!test) throw new Error(`${made.oneThing} has no test that begins with “${made.situation}”`)
  const said: Answers = { ...(test.given as Answers), ...made.answers }
  const { answers, vouched } = await filledIn(office, actor, id, plan, said)

  const certificates = new Set((await certificatesOf(office.db as never, { applicant: actor.id, firm: firmOf(plan, answers) }, office.now())).keys())
  const none = { uploads: {}, promises: [], later: [], certificates, vouched }
  const papers = { uploads: {} as Record<string, string[]>, promises: [] as string[], later: [] as string[] } satisfies Papers
  for (const { material, may } of papersLeft(plan, answers, none).left) {
    if (made.promises && may.includes('promise')) papers.promises.push(material.key)
    else if (made.later?.includes(material.key) && may.includes('later')) papers.later.push(material.key)
    else papers.uploads[material.key] = [await upload(actor, material.name)]
  }
  return { id, oneThing: plan.key, plan: hash, answers, papers }
}

/** Made-up values of fields may be keys to registers, so these are asked again before the rest is made up. */
async function filledIn(office: Office, actor: Resident, id: string, plan: Plan, said: Answers): Promise<{ answers: Answers; vouched: ReadonlySet<string> }> {
  let answers = said
  let vouched: ReadonlySet<string> = new Set()
  const isAsked = office.config.registers !== undefined
  const fetch = async () => {
    if (!isAsked) return
    const consents = Object.fromEntries([...libraryOn(office.definitions, dayOf(office.now())).registers.keys()].map((key) => [key, office.now()]))
    const { values, materials } = await fillFromRegisters(office, { caseId: id, actor, plan, answers, consents })
    answers = { ...Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value])), ...answers }
    vouched = new Set(Object.keys(materials))
  }
  /** What is filled in may show further fields. */
  const byHand = (isLeft: (field: Field, fetched: ReadonlySet<string>) => boolean) => {
    for (let open = [] as Field[], first = true; first || open.length > 0; first = false) {
      const { fields } = situationOf(plan, answers)
      const fetched = fetchedIn(plan, fields, answers)
      open = fields.filter((field) => answers[field.element.key] === undefined && isLeft(field, fetched))
      answers = { ...answers, ...Object.fromEntries(open.map(({ element }) => [element.key, madeUp(element.name, element, id)])) }
    }
  }
  await fetch()
  byHand((field, fetched) => !isAsked || !fetched.has(field.element.key))
  await fetch()
  byHand(() => true)
  return { answers, vouched }
}
