import { fault } from './faults.ts'

/**
 * Arguments of a call, whether they came in the address, as a form or as JSON. An empty one counts as not given, as the
 * standard says.
 */
export class Fields {
  readonly #values = new Map<string, string[]>()
  readonly attributes = new Map<string, string[]>()

  add(name: string, value: string) {
    const attribute = /^attribute\[([^\]]+)\](\[\d*\])?$/.exec(name)
    const [map, key] = attribute ? [this.attributes, attribute[1]!] : [this.#values, name]
    if (value.includes('\u0000') || !value.isWellFormed()) fault(400, `${name} 含有无法保存的字符 (invalid characters)`)
    if (value.trim() === '') return
    map.set(key, [...(map.get(key) ?? []), value])
  }

  /** One value; the last where a client sends a field twice. */
  one(name: string): string | undefined {
    return this.#values.get(name)?.at(-1)?.trim()
  }

  /** A list, comma delimited, declared several times, or both. */
  list(name: string): string[] | undefined {
    const parts = this.#values.get(name)?.flatMap((value) => value.split(',')).map((part) => part.trim()).filter(Boolean)
    return parts?.length ? [...new Set(parts)] : undefined
  }

  /** As it was sent, with its spaces and lines. */
  whole(name: string): string | undefined {
    return this.#values.get(name)?.at(-1)
  }
}

export function fieldsOf(query: string | undefined, body: unknown): Fields {
  const fields = new Fields()
  for (const [name, value] of new URLSearchParams(query ?? '')) fields.add(name, value)
  if (body instanceof URLSearchParams) for (const [name, value] of body) fields.add(name, value)
  else if (body !== undefined && body !== null) addJson(fields, body)
  return fields
}

function addJson(fields: Fields, body: unknown) {
  if (typeof body !== 'object' || Array.isArray(body)) fault(400, 'JSON 应为一个对象 (the body must be a JSON object)')
  for (const [name, value] of Object.entries(body as object)) {
    if (name === 'attribute' && value && typeof value === 'object' && !Array.isArray(value)) {
      for (const [code, one] of Object.entries(value)) addEach(fields, `attribute[${code}]`, one)
    } else addEach(fields, name, value)
  }
}

function addEach(fields: Fields, name: string, value: unknown) {
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one === null || one === undefined) continue
    if (typeof one === 'object') fault(400, `${name} 应为文字、数字或真假 (must be a plain value)`)
    fields.add(name, String(one))
  }
}
