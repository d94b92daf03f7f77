import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { tooLate } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { factsOf, RECEPTION, request, type RequestFacts, withFacts, withOutcome } from './request.ts'

const LADDERED = ['respond', 'conclude', 'assist']

/**
 * A clock rings and something happens by itself: a yellow card one working day ahead, a red one when late, then rung by
 * rung up the ladder; a question that the resident left open sends the case back to its unit.
 */
export const ring = verb({
  name: 'requests.ring',
  title: { zh: '时限提醒', en: 'Clock rings' },
  on: request,
  from: ['submitted', 'dispatched', 'in_progress', 'awaiting_resident', 'objected', 'awaiting_approval', 'answered', 'concluded', 'merged'],
  input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  may: [theSystem],

  run(the) {
    const { input, clocks, kase } = the
    const clock = clocks.get(input.clock)
    if (!clock || !clocks.isRinging(input.clock, input.level)) refuse('already_rung', { zh: '提醒已处理', en: 'This reminder was acted upon already' })
    clocks.rang(input.clock)
    const unit = clock.unit ?? kase.unit_id
    const tell = (to: string, template: string) => the.publish(message(noticed, { to, template, params: { number: kase.number, clock: clock.kind } }))
    const says = { clock: clock.name, kind: clock.kind, level: input.level, unit }

    if (clock.kind === 'supply') {
      clocks.finish('supply')
      for (const running of clocks.running()) clocks.resume(running.name)
      tell(`unit:${unit}:handler`, 'requests.not_supplied')
      return { becomes: 'in_progress', set: withFacts(kase, { question: undefined }), says }
    }
    // The party owes us nothing that we could ask for; its unit has to remind it, and to go on without it in the end.
    if (clock.kind === 'outside') {
      const template = input.level === 0 ? 'requests.yellow_card' : 'requests.red_card'
      tell(unit === RECEPTION ? 'role:dispatcher' : `unit:${unit}:handler`, template)
      tell(`unit:${unit}:lead`, template)
      return { says: { ...says, ...(input.level === 0 ? { card: 'yellow' } : { card: 'red', rung: 'unit_lead' }) } }
    }
    if (!LADDERED.includes(clock.kind)) {
      tell(`unit:${unit}:lead`, 'requests.step_late')
      tell('role:supervisor', 'requests.step_late')
      return { says }
    }
    if (input.level === 0) {
      tell(unit === RECEPTION ? 'role:dispatcher' : `unit:${unit}:handler`, 'requests.yellow_card')
      tell(`unit:${unit}:lead`, 'requests.yellow_card')
      return { says: { ...says, card: 'yellow' } }
    }

    const rung = limitsOf(the.office, kase).ladder[input.level - 1]
    if (rung === 'unit_lead') tell(`unit:${unit}:lead`, 'requests.red_card')
    if (rung === 'supervisor') tell('role:supervisor', 'requests.red_card')
    if (rung === 'district_office') tell('unit:district-office:lead', 'requests.red_card')
    const change: { [K in keyof RequestFacts]?: RequestFacts[K] } = { escalated: input.level }
    if (clock.kind !== 'assist') change.outcome = withOutcome(kase, tooLate(kase, clock))
    // Whoever waits for an answer that did not come is rung by reception (北京市接诉即办工作条例 art. 23).
    if (clock.kind === 'conclude' && input.level === 1) change.callDue = true
    // From the second rung on somebody above the unit wants an answer: an order of supervision that nobody has to write.
    if (rung !== 'unit_lead' && !factsOf(kase).supervision) {
      change.supervision = { seq: kase.version + 1, by: 'system', answered: false }
      clocks.start('supervision', { kind: 'supervision', limit: { count: 1, unit: 'working_days' }, unit })
    }
    return { set: withFacts(kase, change), says: { ...says, card: 'red', rung: rung ?? null } }
  },
})
