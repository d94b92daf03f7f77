import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { memory } from './memory.ts'

/** Nobody has looked at it: its unit is reminded a day ahead, its head and supervision hear of it when the time is over. */
export const ringMemory = verb({
  name: 'world.ring_memory',
  title: { zh: '审核时限提醒', en: 'Time to look at it' },
  on: memory,
  from: ['left'],
  input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  may: [theSystem],

  run({ kase, input, clocks, publish }) {
    if (!clocks.isRinging(input.clock, input.level)) refuse('already_rung', { zh: '提醒已处理', en: 'This reminder was acted upon already' })
    clocks.rang(input.clock)
    const [template, to] = input.level === 0 ? ['world.memory_waits', [`unit:${kase.unit_id}:handler`]] as const : ['world.memory_late', [`unit:${kase.unit_id}:lead`, 'role:supervisor']] as const
    for (const one of to) publish(message(noticed, { to: one, template, params: { number: kase.number } }))
    return { says: { clock: input.clock, level: input.level, unit: kase.unit_id } }
  },
})
