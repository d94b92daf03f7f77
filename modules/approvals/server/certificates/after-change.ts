import type { Element } from '../../rules/element.ts'
import type { Answers } from '../../rules/expr.ts'
import type { DataLine } from '../../rules/statement.ts'
import { dataLines } from './data-lines.ts'

/** 变更后的内容: the lines that each takes the place of, where they stand on the certificate. */
const REPLACES: Record<string, readonly string[]> = {
  'change.name': ['ent.name', 'org.name', 'clinic.name'],
  'change.legal_name': ['legal.name', 'org.legal_name', 'person.name'],
  'change.address': ['premises.address', 'org.address'],
  'change.scope': ['ent.scope', 'org.scope'],
  'change.capital': ['ent.capital'],
  'change.quality_manager': ['drug.quality_name'],
  'life.new_kinds': ['food.kinds'],
}

/** What a certificate says after a change: what is new stands where the old stood, and nothing stands there twice. */
export function linesAfterChange(fields: readonly string[], elements: ReadonlyMap<string, Element>, answers: Answers, before: readonly DataLine[]): DataLine[] {
  const lines = dataLines(fields, elements, answers)
  const names = new Map([...lines, ...before].map((line) => [line.key, line.name]))
  const replaced = ({ key }: DataLine) => (REPLACES[key] ?? []).filter((one) => names.has(one))
  const changed = new Map(lines.flatMap((line) => replaced(line).map((key) => [key, { ...line, key, name: names.get(key)! }])))
  const stays = lines.filter((line) => replaced(line).length === 0 && !changed.has(line.key))
  return [...stays, ...changed.values()]
}

/** The holder's name from now on, where it is what changes. */
export const nameAfterChange = (answers: Answers): string | undefined => {
  const name = answers['change.name']
  return typeof name === 'string' && name !== '' ? name : undefined
}
