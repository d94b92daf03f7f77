import { Refused } from '#kernel/refusal.ts'
import type { Fault } from '../contract.ts'

/** An answer of the standard's form for what cannot be done: one or more codes with words, under one HTTP status. */
export class Faulty extends Error {
  override name = 'Faulty'
  readonly status: number
  readonly faults: readonly Fault[]
  readonly retryAfter: number | undefined

  constructor(status: number, descriptions: readonly string[], retryAfter?: number) {
    super(descriptions.join('; '))
    this.status = status
    this.faults = descriptions.map((description) => ({ code: status, description }))
    this.retryAfter = retryAfter
  }
}

export function fault(status: 400 | 403 | 404, description: string): never {
  throw new Faulty(status, [description])
}

/** The standard knows 404 for what is not there, 403 for keys and 400 for the rest; 429 and 500 say what they always say. */
export function faultyOf(error: Error & { statusCode?: number }): Faulty | undefined {
  if (error instanceof Faulty) return error
  if (error instanceof Refused) {
    const seconds = (error.details as { seconds?: number } | undefined)?.seconds
    return new Faulty([403, 404, 429].includes(error.status) ? error.status : 400, [error.message], error.status === 429 ? seconds : undefined)
  }
  if (error.statusCode === 413) return new Faulty(400, ['内容太大，请精简后再提交 (request body too large)'])
  if (error.statusCode === 415) return new Faulty(400, ['请以 application/x-www-form-urlencoded 或 application/json 提交 (unsupported Content-Type)'])
  if (error.statusCode && error.statusCode < 500) return new Faulty(400, ['请求格式有误 (malformed request)'])
  return undefined
}
