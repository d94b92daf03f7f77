import { verb } from '#kernel/case/verb.ts'
import { dispatcher, supervisor } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { assign, standsAside, unitWords } from './catalogue.ts'
import { handOver } from './hand-over.ts'
import { BEING_HANDLED, factsOf, request } from './request.ts'

/** 改派: to another lead unit. The days that are gone stay gone: the clock of conclusion runs on. */
export const reassign = verb({
  name: 'requests.reassign',
  title: { zh: '改派', en: 'Reassign' },
  on: request,
  from: BEING_HANDLED,
  input: requests.reassign,
  may: [dispatcher, supervisor],

  run(the) {
    const { office, kase, input, today } = the
    if (input.lead === kase.unit_id) refuse('same_unit', { zh: '已由该单位主办，无需改派', en: 'That unit leads already' })
    const by = assign(office, { category: kase.category!, area: kase.area, day: today, pins: kase.pins, recused: kase.recused })
    const assist = (factsOf(kase).assist ?? []).map((a) => a.unit).filter((unit) => unit !== input.lead && !standsAside(kase, unit))
    const set = handOver(the, { lead: input.lead, assist, limit: by.limit, rule: input.lead === by.lead ? by.rule : null, catalogue: by.catalogue })
    the.publish(message(noticed, { to: `unit:${kase.unit_id}:handler`, template: 'requests.taken_away', params: { number: kase.number } }))
    the.publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.dispatched', params: { number: kase.number, unit: unitWords(office, input.lead) } }))
    return { becomes: 'dispatched', set, says: { from: kase.unit_id, lead: input.lead }, seals: { why: input.why } }
  },
})
