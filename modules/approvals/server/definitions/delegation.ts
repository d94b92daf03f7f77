import { type Static, Type } from 'typebox'
import { Basis, day, key, Rule, strict, text } from './parts.ts'

/**
 * 授权委托书 of a 首席审批服务代表: which matters an officer may accept and decide alone, from when until when. `by`: the
 * department that delegates, which can give away what is its own alone. `when` narrows a matter
 * beyond what its own definition allows. Withdrawn, it gets an earlier last day.
 */
export const Delegation = Type.Object({
  number: text,
  account: Type.String({ minLength: 1, maxLength: 64 }),
  by: key,
  from: day, until: day,
  matters: Type.Array(Type.Object({ matter: key, when: Type.Optional(Rule) }, strict), { minItems: 1, maxItems: 200 }),
  basis: Basis,
}, strict)
export type Delegation = Static<typeof Delegation>
