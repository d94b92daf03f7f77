import { type Static, Type } from 'typebox'
import { key, strict, text } from './parts.ts'

/** 免费刻章: the matter by which seals are cut free of charge, the element that says which, and what each would have cost. */
export const Zone = Type.Object({
  freeSeals: Type.Object({ matter: key, element: key, free: Type.Array(text, { minItems: 1, maxItems: 10, description: 'the options that cost nothing' }), each: Type.Integer({ minimum: 0, description: 'fen' }), basis: text }, strict),
}, strict)
export type Zone = Static<typeof Zone>
