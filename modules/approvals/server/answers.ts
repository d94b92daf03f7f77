import { refuseInput } from '#kernel/refusal.ts'
import { answerFaults, isEmpty } from '../rules/answer-faults.ts'
import type { Answers } from '../rules/expr.ts'
import type { Plan } from '../rules/plan.ts'
import { situationOf } from '../rules/situation.ts'
import { IDENTIFIER_CHECKS } from './identifier-checks.ts'

/** Whoever chooses none of several has answered the question. */
const isAnswered = (answer: Answers[string]) => Array.isArray(answer) || !isEmpty(answer)

/** What was shown only by an answer that is hidden itself falls away with it, as far as that goes. */
function withoutHidden(plan: Plan, answers: Answers): Answers {
  const questions = new Set(plan.questions.map((q) => q.element.key))
  const shown = new Set(situationOf(plan, answers).fields.map((f) => f.element.key))
  const given = Object.entries(answers)
  const kept = given.filter(([key, answer]) => (shown.has(key) && !isEmpty(answer)) || (questions.has(key) && isAnswered(answer)))
  return kept.length < given.length ? withoutHidden(plan, Object.fromEntries(kept)) : answers
}

/**
 * The answers that count: to the questions of the situation and to the fields that it shows. What was filled in and then hidden
 * again is left behind, since a hidden field is unknown. Refuses with every place that is wrong.
 */
export function checkedAnswers(plan: Plan, answers: Answers): Answers {
  const kept = withoutHidden(plan, answers)
  const { fields, open, matters } = situationOf(plan, kept)
  if (open.length > 0) refuseInput({ zh: '还有情形问题没有回答，无法确定要办哪些事项，请返回补充', en: 'Some questions are still open: it cannot be said yet which matters are needed' }, open)
  if (matters.length === 0) refuseInput({ zh: '按您的回答，没有需要办理的事项', en: 'By your answers nothing needs to be applied for' })
  const asked = plan.questions.filter((q) => kept[q.element.key] !== undefined && !fields.some((f) => f.element.key === q.element.key)).map(({ element }) => ({ element, required: false, askedBy: [] }))
  const faults = answerFaults([...asked, ...fields], kept, IDENTIFIER_CHECKS)
  if (faults.length) refuseInput({ zh: `有 ${faults.length} 处需要修改：${faults.slice(0, 3).map((f) => f.zh).join('；')}`, en: `${faults.length} places need to be mended: ${faults.slice(0, 3).map((f) => f.en).join('; ')}` }, faults)
  return kept
}
