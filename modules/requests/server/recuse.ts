import { verb } from '#kernel/case/verb.ts'
import { dispatcher, supervisor } from '#kernel/identity/who.ts'
import { requests } from '../contract.ts'
import { request, WITH_UNIT, withFacts } from './request.ts'

/**
 * 回避: a unit or person that is complained about, or has an interest, cannot see the case from here on (济南市 12345 条例
 * art. 32). If it is the lead, the case goes back to be dispatched anew; the clock of conclusion runs on.
 */
export const recuse = verb({
  name: 'requests.recuse',
  title: { zh: '设置回避', en: 'Recuse' },
  on: request,
  from: ['submitted', ...WITH_UNIT, 'answered'],
  input: requests.recuse,
  may: [dispatcher, supervisor],

  run({ kase, input, clocks }) {
    const recused = [...new Set([...kase.recused, ...input.who])]
    const says = { who: input.who, why: input.why }
    const isLead = input.who.includes(`unit:${kase.unit_id}`) && kase.state !== 'submitted'
    if (!isLead || kase.state === 'answered') return { set: { recused }, says }

    for (const name of ['sign', 'return', 'adjudicate', 'approve', 'supply', 'extension']) clocks.finish(name)
    for (const name of ['respond', 'conclude']) clocks.handTo(name, 'hotline')
    clocks.resume('conclude')
    return {
      becomes: 'submitted',
      set: { recused, unit_id: 'hotline', ...withFacts(kase, { dispatch: undefined, responder: undefined, returned: undefined, question: undefined, extension: undefined }) },
      says: { ...says, from: kase.unit_id },
    }
  },
})
