import type { VerbName } from '../ask.ts'
import { closingForms } from './closing-forms.ts'
import { intakeForms } from './intake-forms.ts'
import { supervisionForms } from './supervision-forms.ts'
import { unitForms } from './unit-forms.ts'
import type { VerbForm } from './verb-form.ts'

/** In the order of likelihood: the first of these that somebody may use now is the one they most likely came for. */
const RANK: VerbName[] = [
  'adjudicate', 'decide_extension', 'settle_dispute', 'approve_answer', 'send_back_answer', 'sign_for', 'dispatch', 'record_call_back', 'call_about_delay', 'answer_supervision', 'finish_assist', 'answer',
  'record_contact', 'give_opinion', 'answer_at_once', 'decline', 'merge_into', 'ask_resident', 'return_dispatch', 'outside_answered', 'add_note', 'assign', 'request_extension', 'add_assist', 'refer_outside', 'reassign', 'supervise', 'lift_supervision',
  'recategorise', 'split', 'unmerge', 'recuse', 'exclude',
]

/** What somebody opens a case for; the rest are exceptions, and no exception is made to look like the thing to do. */
export const isLikely = (verb: VerbName) => RANK.indexOf(verb) < RANK.indexOf('decline')

const forms = new Map<VerbName, VerbForm>([...intakeForms, ...unitForms, ...supervisionForms, ...closingForms].map((form) => [form.verb, form]))

export const formOf = (verb: VerbName): VerbForm | undefined => forms.get(verb)

/** The verbs that this desk has a form for, most likely one first. What is allowed is the office's list alone. */
export const inOrder = (can: readonly VerbName[]): VerbName[] => RANK.filter((verb) => can.includes(verb) && forms.has(verb))
