import { Refusal, unreachable } from './refusal.ts'
import { currentSettings } from './settings.ts'
import { t } from './words.ts'

export type Query = Record<string, string | number | boolean | null | undefined>

/** Told when the session has ended, wherever that is noticed. */
let onSignedOut = () => {}
export const whenSignedOut = (hear: () => void) => {
  onSignedOut = hear
}

export const get = <Output>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Output> =>
  exchange<Output>(`${path}${search(query)}`, signal ? { signal } : {})

export const post = <Output>(path: string, body: object = {}): Promise<Output> =>
  exchange<Output>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const put = <Output>(path: string, body: object): Promise<Output> =>
  exchange<Output>(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const remove = <Output>(path: string): Promise<Output> => exchange<Output>(path, { method: 'DELETE' })

export const putBytes = <Output>(path: string, bytes: Blob): Promise<Output> =>
  exchange<Output>(path, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: bytes })

async function exchange<Output>(path: string, init: RequestInit): Promise<Output> {
  const headers = { ...init.headers, 'accept-language': currentSettings().language }
  const answer = await fetch(path, { credentials: 'same-origin', ...init, headers }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : unreachable()
  })
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) return body as Output
  const said = (body ?? {}) as { code?: string; message?: string; details?: unknown }
  if (answer.status === 401 && said.code === 'sign_in') onSignedOut()
  throw new Refusal(answer.status, said.code ?? `http_${answer.status}`, said.message ?? t('服务器没有给出说明，请稍后再试。', 'The server gave no reason. Please try again later.'), said.details)
}

function search(query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : ''
}
