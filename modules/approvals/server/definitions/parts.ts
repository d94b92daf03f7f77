import { Type } from 'typebox'
import type { Expr } from '../../rules/expr.ts'

/** What the definitions have in common. */

export const strict = { additionalProperties: false } as const
export const text = Type.String({ minLength: 1, maxLength: 500 })
/** Keys are chosen once and never change: `ent.name`, `food-permit`. */
export const key = Type.String({ pattern: '^[a-z][a-z0-9]*([._-][a-z0-9]+)*$', maxLength: 80 })
export const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const workingDays = Type.Integer({ minimum: 0, maximum: 250 })
export const oneOf = <const T extends readonly string[]>(values: T) => Type.Union(values.map((value) => Type.Literal(value))) as unknown as ReturnType<typeof Type.Unsafe<T[number]>>

/** 法律依据, as people can look it up. */
export const Basis = Type.Object({ law: text, article: Type.Optional(text), says: Type.Optional(text) }, strict)

const bound = Type.Union([Type.Number(), text])
const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const test = (how: Parameters<typeof Type.Object>[0]) => Type.Object({ element: key, ...how }, strict)
const tree = Type.Cyclic({
  Expr: Type.Union([
    test({ is: value }), test({ in: Type.Array(Type.Union([Type.String(), Type.Number()]), { minItems: 1, maxItems: 100 }) }), test({ has: text }),
    test({ atLeast: bound }), test({ atMost: bound }), test({ above: bound }), test({ below: bound }),
    Type.Object({ all: Type.Array(Type.Ref('Expr'), { minItems: 1, maxItems: 50 }) }, strict),
    Type.Object({ any: Type.Array(Type.Ref('Expr'), { minItems: 1, maxItems: 50 }) }, strict),
    Type.Object({ not: Type.Ref('Expr') }, strict),
  ]),
}, 'Expr')

export const Rule = Type.Unsafe<Expr>(tree)
