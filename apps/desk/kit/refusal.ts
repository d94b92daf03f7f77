import { t } from './words.ts'

/** An expected "no" from the office: a stable code, and a sentence that says what to do. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

export const unreachable = () => new Refusal(0, 'unreachable', t('连不上服务器。请检查网络，内容没有丢，稍后再试一次。', 'The server cannot be reached. Nothing is lost; check the network and try again.'))

export const sentenceOf = (error: unknown): string =>
  error instanceof Refusal ? error.message : t('页面出了点问题，请刷新后再试。', 'Something went wrong on this page. Please reload it.')

export const isRefusal = (error: unknown, code: string): error is Refusal => error instanceof Refusal && error.code === code
