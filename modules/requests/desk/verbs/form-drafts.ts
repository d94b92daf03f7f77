import type { Values } from './verb-form.ts'

/** What was typed and not sent, by case and verb. In memory only: a case's words do not stay on a shared computer. */
const drafts = new Map<string, Values>()

export const draftOf = (caseId: string, verb: string): Values | undefined => drafts.get(`${caseId} ${verb}`)

export function keepDraft(caseId: string, verb: string, values: Values | null) {
  if (values) drafts.set(`${caseId} ${verb}`, values)
  else drafts.delete(`${caseId} ${verb}`)
}
