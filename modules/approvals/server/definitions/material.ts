import { type Static, Type } from 'typebox'
import { Basis, key, strict, text } from './parts.ts'

/** The ways in which a material can be satisfied, in the order in which they are tried. */
const Way = Type.Union([
  Type.Object({ elements: Type.Array(key, { minItems: 1, maxItems: 100 }) }, { ...strict, description: '以表单数据替代: the merged form says all that it would say' }),
  Type.Object({ certificate: key }, { ...strict, description: '电子证照: a certificate of this type, the applicant’s own or an earlier result of the same application' }),
  Type.Object({ register: key, what: text }, { ...strict, description: '部门数据核验: fetched from another department’s register, with consent' }),
  Type.Object({ promise: Type.Literal(true) }, { ...strict, description: '告知承诺: promised now, checked later; only where the matter takes promises for it' }),
  Type.Object({ upload: Type.Literal(true) }, { ...strict, description: '上传' }),
])
export type Way = Static<typeof Way>

export const Material = Type.Object({
  key, name: text, en: text,
  main: Type.Boolean({ description: '主审要件: decides whether, or what, is granted; tolerance never covers it' }),
  satisfiedBy: Type.Array(Way, { minItems: 1, maxItems: 5 }),
  heldBy: Type.Optional(text),
  basis: Type.Optional(Basis),
}, strict)
export type Material = Static<typeof Material>

/** One file for each subject, as with the elements. */
export const Materials = Type.Object({ materials: Type.Array(Material, { maxItems: 500 }) }, strict)
export type Materials = Static<typeof Materials>
