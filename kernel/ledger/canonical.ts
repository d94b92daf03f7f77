import { createHash } from 'node:crypto'

/** JSON with sorted keys and no spaces (RFC 8785 for the values that we keep), so that a hash survives jsonb. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** SM3 (GB/T 32905), in hexadecimal. */
export const sm3 = (text: string): string => createHash('sm3').update(text).digest('hex')
