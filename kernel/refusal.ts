import type { Lang, Words } from './contract.ts'

/** What a refusal says. A sentence in Chinese alone is read by everybody as it is. */
export type Sentence = string | Words

/**
 * An expected "no": input, state, right or law does not permit the act. `code` is stable and part of the contract, the
 * sentence tells a person what to do next. Anything else that is thrown is a defect and tells the outside nothing.
 */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly status: number
  readonly details: unknown
  readonly #sentence: Sentence

  constructor(code: string, sentence: Sentence, status: number, details?: unknown) {
    super(typeof sentence === 'string' ? sentence : sentence.zh)
    this.#sentence = sentence
    this.code = code
    this.status = status
    this.details = details
  }

  in(lang: Lang): string {
    return typeof this.#sentence === 'string' ? this.#sentence : this.#sentence[lang]
  }
}

export function refuse(code: string, sentence: Sentence, details?: unknown): never {
  throw new Refused(code, sentence, 409, details)
}

export function refuseInput(sentence: Sentence, details?: unknown): never {
  throw new Refused('bad_input', sentence, 400, details)
}

/** What one may not see and what is not there give this one answer. */
export function notFound(): never {
  throw new Refused('not_found', { zh: '没有找到，或您无权查看。请核对编号，或从“我的诉求”进入。', en: 'Not found, or not for you to see. Check the number, or open it from “My requests”.' }, 404)
}
