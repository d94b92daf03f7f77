import { send } from './carrier'
import { isOffline, refusalFrom } from './refusal.ts'
import type { Letter } from './send.ts'
import { signedOut } from './session.ts'

const TIMEOUT_MS = 15_000
const PAUSES_MS = [400, 1200]

const pathOf = (name: string): string => `/api/${name.replace('.', '/')}`
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/**
 * Asks the office to do something: `act('requests.submit', …)`. An input that carries its own `id` (a new case) or `key`
 * (an act) may be sent again when no answer came: the office does it once.
 */
export const act = <Output>(name: string, input: { id?: string; key?: string }): Promise<Output> =>
  exchange<Output>({ method: 'POST', path: pathOf(name), json: input, timeoutMs: TIMEOUT_MS }, input.id !== undefined || input.key !== undefined)

/** An act that is no verb and on no case: signing in, marking notices as read. Sent once. */
export const post = <Output>(path: string, json: unknown): Promise<Output> => exchange<Output>({ method: 'POST', path, json, timeoutMs: TIMEOUT_MS }, false)

/** Puts something where it belongs, or takes it away: twice is as once. */
export const put = <Output>(path: string, json: unknown): Promise<Output> => exchange<Output>({ method: 'PUT', path, json, timeoutMs: TIMEOUT_MS }, true)
export const remove = (path: string): Promise<unknown> => exchange({ method: 'DELETE', path, timeoutMs: TIMEOUT_MS }, true)

/** Reads an address that is no view. */
export const readAt = <Output>(path: string): Promise<Output> => exchange<Output>({ method: 'GET', path, timeoutMs: TIMEOUT_MS }, true)

/** Asks the office what is so: `view('requests.mine', …)`. */
export const view = <Output>(name: string, input: Record<string, string | number | boolean | undefined> = {}): Promise<Output> =>
  exchange<Output>({ method: 'GET', path: pathOf(name) + query(input), timeoutMs: TIMEOUT_MS }, true)

async function exchange<Output>(letter: Letter, again: boolean): Promise<Output> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await send(letter)
      if (answer.status >= 200 && answer.status < 300) return answer.body as Output
      const refusal = refusalFrom(answer.status, answer.body)
      if (refusal.code === 'sign_in') signedOut()
      throw refusal
    } catch (error) {
      const wait = PAUSES_MS[tries]
      if (!again || wait === undefined || !isOffline(error)) throw error
      await pause(wait)
    }
  }
}

function query(input: Record<string, string | number | boolean | undefined>): string {
  const pairs = Object.entries(input).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')}`
}
