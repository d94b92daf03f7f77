import { say } from './words.ts'

const words = {
  offline: ['网络不通，请检查网络后重试', 'No network: check it and try again'],
  fault: ['出了点问题，请稍后再试', 'Something went wrong. Please try again later'],
  odd: ['服务器没有按预期回答，请稍后再试', 'The office did not answer as expected. Please try again later'],
} as const

/** Why the office did not do it: a stable code, and a sentence that may be shown as it is. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  /** Names an unexpected fault, so that a resident can quote it over the telephone. */
  readonly id: string | undefined
  readonly details: unknown

  constructor(status: number, code: string, message: string, id?: string, details?: unknown) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.id = id
    this.details = details
  }
}

/** No answer came: no network, too slow, or the office is being restarted. Trying again is right. */
export const offline = (): Refusal => new Refusal(0, 'offline', say(words).offline)

export const isOffline = (error: unknown): boolean => error instanceof Refusal && error.code === 'offline'

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(0, 'fault', say(words).fault)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function refusalFrom(status: number, body: unknown): Refusal {
  // A gateway that answers for a dead server is a network fault to the person holding the phone.
  if (status === 502 || status === 503 || status === 504) return offline()
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new Refusal(status, text(said.code) ?? `http_${status}`, text(said.message) ?? say(words).odd, text(said.id), said.details)
}
