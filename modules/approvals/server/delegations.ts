import type { Definitions } from '#kernel/definitions/registry.ts'
import type { Words } from '#kernel/contract.ts'
import { type Answers, evaluate } from '../rules/expr.ts'
import type { Member } from '../rules/plan.ts'
import { ON_PAPER } from '../rules/on-the-spot.ts'
import type { Node } from '../rules/schedule.ts'
import type { Delegation } from './definitions/delegation.ts'

/** Letters of authority that this officer holds today. */
export function lettersOf(definitions: Definitions, account: string, today: string): Delegation[] {
  return definitions.documentsOf('delegation').map((kind) => definitions.at<Delegation>(kind, today).body)
    .filter((letter) => letter.account === account && letter.from <= today && today <= letter.until)
}

/** The letter by which this matter may be decided on the spot, or why it may not. */
export function letterFor(letters: readonly Delegation[], { matter, authority, delegable, delegableWhen }: Member, answers: Answers, graph: readonly Node[]): { letter: string } | { why: Words } {
  const own = graph.filter((node) => node.matters.includes(matter) && node.kind !== 'pre_review' && node.kind !== 'issue')
  // A department delegates what is its own alone, and another's word in it is not its to give.
  const steps = own.filter((node) => !ON_PAPER.has(node.kind) || node.units.some((unit) => unit !== authority))
  if (!delegable) return { why: { zh: '不属于可授权当场决定的事项', en: 'it cannot be delegated' } }
  if (steps.length) return { why: { zh: `需要${steps.map((node) => node.name).join('、')}`, en: `it needs: ${steps.map((node) => node.en).join(', ')}` } }
  if (delegableWhen && evaluate(delegableWhen, answers) !== true) return { why: { zh: '所填情形超出可当场决定的范围', en: 'what was answered lies beyond what can be decided on the spot' } }
  const covering = letters.filter(({ by }) => by === authority).flatMap((letter) => letter.matters.filter((one) => one.matter === matter).map((one) => ({ letter, when: one.when })))
  if (covering.length === 0) return { why: { zh: '您的授权委托书不包括该事项，或不在有效期内', en: 'no letter of authority of yours in force covers it' } }
  const found = covering.find(({ when }) => !when || evaluate(when, answers) === true)
  return found ? { letter: found.letter.number } : { why: { zh: '所填情形超出授权委托书的限制', en: 'what was answered lies beyond your letter of authority' } }
}
