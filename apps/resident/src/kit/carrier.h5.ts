import { offline } from './refusal.ts'
import type { Send } from './send.ts'
import { settings } from './settings.ts'

/** The office answers in the language that the screen is in. The browser keeps who we are in a cookie that scripts cannot read. */
export const send: Send = async ({ method, path, json, bytes, headers, timeoutMs }) => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const answer = await fetch(NUANBAN_API + path, {
      method,
      credentials: 'same-origin',
      headers: { 'accept-language': settings().language, ...(bytes ? { 'content-type': 'application/octet-stream' } : json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: bytes ?? (json === undefined ? null : JSON.stringify(json)),
      signal: abort.signal,
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : parse(text) }
  } catch {
    throw offline()
  } finally {
    clearTimeout(timer)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
