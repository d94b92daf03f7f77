import { type Static, Type } from 'typebox'
import type { Column, Element } from '../../rules/element.ts'
import { answerFault } from '../../rules/answer-faults.ts'
import { key, oneOf, Rule, strict, text } from './parts.ts'

const options = Type.Array(Type.Object({ value: text, name: text, en: text, code: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{1,10}$' })) }, strict), { minItems: 2, maxItems: 200 })
const check = oneOf(['credit_code', 'identity_number', 'phone', 'postcode'])

const said = {
  key, name: text, en: text,
  options: Type.Optional(options), unit: Type.Optional(text), check: Type.Optional(check), personal: Type.Optional(Type.Boolean()),
}

const ColumnSchema = Type.Object({ ...said, type: oneOf(['text', 'number', 'money', 'date', 'yes_no', 'choice']) }, strict)

const ElementSchema = Type.Object({
  ...said,
  group: key,
  type: oneOf(['text', 'number', 'money', 'date', 'yes_no', 'choice', 'many', 'list']),
  columns: Type.Optional(Type.Array(ColumnSchema, { minItems: 1, maxItems: 30 })),
  ofAnother: Type.Optional(Type.Boolean()),
  least: Type.Optional(Type.Number()), most: Type.Optional(Type.Number()),
  hint: Type.Optional(text), hintEn: Type.Optional(text),
  source: Type.Optional(Type.Object({ register: key, by: key, field: text, basis: text, when: Type.Optional(Rule) }, strict)),
  follows: Type.Optional(Type.Array(Type.Union([
    Type.Object({ when: Type.Optional(Rule), as: key }, strict),
    Type.Object({ when: Type.Optional(Rule), is: Type.Union([text, Type.Number(), Type.Boolean(), Type.Array(text)]) }, strict),
  ]), { minItems: 1, maxItems: 10, description: 'nobody is asked where it is what another element says, or what the situation makes of it' })),
}, strict)

/** 数据元标准: one file for each subject; the district's vocabulary is all of them together. Groups are the sheets of merged forms. */
export const Vocabulary = Type.Object({
  groups: Type.Array(Type.Object({ key, name: text, en: text }, strict), { maxItems: 60 }),
  elements: Type.Array(Type.Unsafe<Element>(ElementSchema), { maxItems: 1000 }),
}, strict)
export type Vocabulary = Static<typeof Vocabulary>

/** What cannot be true of an element whatever the rest says. */
export function faultsOf(element: Element): string[] {
  const faultsOfPart = (part: Column | Element): string[] => [
    ...((part.type === 'choice' || part.type === 'many') && !part.options ? [`${part.key}: a choice needs options`] : []),
    ...(part.options && new Set(part.options.map((o) => o.value)).size < part.options.length ? [`${part.key}: an option stands twice`] : []),
    ...(part.check && part.type !== 'text' ? [`${part.key}: only text can be checked for ${part.check}`] : []),
  ]
  return [
    ...faultsOfPart(element),
    ...(element.columns ?? []).flatMap(faultsOfPart),
    ...((element.type === 'list') === !!element.columns ? [] : [`${element.key}: lists have columns, and nothing else does`]),
    ...(element.least !== undefined && element.most !== undefined && element.least > element.most ? [`${element.key}: least is above most`] : []),
    ...(element.follows ?? []).flatMap((follow) => ('is' in follow ? answerFault(element, follow.is, {}).map((fault) => `${element.key}: follows: ${fault.en}`) : [])),
  ]
}
