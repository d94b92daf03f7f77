import type { ByteRange } from './store.ts'

/** The one range that a player asks for; several at once are answered with the whole, as the standard allows. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!asked || (!asked[1] && !asked[2])) return 'whole'
  const last = size - 1
  if (!asked[1]) return asked[2] === '0' || size === 0 || Number(asked[2]) === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(asked[2])), to: last }
  const from = Number(asked[1])
  if (asked[2] && Number(asked[2]) < from) return 'whole'
  return from > last ? 'unsatisfiable' : { from, to: asked[2] ? Math.min(Number(asked[2]), last) : last }
}
