import type { Answer, Answers } from './expr.ts'
import type { Plan } from './plan.ts'
import { nextQuestion } from './situation.ts'

type Question = Plan['questions'][number]

/**
 * The questions that these answers lead through, in the order in which they are asked; the last one is open unless `isOver`.
 * An answer to a question that is not on the way (any more) leads nowhere.
 */
export function questionPath(plan: Plan, answers: Answers): { questions: readonly Question[]; answers: Answers; isOver: boolean } {
  const given: Record<string, Answer> = {}
  const questions: Question[] = []
  for (let next = nextQuestion(plan, given); next; next = nextQuestion(plan, given)) {
    questions.push(next)
    const answer = answers[next.element.key]
    // None of several is an answer, too.
    if (answer === undefined || answer === '') return { questions, answers: given, isOver: false }
    // An answer that does not decide its own rules would be asked for for ever.
    if (next.element.key in given) return { questions, answers: given, isOver: false }
    given[next.element.key] = answer
  }
  return { questions, answers: given, isOver: true }
}
