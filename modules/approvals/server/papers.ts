import { sql } from 'kysely'
import type { Tx } from '#kernel/db/tables.ts'
import { refuseInput } from '#kernel/refusal.ts'
import type { Papers } from '../contract.ts'
import type { Answers } from '../rules/expr.ts'
import { isTolerated } from '../rules/papers-left.ts'
import type { Plan, PlanMaterial, PlanWay } from '../rules/plan.ts'
import { type Satisfied, type Situation, situationOf } from '../rules/situation.ts'
import type { Paper } from './application.ts'

/** What shows that a material is there: certificates of the applicant's own, and look-ups that found it. */
export type Proofs = { certificates: ReadonlyMap<string, string>; lookups: ReadonlyMap<string, string> }

/**
 * 材料: how each one that the situation needs is satisfied here, and the situation that follows from it. What remains has to be
 * uploaded, promised or, where the matter tolerates it, to follow. Refuses with everything that is missing, once.
 */
export function settlePapers(plan: Plan, answers: Answers, { uploads, promises, later }: Papers, proofs: Proofs): { situation: Situation; papers: Paper[] } {
  const closed = (material: PlanMaterial, way: PlanWay) =>
    (way.by === 'certificate' && !proofs.certificates.has(way.certificate)) ||
    (way.by === 'register' && !proofs.lookups.has(`${way.register}/${way.what}`)) ||
    (way.by === 'promise' && !promises.includes(material.key)) ||
    // Whoever sends the paper itself need not promise it too.
    (way.by !== 'upload' && way.by !== 'form' && way.by !== 'result' && !!uploads[material.key]?.length)
  const situation = situationOf(plan, answers, closed)
  const missing: Satisfied[] = []
  const papers = situation.materials.map((one): Paper => {
    const { material: { key }, way, neededBy } = one
    const paper = { key, by: way.by, neededBy: [...neededBy] }
    if (way.by === 'certificate') return { ...paper, certificate: proofs.certificates.get(way.certificate)! }
    if (way.by === 'register') return { ...paper, lookup: proofs.lookups.get(`${way.register}/${way.what}`)! }
    if (way.by === 'result') return { ...paper, of: way.of.filter((matter) => situation.matters.includes(matter)) }
    if (way.by !== 'upload' || uploads[key]?.length) return way.by === 'upload' ? { ...paper, files: uploads[key]! } : paper
    if (later.includes(key) && isTolerated(plan, one)) return { ...paper, by: 'later' }
    missing.push(one)
    return paper
  })
  if (missing.length) refuseInput({ zh: `还缺 ${missing.length} 份材料：${missing.map((m) => `“${m.material.name}”`).join('、')}，请上传`, en: `${missing.length} documents are missing: ${missing.map((m) => m.material.en).join(', ')}` }, missing.map((m) => ({ at: m.material.key, zh: `请上传“${m.material.name}”`, en: `Please upload: ${m.material.en}` })))
  return { situation, papers }
}

/** The applicant's own certificates that are valid now, by type. */
export async function certificatesOf(tx: Tx<any>, applicant: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ type: string; identifier: string; status: string }>`
    select distinct on (case_id, matter) type, identifier, status from approvals.certificate where holder_id = ${applicant} order by case_id, matter, version desc`.execute(tx)
  return new Map(rows.filter((row) => row.status === 'valid').map((row) => [row.type, row.identifier]))
}
