import { Compile, type Validator } from 'typebox/compile'
import { Locale } from 'typebox/system'
import { Value } from 'typebox/value'
import type { Static, TSchema } from 'typebox'
import { refuseInput } from './refusal.ts'

const compiled = new WeakMap<TSchema, Validator>()

function validatorOf(schema: TSchema): Validator {
  let validator = compiled.get(schema)
  if (!validator) compiled.set(schema, (validator = Compile(schema)))
  return validator
}

/** Input from outside: text becomes NFC, then the schema decides. Refuses with every place that is wrong. */
export function check<S extends TSchema>(schema: S, raw: unknown): Static<S> {
  const input = cleaned(raw, '')
  const validator = validatorOf(schema)
  if (validator.Check(input)) return input as Static<S>
  const errors = [...validator.Errors(input)].slice(0, 20).map((e) => ({ at: e.instancePath || '/', message: Locale.zh_Hans(e), en: Locale.en_US(e) }))
  refuseInput({ zh: `填写的内容有误：${errors.map((e) => `${e.at} ${e.message}`).join('；')}`, en: `Something is filled in wrongly: ${errors.map((e) => `${e.at} ${e.en}`).join('; ')}` }, errors.map(({ at, message }) => ({ at, message })))
}

/** A query string is all text: numbers, booleans and lists are made of it first. */
export function checkQuery<S extends TSchema>(schema: S, raw: unknown): Static<S> {
  return check(schema, Value.Convert(schema, raw))
}

/** No form of ours nests further; what does is an attempt on the stack. */
const DEEPEST = 20

function cleaned(value: unknown, at: string, depth = 0): unknown {
  if (depth > DEEPEST) refuseInput({ zh: '填写的内容层次太深，请刷新页面后重新填写', en: 'What was sent is nested too deeply: please reload the page and fill it in again' })
  if (typeof value === 'string') return cleanText(value, at)
  if (Array.isArray(value)) return value.map((item, n) => cleaned(item, `${at}/${n}`, depth + 1))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key, at), cleaned(item, `${at}/${key}`, depth + 1)]))
  }
  return value
}

// PostgreSQL cannot hold U+0000, and half a surrogate pair is no character; neither is dropped in silence.
function cleanText(text: string, at: string): string {
  if (text.includes('\u0000') || !text.isWellFormed()) refuseInput({ zh: `文字中有无法保存的字符，请删去后再提交（${at.toWellFormed() || '/'}）`, en: `The text holds characters that cannot be kept: please remove them (${at.toWellFormed() || '/'})` })
  return text.normalize('NFC')
}
