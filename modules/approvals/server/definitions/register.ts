import { type Static, Type } from 'typebox'
import { key, strict, text } from './parts.ts'

/**
 * 数据共享目录: registers of other departments that may be asked, with whose they are and on what basis. `by`: the element that
 * a look-up names; `answers`: the fields and proofs that it gives.
 */
export const Registers = Type.Object({
  registers: Type.Array(Type.Object({
    key, name: text, en: text, owner: text, ownerEn: text, by: key, basis: text,
    answers: Type.Array(text, { minItems: 1, maxItems: 100 }),
    timeout_ms: Type.Optional(Type.Integer({ minimum: 200, maximum: 30_000 })),
  }, strict), { maxItems: 100 }),
}, strict)
export type Registers = Static<typeof Registers>
