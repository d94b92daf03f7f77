import { verb } from '#kernel/case/verb.ts'
import { dispatcher, supervisor } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { requests } from '../contract.ts'
import { requireUnit, withinUnit } from './catalogue.ts'
import { outcomeOnLeaving } from './in-time.ts'
import { limitsOf } from './limits.ts'
import { factsOf, RECEPTION, request, WITH_UNIT, withFacts } from './request.ts'
import { goOn } from './standing-still.ts'
import { handsChanged } from './topics.ts'

/**
 * 回避: a unit or person that is complained about, or has an interest, cannot see the case from here on (济南市 12345 条例
 * art. 32). If it is the lead, the case goes back to be dispatched anew; the clock of conclusion runs on.
 */
export const recuse = verb({
  name: 'requests.recuse',
  title: { zh: '设置回避', en: 'Recuse' },
  on: request,
  from: ['submitted', ...WITH_UNIT, 'answered', 'merged'],
  input: requests.recuse,
  may: [dispatcher, supervisor],

  run({ office, kase, input, clocks, now, publish }) {
    for (const who of input.who) if (who.startsWith('unit:')) requireUnit(office, who.slice(5))
    const recused = [...new Set([...kase.recused, ...input.who.flatMap((who) => (who.startsWith('unit:') ? withinUnit(office, who.slice(5)) : who))])]
    const says = { who: input.who }
    const seals = { why: input.why }
    // What a unit that cannot see the case any more still owes, nobody can wait for.
    const assist = factsOf(kase).assist?.filter((a) => a.done || !recused.includes(`unit:${a.unit}`))
    for (const { unit } of factsOf(kase).assist ?? []) if (recused.includes(`unit:${unit}`)) clocks.finish(`assist:${unit}`)
    const { into } = factsOf(kase)
    if (into && kase.state === 'merged') publish(message(handsChanged, { caseId: into }))
    const isLead = recused.includes(`unit:${kase.unit_id}`) && WITH_UNIT.some((state) => state === kase.state)
    const { responder } = factsOf(kase)
    const stays = { assist: assist?.length ? assist : undefined, responder: responder && recused.includes(`staff:${responder.id}`) ? undefined : responder }
    if (!isLead) return { set: { recused, ...withFacts(kase, stays) }, says, seals }

    const outcome = outcomeOnLeaving({ kase, clocks, now })
    for (const name of ['sign', 'return', 'adjudicate', 'approve', 'supply', 'extension']) clocks.finish(name)
    for (const name of ['respond', 'opinion', 'outside', 'conclude', 'supervision']) clocks.handTo(name, RECEPTION)
    goOn(clocks)
    clocks.start('dispatch', { kind: 'dispatch', limit: limitsOf(office, kase).dispatch, unit: RECEPTION })
    publish(message(noticed, { to: `unit:${RECEPTION}:dispatcher`, template: 'requests.back_to_work', params: { number: kase.number, why: 'recused' } }))
    const gone = { dispatch: undefined, responder: undefined, returned: undefined, question: undefined, extension: undefined, answer: undefined, promise: undefined }
    return {
      becomes: 'submitted',
      set: { recused, unit_id: RECEPTION, ...withFacts(kase, { ...stays, ...gone, outcome }) },
      says: { ...says, from: kase.unit_id },
      seals,
    }
  },
})
