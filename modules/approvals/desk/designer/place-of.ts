/**
 * Where a remark leads: to the document that it is about, and the part of it on the page. Remarks name matters and what is in
 * them (`food/plan`), or parts of the one-thing (`questions/shop.area`); faults of shape name the document and a JSON pointer.
 */
export function placeOf(at: string, shown: string, body: object | undefined, kinds: readonly string[]): { kind: string; selector: string } {
  const [document, pointer] = at.includes('#') ? at.split('#') as [string, string] : [shown, at]
  if (at.includes('#') || at.startsWith('/')) return { kind: document, selector: ancestors(pointer).map((path) => `[data-path="${path}"]`).join(', ') || '.design-body' }
  const parts = at.split('/')
  const first = parts[0]!
  const matter = `matter:${first}`
  const isMember = (body as { members?: { matter: string }[] } | undefined)?.members?.some((m) => m.matter === first)
  if (parts.length > 1 && !['questions', 'order', 'limit'].includes(first)) return { kind: matter, selector: at.includes('/result/') ? '[data-path="/result"]' : parts[1] === 'delegableWhen' ? '[data-path="/delegable"]' : `[data-at="${parts[1]}"], [data-path="/basics"]` }
  if (first === 'questions') return { kind: shown, selector: `[data-at="${parts[1]}"], [data-path="/questions"]` }
  if (first === 'order' || at === (body as { key?: string } | undefined)?.key) return { kind: shown, selector: shown.startsWith('one_thing:') ? '[data-path="/order"]' : '[data-path="/basics"]' }
  if (isMember) return { kind: kinds.includes(matter) ? matter : shown, selector: `[data-at="${first}"], [data-path="/clock"]` }
  if (first === 'limit') return { kind: shown, selector: `[data-path="/limit/cases/${Number(parts[1]) - 1}"], [data-path="/limit"]` }
  if (first === 'greenChannel') return { kind: shown, selector: '[data-path="/greenChannel"]' }
  return { kind: shown, selector: `[data-at="${first}"], [data-path="/questions"], [data-path="/asks"]` }
}

/** The path and everything above it, the nearest first; the document’s first match in the page is the outermost, so only the last stays. */
function ancestors(pointer: string): string[] {
  const parts = pointer.split('/').filter(Boolean)
  return parts.map((_, n) => `/${parts.slice(0, parts.length - n).join('/')}`)
}
