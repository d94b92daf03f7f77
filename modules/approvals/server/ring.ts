import { Type } from 'typebox'
import { verb } from '#kernel/case/verb.ts'
import { CaseId, strict } from '#kernel/contract.ts'
import { theSystem } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { application, factsOf } from './application.ts'
import { beginBranches } from './begin-branches.ts'
import { consultClock } from './branches.ts'

/** Whoever is told at each rung past the limit, beside the unit itself. */
const LADDER = ['unit_lead', 'supervisor', 'district_office']

/**
 * A clock rings and something happens by itself: a yellow card a working day ahead, a red one when late, then up the ladder.
 * Where nobody told the applicant within five days what is missing, the application is accepted by law.
 */
export const ring = verb({
  name: 'approvals.ring',
  title: { zh: '时限提醒', en: 'Clock rings' },
  on: application,
  from: ['submitted', 'supplementing', 'in_progress', 'ready', 'issued'],
  input: Type.Object({ caseId: CaseId, clock: Type.String(), level: Type.Integer() }, strict),
  may: [theSystem],

  async run(the) {
    const { input, clocks, kase, publish } = the
    const clock = clocks.get(input.clock)
    if (!clock || !clocks.isRinging(input.clock, input.level)) refuse('already_rung', { zh: '提醒已处理', en: 'This reminder was acted upon already' })
    clocks.rang(input.clock)
    const unit = clock.unit ?? kase.unit_id
    const told: string[] = []
    const says = { clock: clock.name, kind: clock.kind, level: input.level, unit, told }
    const tell = (to: string, template: string) => {
      told.push(to.startsWith('resident:') ? 'applicant' : to)
      publish(message(noticed, { to, template, params: { number: kase.number, clock: clock.kind } }))
    }

    if (clock.kind === 'silence') {
      const set = await beginBranches(the, { deemed: true })
      tell(`unit:${unit}:lead`, 'approvals.deemed_accepted')
      return { becomes: 'in_progress', set, says: { ...says, deemed: true } }
    }
    if (clock.kind === 'consult') {
      tell(`unit:${unit}:lead`, 'approvals.red_card')
      tell(`unit:${factsOf(kase).branches[clock.name.slice(consultClock('').length)]!.unit}:handler`, 'approvals.consult_over')
      return { says }
    }
    if (clock.kind === 'later') {
      // 容缺期满: from now on the department may refuse for want of it, and until it does the paper may still come.
      const isOver = input.level > 0
      tell(`resident:${kase.applicant_id}`, isOver ? 'approvals.later_over' : 'approvals.later_due')
      if (isOver) tell(`unit:${unit}:lead`, 'approvals.later_missing')
      return { says: { ...says, card: isOver ? 'red' : 'yellow' } }
    }
    if (clock.kind === 'correct') {
      tell(`unit:${unit}:handler`, 'approvals.to_recheck')
      return { says }
    }
    if (input.level === 0) {
      tell(`unit:${unit}:handler`, 'approvals.yellow_card')
      return { says: { ...says, card: 'yellow' } }
    }
    const rung = LADDER[input.level - 1]
    if (rung === 'unit_lead') tell(`unit:${unit}:lead`, 'approvals.red_card')
    if (rung === 'supervisor') tell('role:supervisor', 'approvals.red_card')
    if (rung === 'district_office') tell('unit:district-office:lead', 'approvals.red_card')
    return { says: { ...says, card: 'red', rung: rung ?? null } }
  },
})
