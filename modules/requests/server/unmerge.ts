import { verb } from '#kernel/case/verb.ts'
import { dispatcher, theSystem } from '#kernel/identity/who.ts'
import { message } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { sectionOf } from './catalogue.ts'
import { limitsOf } from './limits.ts'
import { factsOf, RECEPTION, request, withFacts } from './request.ts'
import { requestParted } from './topics.ts'

/** 撤销并案: the request goes its own way again, from the beginning, for it was not handled meanwhile. */
export const unmerge = verb({
  name: 'requests.unmerge',
  title: { zh: '撤销并案', en: 'Unmerge' },
  on: request,
  from: ['merged'],
  input: requests.unmerge,
  may: [dispatcher, theSystem],

  run({ office, kase, input, clocks, publish }) {
    const facts = factsOf(kase)
    clocks.start('dispatch', { kind: 'dispatch', limit: limitsOf(office, kase).dispatch, unit: RECEPTION })
    // Whether the first contact was in time is said once: a case that goes round does not get a second try at it.
    if (facts.outcome?.responded === undefined) clocks.start('respond', { kind: 'respond', limit: sectionOf(office, facts.section, kase.pins).respond, unit: RECEPTION })
    publish(message(requestParted, { caseId: kase.id, from: facts.into! }))
    return {
      becomes: 'submitted',
      set: { unit_id: RECEPTION, ...withFacts(kase, { into: undefined, before: undefined, dispatch: undefined, responder: undefined }) },
      says: { from: facts.into },
      seals: { why: input.why },
    }
  },
})
