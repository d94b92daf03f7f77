import type { Tx } from '#kernel/db/tables.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Plan } from '../rules/plan.ts'
import type { ApplicationFacts } from './application.ts'

/** A paper or a field, and why it is wanted, in the words that the applicant reads. */
export type Missing = { what: string; why: string }

/** Whether the plan has such a paper or field at all. */
export const isKnown = (plan: Plan, what: string): boolean => plan.materials.some((m) => m.key === what) || [...plan.fields, ...plan.questions].some(({ element }) => element.key === what)

export function requireKnown(plan: Plan, missing: readonly Missing[]) {
  const strange = missing.map((one) => one.what).filter((what) => !isKnown(plan, what))
  if (strange.length) refuseInput({ zh: `方案里没有这些材料或内容：${strange.join('、')}，请从清单中选择`, en: `The plan has no such papers or fields: ${strange.join(', ')}. Please choose from the list` }, strange)
}

/** What the applicant was told is missing, by the event that told it. */
export async function toldMissing(tx: Tx<any>, caseId: string, seq: number): Promise<Missing[]> {
  const { sealed } = await (tx as Tx).selectFrom('kernel.event').select('sealed').where('case_id', '=', caseId).where('seq', '=', seq).executeTakeFirstOrThrow()
  return (sealed as { says?: { missing?: Missing[] } } | null)?.says?.missing ?? []
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
