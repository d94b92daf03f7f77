/**
 * What became of a message. `refused` is final and `later` is worth another try. `unsure` means that the carrier may
 * have taken it before the answer was lost: sending again without asking could send it twice.
 */
export type Outcome = { state: 'sent' | 'refused' | 'later' | 'unsure'; detail: string }

const TIMEOUT_MS = 5000
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

export type Answer<T> = { ok: true; status: number; body: T } | { ok: false; outcome: Outcome }

/** One exchange of JSON with a carrier. Never throws, and never repeats what was sent: addresses hold people's numbers. */
export async function exchange<T>(url: string, init: RequestInit & { timeoutMs?: number | undefined }): Promise<Answer<T>> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(init.timeoutMs ?? TIMEOUT_MS) })
    const text = await response.text()
    if (response.status >= 500) return unsure(`HTTP ${response.status}`)
    return { ok: true, status: response.status, body: JSON.parse(text) as T }
  } catch (thrown) {
    const error = thrown as Error & { cause?: { code?: string } }
    const code = error.cause?.code ?? error.name
    return NEVER_LEFT.has(code) ? { ok: false, outcome: { state: 'later', detail: `连接不上（${code}）` } } : unsure(code)
  }
}

const unsure = (what: string): Answer<never> => ({ ok: false, outcome: { state: 'unsure', detail: `没有收到答复（${what}）` } })
