import type { Values } from './verb-form.ts'

/** What was typed and not sent, by person, case and verb. In memory only: a case's words do not stay on a shared computer. */
const drafts = new Map<string, Values>()

const keyOf = (person: string, caseId: string, verb: string) => `${person} ${caseId} ${verb}`

export const draftOf = (person: string, caseId: string, verb: string): Values | undefined => drafts.get(keyOf(person, caseId, verb))

export function keepDraft(person: string, caseId: string, verb: string, values: Values | null) {
  if (values) drafts.set(keyOf(person, caseId, verb), values)
  else drafts.delete(keyOf(person, caseId, verb))
}
