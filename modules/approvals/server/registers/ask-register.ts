import { randomUUID } from 'node:crypto'
import { Compile } from 'typebox/compile'
import type { RegistersSettings } from '#kernel/config.ts'
import { type Breaker, breaker } from './breaker.ts'
import { type Query, type RefusalCode, REFUSALS, Reply, signatureOf } from './register-contract.ts'

/**
 * What came of a question. Only `found` and `not_found` say anything about the world; `detail` is for the office's log.
 * `unheard`: it never arrived, or the platform says that it took no notice, so that asking again asks once.
 */
export type Asked = { outcome: 'found' | 'not_found'; reply: Reply } | { outcome: 'unavailable' | 'slow' | 'refused'; detail: string; unheard?: boolean }

/** 政务数据共享交换平台: the one way to all registers of other departments. Never throws. */
export type Exchange = { ask: (register: { key: string; timeout_ms?: number }, query: Query) => Promise<Asked> }

const TIMEOUT_MS = 5000
const LARGEST_REPLY = 256 * 1024
const REST_MS = 200
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

const isReply = Compile(Reply)

export function openExchange(settings: RegistersSettings, now: () => Date, given: { failures?: number; openMs?: number } = {}): Exchange {
  const breakers = new Map<string, Breaker>()
  const breakerOf = (key: string) => {
    let one = breakers.get(key)
    if (!one) breakers.set(key, (one = breaker(now, given)))
    return one
  }
  return {
    async ask({ key, timeout_ms = TIMEOUT_MS }, query) {
      const guard = breakerOf(key)
      if (!guard.lets()) return { outcome: 'unavailable', detail: 'breaker' }
      const started = performance.now()
      let asked = await tryOnce(settings, key, query, now(), timeout_ms)
      const left = timeout_ms - (performance.now() - started) - REST_MS
      if ('unheard' in asked && asked.unheard && left > 0) {
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
        asked = await tryOnce(settings, key, query, now(), left)
      }
      if (asked.outcome === 'unavailable' || asked.outcome === 'slow') guard.failed()
      else guard.worked()
      return asked
    },
  }
}

async function tryOnce(settings: RegistersSettings, register: string, query: Query, now: Date, timeoutMs: number): Promise<Asked> {
  const body = JSON.stringify(query)
  const [timestamp, nonce] = [now.toISOString(), randomUUID()]
  const headers = { 'content-type': 'application/json', 'x-key-id': settings.keyId, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signatureOf({ register, timestamp, nonce, body }, settings.keySecret) }
  try {
    const response = await fetch(`${settings.base}/${register}/query`, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(Math.ceil(timeoutMs)) })
    const text = await textOf(response)
    return text === undefined ? { outcome: 'unavailable', detail: 'too large' } : judged(response.status, text, query)
  } catch (thrown) {
    const error = thrown as Error & { cause?: { code?: string } }
    if (error.name === 'TimeoutError') return { outcome: 'slow', detail: `${Math.ceil(timeoutMs)} ms` }
    const code = error.cause?.code ?? error.name
    return { outcome: 'unavailable', detail: code, unheard: NEVER_LEFT.has(code) }
  }
}

function judged(status: number, text: string, { fields }: Query): Asked {
  const body = parsed(text)
  if (status === 200) {
    if (!isReply.Check(body)) return { outcome: 'unavailable', detail: 'malformed' }
    if (!body.found) return { outcome: 'not_found', reply: body }
    // What nobody asked for, and nobody consented to, is not taken in.
    return { outcome: 'found', reply: { ...body, record: Object.fromEntries(fields.filter((f) => Object.hasOwn(body.record, f)).map((f) => [f, body.record[f]!])) } }
  }
  const code = (body as { code?: unknown } | undefined)?.code
  if (status < 500 && status !== 429) return { outcome: 'refused', detail: typeof code === 'string' && Object.hasOwn(REFUSALS, code) ? code : `HTTP ${status}` }
  return { outcome: 'unavailable', detail: `HTTP ${status}`, unheard: status === 503 && code === ('unavailable' satisfies RefusalCode) }
}

/** The text of a reply, or none when it is larger than any reply of the contract. */
async function textOf(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > LARGEST_REPLY) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
