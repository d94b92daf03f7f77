import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { strict } from '#kernel/contract.ts'
import { Section } from '../../contract.ts'
import { Unreadable } from './unreadable.ts'

const text = Type.String({ minLength: 1 })

/** Where a field comes from: a column by its heading, or the same for every row; `default` fills what is empty. */
const From = Type.Union([
  text,
  Type.Object({ column: text, default: Type.Optional(text), formats: Type.Optional(Type.Array(text, { minItems: 1 })) }, strict),
  Type.Object({ constant: text }, strict),
])
export type From = Static<typeof From>

const maybe = Type.Optional(From)

/** 对照文件: what another system's sheet means to us. */
export const Mapping = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,59}$', description: 'of the import: the same rows under the same id are the same cases' }),
  source: Type.String({ minLength: 1, maxLength: 60, description: 'the other system, as people will read it' }),
  sheet: Type.Optional(text),
  header: Type.Optional(Type.Integer({ minimum: 1, description: 'row of the headings; the first if absent' })),
  encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030'), Type.Literal('utf-16le')])),
  delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
  section: Type.Union([Section, Type.Object({ column: text, table: Type.Record(Type.String(), Section), default: Type.Optional(Section) }, strict)]),
  unanswered: Type.Union([Type.Literal('archive'), Type.Literal('intake')], { description: 'what becomes of a message without an answer: kept as history, or taken up now' }),
  fields: Type.Object({
    externalId: maybe, title: maybe, text: From, openedAt: From, answer: maybe, answeredAt: maybe, answeredBy: maybe,
    contact: maybe, phone: maybe, address: maybe, lng: maybe, lat: maybe,
  }, strict),
  /** Further columns that staff shall read, by the name they shall have. */
  extras: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 40 }), text)),
  category: Type.Optional(Type.Object({
    columns: Type.Array(text, { minItems: 1, maxItems: 5 }),
    table: Type.Optional(Type.Record(Type.String(), Type.String())),
    file: Type.Optional(Type.String({ pattern: '\\.json$', description: 'a table of its own, beside this file' })),
    unmapped: Type.Union([Type.Literal('none'), Type.Literal('fault')]),
  }, strict)),
}, strict)
export type Mapping = Static<typeof Mapping>

export const TIME_FORMATS = ['yyyy/M/d H:mm:ss', 'yyyy/M/d H:mm', 'yyyy/M/d', 'yyyy-M-d H:mm:ss', 'yyyy-M-d H:mm', 'yyyy-M-d', 'yyyy年M月d日', 'serial', 'iso']

/** The mapping with the table of its categories read in. */
export function readMapping(path: string): Mapping {
  const mapping = readJson(path)
  const faults = [...Value.Errors(Mapping, mapping)].slice(0, 10).map((e) => `${e.instancePath || '/'} ${e.message}`)
  if (faults.length) throw new Unreadable(`对照文件 ${path} 有误:\n${faults.join('\n')}`)
  const { category, ...rest } = mapping as Mapping
  if (!category) return rest
  const table = category.file ? readJson(join(dirname(path), category.file)) : {}
  if (!Value.Check(Type.Record(Type.String(), Type.String()), table)) throw new Unreadable(`类别对照表 ${category.file} 应为 {"对方类别": "我方类别编号"}`)
  return { ...rest, category: { ...category, table: { ...table, ...category.table } } }
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new Unreadable(`没有这个文件：${path}`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Unreadable(`${path} 不是 JSON:${(error as Error).message}`)
  }
}
