import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { SEEN } from '#kernel/contract.ts'

type Json = { type?: string; const?: unknown; anyOf?: Json[]; pattern?: string; format?: string; minLength?: number; maxLength?: number; minimum?: number; maximum?: number; items?: Json | Json[]; minItems?: number; maxItems?: number; properties?: Record<string, Json>; required?: string[]; patternProperties?: Record<string, Json> }

/** What stands for free text, and whether everything that may be left out is there. */
type How = { text: fc.Arbitrary<string>; whole: boolean }

/** Values that a head's schema lets through, so that what comes after the schema is reached. */
export const valuesOf = (schema: TSchema, how: How): fc.Arbitrary<any> => of(schema as Json, how)

const samples = new WeakMap<TSchema, unknown>()

/** One plain value that the schema lets through, the same each time. */
export function sampleOf(schema: TSchema): any {
  if (!samples.has(schema)) samples.set(schema, fc.sample(valuesOf(schema, { text: fc.constant('路灯不亮'), whole: true }), { numRuns: 1, seed: 1 })[0])
  return structuredClone(samples.get(schema))
}

function of(schema: Json, how: How): fc.Arbitrary<any> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => of(one, how)))
  const { minimum = -1e6, maximum = 1e6, items, minItems = 0, maxItems = minItems + 3 } = schema
  switch (schema.type) {
    case 'string': return textOf(schema, how)
    case 'integer': return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) })
    case 'number': return fc.oneof(fc.double({ min: minimum, max: maximum, noNaN: true }), fc.constant(-0))
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    case 'array': return Array.isArray(items) ? fc.tuple(...items.map((item) => of(item, how))) : fc.array(of(items ?? {}, how), { minLength: how.whole ? Math.max(minItems, 1) : minItems, maxLength: Math.min(maxItems, minItems + 3) })
    case 'object': return schema.patternProperties
      ? dictionaryOf(Object.entries(schema.patternProperties)[0]!, how)
      : fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, of(one, how)])), how.whole ? {} : { requiredKeys: schema.required ?? [] })
    default: return fc.jsonValue()
  }
}

/** Keys are free text where the pattern lets it through, and otherwise what it asks for. */
function dictionaryOf([pattern, value]: [string, Json], how: How): fc.Arbitrary<any> {
  const fits = new RegExp(pattern)
  const key = fits.test('路灯不亮') ? how.text.filter((one) => one.length <= 100 && fits.test(one)) : textOf({ pattern }, how)
  return fc.dictionary(key, of(value, how), { maxKeys: 3 })
}

function textOf({ pattern, format, minLength = 0, maxLength = 10_000 }: Json, { text }: How): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  if (pattern && pattern !== SEEN) return fc.stringMatching(new RegExp(pattern)).filter((one) => one.length <= maxLength && one.isWellFormed())
  const fitting = text.map((one) => [...one].slice(0, maxLength).join(''))
  return minLength > 0 || pattern ? fitting.map((one) => (new RegExp(SEEN).test(one) ? one : '字')) : fitting
}
