import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { warning } from './warning.ts'

/** Nobody answered the warning in time: the unit's head and supervision hear of it. */
export const ring = verb({
  name: 'triage.ring',
  title: { zh: '预警未响应', en: 'Warning unanswered' },
  on: warning,
  from: ['raised'],
  input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  may: [theSystem],

  run({ kase, input, clocks, publish }) {
    if (!clocks.isRinging(input.clock, input.level)) refuse('already_rung', { zh: '提醒已处理', en: 'This reminder was acted upon already' })
    clocks.rang(input.clock)
    for (const to of [`unit:${kase.unit_id}:lead`, 'role:supervisor']) publish(message(noticed, { to, template: 'triage.warning_late', params: { number: kase.number } }))
    return { says: { clock: input.clock, level: input.level, unit: kase.unit_id } }
  },
})
