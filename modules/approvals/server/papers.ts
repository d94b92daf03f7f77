import type { Tx } from '#kernel/db/tables.ts'
import { refuse, refuseInput } from '#kernel/refusal.ts'
import type { Papers } from '../contract.ts'
import type { Answers } from '../rules/expr.ts'
import { isTolerated } from '../rules/papers-left.ts'
import type { Plan, PlanMaterial, PlanWay } from '../rules/plan.ts'
import { type Satisfied, type Situation, situationOf } from '../rules/situation.ts'
import type { Paper } from './application.ts'
import { standingOf } from './certificates/public-certificate.ts'
import { certificatesHeld, theirsAmong } from './held-certificate.ts'

/** What shows that a material is there: certificates of the applicant's own, and look-ups that found it. */
export type Proofs = { certificates: ReadonlyMap<string, string>; lookups: ReadonlyMap<string, string> }

/**
 * 材料: how each one that the situation needs is satisfied here, and the situation that follows from it. What remains has to be
 * uploaded, promised or, where the matter tolerates it, to follow. Refuses what this plan takes no promise for, and then with
 * everything that is missing, once.
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
  refuseForged(plan, missing, { promises, later })
  if (missing.length) refuseInput({ zh: `还缺 ${missing.length} 份材料：${missing.map((m) => `“${m.material.name}”`).join('、')}，请上传`, en: `${missing.length} documents are missing: ${missing.map((m) => m.material.en).join(', ')}` }, missing.map((m) => ({ at: m.material.key, zh: `请上传“${m.material.name}”`, en: `Please upload: ${m.material.en}` })))
  return { situation, papers }
}

/** A promise, or a delay, for a paper that this plan offers none for: nobody gets past the form with it, so it is named and not passed over. */
function refuseForged(plan: Plan, missing: readonly Satisfied[], { promises, later }: Pick<Papers, 'promises' | 'later'>) {
  const isForged = (key: string) => missing.some((one) => one.material.key === key) || !plan.materials.some((one) => one.key === key)
  const named = (keys: readonly string[]) => keys.map((key) => plan.materials.find((one) => one.key === key) ?? { name: key, en: key })
  const [promised, delayed] = [promises.filter(isForged), later.filter(isForged)]
  if (promised.length) refuse('not_promisable', { zh: `这份材料不能以承诺代替：${named(promised).map(({ name }) => `“${name}”`).join('、')}，请上传`, en: `No promise is taken instead of: ${named(promised).map(({ en }) => en).join(', ')}. Please upload it` }, promised)
  if (delayed.length) refuse('not_tolerable', { zh: `这份材料不能容缺后补：${named(delayed).map(({ name }) => `“${name}”`).join('、')}，请现在上传`, en: `This cannot follow later: ${named(delayed).map(({ en }) => en).join(', ')}. Please upload it now` }, delayed)
}

/** Certificates of whom the application is for that are valid now, by type, as they lie in the applicant's wallet. */
export async function certificatesOf(tx: Tx<any>, by: { applicant: string; firm: string | null }, now: Date): Promise<ReadonlyMap<string, string>> {
  const held = await theirsAmong(tx, await certificatesHeld(tx, by), by.applicant)
  return new Map(held.filter((row) => standingOf(row, now) === 'valid').map((row) => [row.type, row.identifier]))
}
