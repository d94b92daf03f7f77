import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Type } from 'typebox'
import { check, checkQuery } from './check.ts'
import { Instant, SEEN, strict } from './contract.ts'
import { Refused } from './refusal.ts'

const Form = Type.Object({ text: Type.String({ maxLength: 5 }), n: Type.Optional(Type.Integer()), answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())) }, strict)

const refusal = (raw: unknown, schema: Parameters<typeof check>[0] = Form) => {
  try {
    check(schema, raw)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('it was let through')
}

test('what is wrong is said in Chinese, with its place', () => {
  const refused = refusal({ text: '六个字太长了', n: 'x', more: 1 })
  expect(refused).toMatchObject({ code: 'bad_input', status: 400 })
  expect(refused.message).toMatch(/\/text 不得多于 5 个字符/)
  expect(refused.message).not.toMatch(/must/)
  expect((refused.details as { at: string }[]).map(({ at }) => at)).toEqual(expect.arrayContaining(['/text', '/n']))
})

test('text is kept as NFC, in keys as well, and its length counts characters, not bytes', () => {
  expect(check(Form, { text: 'e\u0301', answers: { 'e\u0301': 'o\u0308' } })).toEqual({ text: '\u00e9', answers: { '\u00e9': '\u00f6' } })
  expect(check(Form, { text: '𠮷𠮷𠮷𠮷𠮷' })).toEqual({ text: '𠮷𠮷𠮷𠮷𠮷' })
  expect(refusal({ text: '𠮷𠮷𠮷𠮷𠮷𠮷' }).code).toBe('bad_input')
  expect(refusal({ text: `e${'\u0301\u0302'.repeat(5)}` }).code).toBe('bad_input')
})

test('what the database cannot hold is refused wherever it stands, and nothing is dropped in silence', () => {
  for (const bad of ['a\u0000b', '\ud800', '\udfff']) {
    for (const raw of [{ text: bad }, { text: 'x', answers: { k: bad } }, { text: 'x', answers: { [bad]: 'v' } }, { text: 'x', answers: { k: [{ [bad]: 1 }] } }, bad, [bad], { [bad]: 1 }]) {
      expect(refusal(raw).message).toContain('无法保存的字符')
      expect(refusal(raw).message.isWellFormed()).toBe(true)
    }
  }
})

test('what is nested too deeply is refused, however deep', () => {
  for (const levels of [50, 100_000]) expect(refusal({ text: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) }).message).toContain('层次太深')
})

test('an instant is one that Date knows', () => {
  for (const good of ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00.123+08:00', new Date().toISOString()]) expect(check(Instant, good)).toBe(good)
  for (const bad of ['2026-02-30T10:00:00Z', '2026-06-30T23:59:60Z', '0000-01-01T00:00:00Z', '2026-03-04T10:00:00Z[Asia/Shanghai]', '2026-03-04', '+012026-03-04T10:00:00Z']) expect(refusal(bad, Instant).code).toBe('bad_input')
  fc.assert(fc.property(fc.string(), (text) => {
    try {
      expect(Number.isNaN(Date.parse(check(Instant, text)))).toBe(false)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }))
})

test('something to be seen is more than blanks and characters without width', () => {
  const Seen = Type.String({ pattern: SEEN })
  for (const text of ['', ' ', '\u3000\t\n', '\u200b\u2060\ufeff', '\u202e\u200d', '\ufe0f']) expect(refusal(text, Seen).code).toBe('bad_input')
  for (const text of ['字', ' x ', '𠮷', '😡', '\u200b灯', '。']) expect(check(Seen, text)).toBe(text)
})

test('a query string becomes numbers and booleans where the schema has them', () => {
  const Query = Type.Object({ open: Type.Optional(Type.Boolean()), limit: Type.Optional(Type.Integer({ minimum: 1 })), text: Type.Optional(Type.String()) }, strict)
  expect(checkQuery(Query, { open: 'true', limit: '5', text: '5' })).toEqual({ open: true, limit: 5, text: '5' })
  for (const raw of [{ limit: '0' }, { limit: '1e999' }, { limit: '' }, { open: 'maybe' }, { text: ['a', 'b'] }, { more: '1' }]) expect(() => checkQuery(Query, raw)).toThrow(Refused)
})

test('whatever is sent, the answer is the input or a refusal', () => {
  fc.assert(fc.property(fc.anything({ withDate: false, withBigInt: false, withMap: false }), (raw) => {
    try {
      check(Form, raw)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }))
})
