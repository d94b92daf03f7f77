import { type Static, Type } from 'typebox'
import { key, strict, text } from './parts.ts'

/**
 * 免费刻章: the matter by which seals are cut free of charge, the element that says which, and what each would have cost.
 * 全程电子: the element by which somebody chooses how to get the result, and which of its options bring nothing on paper.
 * 延续提醒: the days before the end of a certificate at which its holder is reminded.
 */
export const Zone = Type.Object({
  electronic: Type.Optional(Type.Object({ element: key, options: Type.Array(text, { minItems: 1, maxItems: 10 }) }, strict)),
  freeSeals: Type.Object({ matter: key, element: key, free: Type.Array(text, { minItems: 1, maxItems: 10, description: 'the options that cost nothing' }), each: Type.Integer({ minimum: 0, description: 'fen' }), basis: text }, strict),
  remindBefore: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 365 }), { minItems: 1, maxItems: 6, uniqueItems: true })),
}, strict)
export type Zone = Static<typeof Zone>
