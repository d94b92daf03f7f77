/** Why the office did not do it: a stable code, and a sentence in Chinese that may be shown as it is. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  /** Names an unexpected fault, so that a resident can quote it over the telephone. */
  readonly id: string | undefined

  constructor(status: number, code: string, message: string, id?: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.id = id
  }
}

/** No answer came: no network, too slow, or the office is being restarted. Trying again is right. */
export const offline = (): Refusal => new Refusal(0, 'offline', '网络不通，请检查网络后重试')

export const isOffline = (error: unknown): boolean => error instanceof Refusal && error.code === 'offline'

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return new Refusal(0, 'fault', '出了点问题，请稍后再试')
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function refusalFrom(status: number, body: unknown): Refusal {
  // A gateway that answers for a dead server is a network fault to the person holding the phone.
  if (status === 502 || status === 503 || status === 504) return offline()
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return new Refusal(status, text(said.code) ?? `http_${status}`, text(said.message) ?? '服务器没有按预期回答，请稍后再试', text(said.id))
}
