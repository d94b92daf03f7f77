/**
 * An expected "no": input, state, right or law does not permit the act. `code` is stable and part of the contract, the
 * sentence tells a person what to do next. Anything else that is thrown is a defect and tells the outside nothing.
 */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly status: number
  readonly details: unknown

  constructor(code: string, sentence: string, status: number, details?: unknown) {
    super(sentence)
    this.code = code
    this.status = status
    this.details = details
  }
}

export function refuse(code: string, sentence: string, details?: unknown): never {
  throw new Refused(code, sentence, 409, details)
}

export function refuseInput(sentence: string, details?: unknown): never {
  throw new Refused('bad_input', sentence, 400, details)
}

/** What one may not see and what is not there give this one answer. */
export function notFound(): never {
  throw new Refused('not_found', '没有找到，或您无权查看。请核对编号，或从“我的诉求”进入。', 404)
}
