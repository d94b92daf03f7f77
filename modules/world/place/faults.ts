import type { TSchema } from 'typebox'
import { Locale } from 'typebox/system'
import { Value } from 'typebox/value'
import type { Words } from '#kernel/contract.ts'

/** What is wrong with a place: `at` is the JSON pointer in the file, `feature` the id of what it stands in, `key` the property. */
export type Fault = { file: string; at: string; feature: string; key: string; says: Words }

/** Every way in which a value departs from its schema, with the place in words that whoever edits the file understands. */
export function departures(schema: TSchema, value: unknown): { at: string; says: Words }[] {
  const found = new Map<string, Words>()
  for (const error of Value.Errors(schema, value)) {
    const { instancePath, keyword, params } = error as { instancePath: string; keyword: string; params: Record<string, unknown> }
    const choices = keyword === 'const' ? choicesAt(schema, error.schemaPath) : []
    const missing = keyword === 'required' ? (params['requiredProperties'] as string[]) : []
    const unknown = keyword === 'additionalProperties' ? (params['additionalProperties'] as string[]) : []
    for (const key of missing) found.set(`${instancePath}/${key}`, { zh: '缺少这一项', en: 'is missing' })
    for (const key of unknown) found.set(`${instancePath}/${key}`, { zh: '没有这一项，请核对拼写', en: 'is not known here: please check the spelling' })
    if (missing.length || unknown.length || found.has(instancePath)) continue
    if (choices.length) found.set(instancePath, { zh: `只能是 ${choices.join('、')}`, en: `must be one of ${choices.join(', ')}` })
    else if (keyword !== 'boolean') found.set(instancePath, { zh: Locale.zh_Hans(error), en: Locale.en_US(error) })
  }
  return [...found].map(([at, says]) => ({ at, says }))
}

function choicesAt(schema: TSchema, path: string): unknown[] {
  const steps = path.replace(/\/anyOf\/\d+$/, '').split('/').slice(1)
  const union = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], schema) as { anyOf?: { const?: unknown }[] } | undefined
  return (union?.anyOf ?? []).map((one) => one.const).filter((one) => one !== undefined)
}
