import type { Tx } from '#kernel/db/tables.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Plan } from '../rules/plan.ts'
import type { ApplicationFacts } from './application.ts'

/** A paper or a field, and why it is wanted, in the words that the applicant reads. */
export type Missing = { what: string; why: string }

export function requireKnown(plan: Plan, missing: readonly Missing[]) {
  const known = new Set([...plan.materials.map((m) => m.key), ...plan.fields.map((f) => f.element.key), ...plan.questions.map((q) => q.element.key)])
  const strange = missing.filter((one) => !known.has(one.what)).map((one) => one.what)
  if (strange.length) refuseInput({ zh: `方案里没有这些材料或内容：${strange.join('、')}，请从清单中选择`, en: `The plan has no such papers or fields: ${strange.join(', ')}. Please choose from the list` }, strange)
}

/** What the departments found missing, as they said it under seal: each thing once, with every reason that was given for it. */
export async function foundMissing(tx: Tx<any>, caseId: string, { opinions = {} }: ApplicationFacts): Promise<Missing[]> {
  const seqs = Object.values(opinions).filter((one) => !one.complete).map((one) => one.seq)
  if (seqs.length === 0) return []
  const events = await (tx as Tx).selectFrom('kernel.event').select('sealed').where('case_id', '=', caseId).where('seq', 'in', seqs).orderBy('seq').execute()
  const reasons = new Map<string, string[]>()
  for (const { what, why } of events.flatMap((event) => (event.sealed as { says?: { missing?: Missing[] } } | null)?.says?.missing ?? [])) {
    const said = reasons.get(what) ?? []
    if (!said.includes(why)) reasons.set(what, [...said, why])
  }
  return [...reasons].map(([what, why]) => ({ what, why: why.join('；') }))
}
