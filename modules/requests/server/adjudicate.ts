import { verb } from '#kernel/case/verb.ts'
import { dispatcher } from '#kernel/identity/who.ts'
import { message, noticed } from '#kernel/outbox.ts'
import { refuse } from '#kernel/refusal.ts'
import { requests } from '../contract.ts'
import { assign, standsAside, unitWords } from './catalogue.ts'
import { handOver } from './hand-over.ts'
import { factsOf, receptionStandIn, request } from './request.ts'

/**
 * 退单裁定: an objection to a dispatch is decided once, with reasons. The unit that the decision designates may not
 * return the case again (北京市接诉即办工作条例 art. 12; 潍坊市 12345 条例 art. 22). What an upheld return teaches can become a
 * rule of the next catalogue.
 */
export const adjudicate = verb({
  name: 'requests.adjudicate',
  title: { zh: '裁定退单', en: 'Decide on the return' },
  on: request,
  from: ['objected'],
  input: requests.adjudicate,
  may: [dispatcher, receptionStandIn],

  async run(the) {
    const { office, tx, kase, input, today, clocks, now } = the
    const returning = kase.unit_id
    const lead = input.upheld ? (input.lead ?? refuse('no_lead', { zh: '支持退单时，请指定新的主办单位', en: 'To uphold the return, please name the new lead unit' })) : returning
    if (input.upheld && lead === returning) refuse('same_unit', { zh: '支持退单时，请另选主办单位', en: 'To uphold the return, please choose another lead unit' })
    const by = assign(office, { category: kase.category!, area: kase.area, day: today, pins: kase.pins, recused: kase.recused })
    const assist = input.assist ?? (factsOf(kase).assist ?? []).map((a) => a.unit).filter((unit) => unit !== lead && !standsAside(kase, unit))

    clocks.finish('adjudicate')
    const set = handOver(the, { lead, assist, limit: by.limit, rule: lead === by.lead ? by.rule : null, catalogue: by.catalogue, designates: true })
    if (input.upheld && input.amendCatalogue) {
      const proposal = { category: kase.category!, area: kase.area, lead, assist: [...assist], why: input.reason, at: now, settled_in: null }
      await tx.insertInto('requests.catalogue_proposal').values({ case_id: kase.id, ...proposal })
        .onConflict((c) => c.column('case_id').doUpdateSet(proposal)).execute()
    }
    the.publish(message(noticed, { to: `unit:${returning}:handler`, template: 'requests.return_decided', params: { number: kase.number, upheld: input.upheld } }))
    if (input.upheld) the.publish(message(noticed, { to: `resident:${kase.applicant_id}`, template: 'requests.dispatched', params: { number: kase.number, unit: unitWords(office, lead) } }))
    return {
      becomes: 'dispatched',
      set,
      says: { upheld: input.upheld, from: returning, lead, assist, amends: input.upheld && !!input.amendCatalogue },
      seals: { reason: input.reason },
    }
  },
})
