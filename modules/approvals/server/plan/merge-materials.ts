import type { PlanMaterial, PlanWay } from '../../rules/plan.ts'
import type { Material, Way } from '../definitions/material.ts'
import type { Matter } from '../definitions/matter.ts'
import type { OneThing } from '../definitions/one-thing.ts'
import type { Library } from './library.ts'

/** 材料归并: each material once, with all who need it, and the ways that this plan offers to satisfy it. */
export function mergeMaterials(oneThing: Pick<OneThing, 'members'>, library: Library): PlanMaterial[] {
  const matters = oneThing.members.flatMap(({ matter }) => library.matters.get(matter) ?? [])
  const merged = new Map<string, { material: Material; neededBy: PlanMaterial['neededBy'][number][] }>()
  for (const matter of matters) {
    for (const { material: key, when, before, copies } of matter.materials) {
      const material = library.materials.get(key)
      if (!material) continue
      const kept = merged.get(key) ?? { material, neededBy: [] }
      kept.neededBy.push({ matter: matter.key, ...(when ? { when } : {}), before: before ? [before] : [], copies: copies ?? 1 })
      merged.set(key, kept)
    }
  }
  return [...merged.values()].map(({ material: { key, name, en, main, heldBy, satisfiedBy }, neededBy }) => ({
    key, name, en, main, ...(heldBy ? { heldBy } : {}), neededBy,
    ways: satisfiedBy.flatMap((way) => waysInPlan(way, key, neededBy.map((n) => n.matter), matters)),
  }))
}

/** A certificate that a member issues is that member's result; where that member is not needed, the applicant has it already. */
function waysInPlan(way: Way, material: string, neededBy: readonly string[], matters: readonly Matter[]): PlanWay[] {
  if ('elements' in way) return [{ by: 'form', elements: way.elements }]
  if ('register' in way) return [{ by: 'register', register: way.register, what: way.what }]
  if ('upload' in way) return [{ by: 'upload' }]
  if ('promise' in way) {
    const promising = matters.filter((m) => m.promise?.materials.includes(material)).map((m) => m.key)
    return promising.length ? [{ by: 'promise', matters: promising }] : []
  }
  const issuing = matters.filter((m) => m.result?.type === way.certificate && !neededBy.includes(m.key)).map((m) => m.key)
  return [...(issuing.length ? [{ by: 'result' as const, of: issuing, certificate: way.certificate }] : []), { by: 'certificate', certificate: way.certificate }]
}
