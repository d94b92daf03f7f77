import type { Tx } from '#kernel/db/tables.ts'
import type { Papers } from '../contract.ts'
import { type Answers, evaluate } from '../rules/expr.ts'
import { followed } from '../rules/follows.ts'
import { firmOf } from '../rules/firm-of.ts'
import type { Plan } from '../rules/plan.ts'
import type { Node } from '../rules/schedule.ts'
import { checkedAnswers } from './answers.ts'
import type { ApplicationFacts, Branch, Paper } from './application.ts'
import { requireGoodCredit } from './credit.ts'
import { withWrongDigit } from './certificates/typed-number.ts'
import { certificatesOf, settlePapers } from './papers.ts'
import { fetchedValues } from './registers/fetched-values.ts'

/** What the applicant sent, as it counts: answers with what registers said, papers, steps, and what of it the row must know. */
export type Settled = { answers: Answers; papers: Paper[]; graph: Node[]; matters: readonly string[]; facts: Pick<ApplicationFacts, 'branches' | 'later' | 'promises' | 'differs' | 'green'> }

/** The same for a first application and for one that was supplemented. Refuses with everything that is missing or wrong. */
export async function settleApplication(tx: Tx<any>, plan: Plan, given: { caseId: string; applicant: string; answers: Answers; papers: Papers; now: Date }): Promise<Settled> {
  const said = await fetchedValues(tx, { caseId: given.caseId, plan, answers: given.answers })
  const answers = checkedAnswers(plan, said.answers)
  const firm = firmOf(plan, answers)
  const { situation, papers } = settlePapers(plan, answers, given.papers, { lookups: said.lookups, certificates: await certificatesOf(tx, { applicant: given.applicant, firm }, given.now) })
  if (papers.some((paper) => paper.by === 'promise' || paper.by === 'later')) await requireGoodCredit(tx, given.applicant, firm)
  const keysOf = (by: Paper['by']) => papers.filter((paper) => paper.by === by).map((paper) => paper.key)
  const [later, promises, differs] = [keysOf('later'), keysOf('promise'), [...new Set([...said.differs, ...withWrongDigit(answers).filter((key) => !said.fetched[key])])].filter((key) => answers[key] !== undefined)]
  return {
    answers: { ...answers, ...followed(situation.follows, answers) }, papers, matters: situation.matters,
    graph: situation.schedule.steps.map(({ start: _start, end: _end, slack: _slack, ...node }) => node),
    facts: {
      branches: Object.fromEntries(situation.matters.map((matter): [string, Branch] => [matter, { unit: plan.members.find((m) => m.matter === matter)!.authority, state: 'working' }])),
      ...(later.length ? { later } : {}), ...(promises.length ? { promises } : {}), ...(differs.length ? { differs } : {}), ...(isGreen(plan, answers) ? { green: true } : {}),
    },
  }
}

/** 绿色通道: what the definition takes first; the window may add others when it accepts. */
export const isGreen = ({ greenChannel }: Plan, answers: Answers): boolean => !!greenChannel && evaluate(greenChannel, answers) === true
