import type { Field, Follow } from './element.ts'
import { type Answer, type Answers, evaluate } from './expr.ts'

/**
 * 一处填写、处处可用: of the fields that are wanted here, those that follow from what is said anyway, with how. An element that
 * follows another is asked all the same where that other is not. Rules never test what may follow (a lint sees to it).
 */
export function followsIn(wanted: readonly Field[], answers: Answers): ReadonlyMap<string, Follow> {
  const keys = new Set(wanted.map((f) => f.element.key))
  return new Map(wanted.flatMap(({ element }) => {
    const follow = element.follows?.find((one) => (!one.when || evaluate(one.when, answers) === true) && (!('as' in one) || keys.has(one.as)))
    return follow ? [[element.key, follow] as const] : []
  }))
}

/** What these come to, as far as it is known. */
export function followed(follows: ReadonlyMap<string, Follow>, answers: Answers): Record<string, Answer> {
  return Object.fromEntries([...follows].flatMap(([key, follow]) => {
    const answer = 'as' in follow ? answers[follow.as] : follow.is
    return answer === undefined ? [] : [[key, answer] as const]
  }))
}
